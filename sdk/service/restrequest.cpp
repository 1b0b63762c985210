#include "service/restrequest.h"

namespace WebPubSub {

namespace {

QByteArray encodedSegment(const QString &segment)
{
    if (segment.startsWith(QLatin1Char(':')))
        return ':' + QUrl::toPercentEncoding(segment.mid(1));
    return QUrl::toPercentEncoding(segment);
}

QByteArray contentTypeOf(DataType type)
{
    switch (type) {
    case DataType::Text:
        return "text/plain; charset=utf-8";
    case DataType::Json:
        return "application/json";
    case DataType::Binary:
    case DataType::Protobuf:
        break;
    }
    return "application/octet-stream";
}

} // namespace

RestRequest::RestRequest(const QByteArray &method, const QStringList &path)
    : m_method(method)
{
    for (const QString &segment : path)
        m_path += '/' + encodedSegment(segment);
}

RestRequest &RestRequest::query(const QString &name, const QString &value)
{
    m_query.emplace_back(name, value);
    return *this;
}

RestRequest &RestRequest::body(const Payload &payload)
{
    m_content = payload.bytes;
    m_contentType = contentTypeOf(payload.type);
    return *this;
}

QUrl RestRequest::url(const QUrl &endpoint) const
{
    QByteArray text = endpoint.toEncoded(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (text.endsWith('/'))
        text.chop(1);
    text += m_path + "?api-version=" + QByteArray(restApiVersion.data(), restApiVersion.size());
    for (const auto &[name, value] : m_query)
        text += '&' + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

QString RestRequest::path() const
{
    return QString::fromLatin1(m_path);
}

} // namespace WebPubSub
