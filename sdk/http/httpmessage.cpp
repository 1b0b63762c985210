#include "http/httpmessage.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QByteArray firstValue(const HttpHeaders &headers, QByteArrayView name)
{
    const auto it = std::find_if(headers.begin(), headers.end(),
        [name](const HttpHeader &header) { return sameName(header.first, name); });
    return it == headers.end() ? QByteArray() : it->second.isNull() ? QByteArray("") : it->second;
}

//! RFC 9110 section 5.6.7; always in English and GMT.
QByteArray httpDate()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
        .toLatin1();
}

QByteArray harmlessValue(QByteArray value)
{
    for (char &c : value) {
        const auto byte = uchar(c);
        if ((byte < 0x20 && byte != '\t') || byte == 0x7f)
            c = ' ';
    }
    return value;
}

//! RFC 9110 section 8.6: these never have a body, nor a Content-Length.
bool isBodiless(int status)
{
    return status < 200 || status == 204 || status == 304;
}

} // namespace

bool HttpRequest::hasHeader(QByteArrayView name) const
{
    return !header(name).isNull();
}

QByteArray HttpRequest::header(QByteArrayView name) const
{
    return firstValue(headers, name);
}

QList<QByteArray> HttpRequest::headerValues(QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const HttpHeader &header : headers) {
        if (sameName(header.first, name))
            values.append(header.second);
    }
    return values;
}

QList<QByteArray> HttpRequest::headerList(QByteArrayView name) const
{
    QList<QByteArray> elements;
    for (const QByteArray &value : headerValues(name)) {
        for (const QByteArray &element : value.split(',')) {
            const QByteArray trimmed = element.trimmed();
            if (!trimmed.isEmpty())
                elements.append(trimmed);
        }
    }
    return elements;
}

bool HttpRequest::headerListHas(QByteArrayView name, QByteArrayView element) const
{
    const QList<QByteArray> list = headerList(name);
    return std::any_of(
        list.begin(), list.end(), [element](const QByteArray &item) { return sameName(item, element); });
}

bool HttpRequest::hasQuery(QStringView name) const
{
    return std::any_of(query.begin(), query.end(),
        [name](const auto &item) { return item.first.compare(name, Qt::CaseInsensitive) == 0; });
}

QString HttpRequest::queryValue(QStringView name) const
{
    const QStringList values = queryValues(name);
    return values.isEmpty() ? QString() : values.first();
}

QStringList HttpRequest::queryValues(QStringView name) const
{
    QStringList values;
    for (const auto &[key, value] : query) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values;
}

QByteArray HttpRequest::url() const
{
    return "http://" + header("Host") + target;
}

HttpResponse HttpResponse::text(int status, const QString &text)
{
    return HttpResponse{status, {{"Content-Type", "text/plain; charset=utf-8"}}, text.toUtf8()};
}

HttpResponse HttpResponse::json(int status, const QByteArray &json)
{
    return HttpResponse{status, {{"Content-Type", "application/json; charset=utf-8"}}, json};
}

HttpResponse HttpResponse::error(int status, const QString &code, const QString &message)
{
    const QJsonObject detail{{u"code"_s, code}, {u"message"_s, message}};
    HttpResponse response = json(status, QJsonDocument(detail).toJson(QJsonDocument::Compact));
    return response.addHeader("x-ms-error-code", code.toUtf8());
}

HttpResponse &HttpResponse::addHeader(const QByteArray &name, const QByteArray &value)
{
    headers.append({name, value});
    return *this;
}

QByteArray HttpResponse::header(QByteArrayView name) const
{
    return firstValue(headers, name);
}

QByteArrayView reasonPhrase(int status)
{
    static constexpr std::pair<int, const char *> phrases[] = {{100, "Continue"},
        {101, "Switching Protocols"}, {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {204, "No Content"},
        {304, "Not Modified"}, {400, "Bad Request"}, {401, "Unauthorized"}, {403, "Forbidden"},
        {404, "Not Found"}, {405, "Method Not Allowed"}, {408, "Request Timeout"}, {409, "Conflict"},
        {411, "Length Required"}, {413, "Content Too Large"}, {414, "URI Too Long"},
        {415, "Unsupported Media Type"}, {417, "Expectation Failed"}, {421, "Misdirected Request"},
        {426, "Upgrade Required"}, {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"},
        {503, "Service Unavailable"}, {504, "Gateway Timeout"}, {505, "HTTP Version Not Supported"}};
    const auto it = std::find_if(std::begin(phrases), std::end(phrases),
        [status](const auto &phrase) { return phrase.first == status; });
    return it == std::end(phrases) ? QByteArrayView("Unknown") : QByteArrayView(it->second);
}

QByteArray serialized(const HttpResponse &response, const ResponseFraming &framing)
{
    QByteArray out = "HTTP/1.1 " + QByteArray::number(response.status) + ' ';
    out += reasonPhrase(response.status);
    out += "\r\n";
    for (const auto &[name, value] : response.headers)
        out += name + ": " + harmlessValue(value) + "\r\n";
    if (response.status != 101) {
        out += "Date: " + httpDate() + "\r\n";
        if (!isBodiless(response.status))
            out += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
        if (!framing.keepAlive)
            out += "Connection: close\r\n";
        else if (framing.minorVersion == 0)
            out += "Connection: keep-alive\r\n";
    }
    out += "\r\n";
    if (!framing.headOnly && !isBodiless(response.status))
        out += response.body;
    return out;
}

} // namespace WebPubSub
