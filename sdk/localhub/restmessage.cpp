#include "localhub/restmessage.h"

#include "protocol/metadata.h"

#include <QStringDecoder>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

Error badRequest(const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = u"Error.BadRequest"_s, .message = message, .httpStatus = 400};
}

Error unsupported(const QString &message)
{
    return {.kind = ErrorKind::Invalid,
        .name = u"Error.UnsupportedMediaType"_s,
        .message = message,
        .httpStatus = 415};
}

//! The value of `charset` in a content type, lower case; empty when it has none.
QByteArray charsetOf(const QByteArray &contentType)
{
    const QList<QByteArray> parts = contentType.toLower().split(';');
    for (const QByteArray &part : parts.mid(1)) {
        const QByteArray parameter = part.trimmed();
        if (parameter.startsWith("charset="))
            return parameter.mid(8).replace('"', "");
    }
    return {};
}

Result<Payload> textPayload(const HttpRequest &request, const QByteArray &contentType)
{
    const QByteArray charset = charsetOf(contentType);
    QStringDecoder decoder(charset.isEmpty() ? "utf-8" : charset.constData());
    if (!decoder.isValid())
        return unsupported(u"The charset of the content type is not known; send UTF-8."_s);
    const QString text = decoder(request.body);
    if (decoder.hasError())
        return badRequest(u"The body is not valid text in the charset of its content type; send UTF-8."_s);
    return Payload::text(text);
}

Result<Payload> readPayload(const HttpRequest &request)
{
    const QByteArray contentType = request.header("Content-Type");
    const QByteArray mediaType = contentType.toLower().split(';').first().trimmed();
    if (mediaType == "text/plain")
        return textPayload(request, contentType);
    if (mediaType == "application/json") {
        if (const auto valid = validJson(request.body); !valid)
            return badRequest(u"The body is not JSON. %1"_s.arg(valid.error().message));
        return Payload::jsonText(request.body);
    }
    if (mediaType.isEmpty() || mediaType == "application/octet-stream")
        return Payload::binary(request.body);
    return unsupported(u"This content type is not supported; send text/plain, application/json or "
                       u"application/octet-stream."_s);
}

Result<Metadata> readMetadata(const HttpRequest &request)
{
    static constexpr QByteArrayView prefix("x-webpubsub-metadata-");
    Metadata metadata;
    for (const auto &[name, value] : request.headers) {
        const QByteArray lower = name.toLower();
        if (lower.startsWith(prefix))
            metadata[QString::fromLatin1(lower.mid(prefix.size()))] =
                QString::fromUtf8(value.split(',').last().trimmed());
    }
    if (const auto valid = validMetadata(metadata); !valid)
        return badRequest(valid.error().message);
    return metadata;
}

} // namespace

Result<RestMessage> readRestMessage(const HttpRequest &request)
{
    // The official emulator wants a length and no chunks (section 2.4).
    if (!request.hasHeader("Content-Length"))
        return badRequest(u"The call has no Content-Length; send the message in one piece."_s);
    auto payload = readPayload(request);
    if (!payload)
        return payload.error();
    auto metadata = readMetadata(request);
    if (!metadata)
        return metadata.error();
    return RestMessage{*payload, *metadata};
}

} // namespace WebPubSub
