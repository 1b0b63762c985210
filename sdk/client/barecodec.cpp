#include "client/barecodec.h"

#include "client/acktable.h"

#include <QUrlQuery>

#include <algorithm>

namespace WebPubSub {

namespace {

const Payload *payloadOf(const ClientFrame &frame)
{
    if (const auto *send = std::get_if<SendToGroupFrame>(&frame))
        return &send->payload;
    if (const auto *event = std::get_if<EventFrame>(&frame))
        return &event->payload;
    return nullptr;
}

//! Of a parameter that comes twice the last value counts, as the service has it.
QString lastValue(const QUrl &url, const QString &name)
{
    const QStringList values = QUrlQuery(url).allQueryItemValues(name, QUrl::FullyDecoded);
    return values.isEmpty() ? QString() : values.last();
}

bool is(const QString &value, const char *expected)
{
    return value.compare(QLatin1String(expected), Qt::CaseInsensitive) == 0;
}

Error cannotSay(const ClientFrame &frame, const QString &why)
{
    return {.kind = ErrorKind::Invalid,
        .name = QStringLiteral("SIMPLE_CLIENT"),
        .message = QStringLiteral("%1 was not sent: %2").arg(requestName(frame), why)};
}

Error needsASubprotocol(const ClientFrame &frame, const QString &what)
{
    return cannotSay(frame,
        QStringLiteral("%1 needs a Web PubSub subprotocol, and this connection exchanges bare payloads. Set "
                       "ClientOptions::protocol to %2; groups may also be joined by the token or the server.")
            .arg(what, Subprotocol::reliableJson));
}

Result<Done> checkEvent(const ClientFrame &frame, const EventFrame &event, const QUrl &url)
{
    if (is(lastValue(url, QStringLiteral("webpubsub_mode")), "sendToGroup"))
        return cannotSay(frame,
            QStringLiteral("the URL has webpubsub_mode=sendToGroup, so every frame goes to its group. Use "
                           "sendToGroup(), or take the parameter out of the client access URL."));
    if (!is(event.event, "message"))
        return cannotSay(frame,
            QStringLiteral("without a Web PubSub subprotocol every frame is the event \"message\". Send that "
                           "event, or set ClientOptions::protocol."));
    return event.metadata.isEmpty() ? Result<Done>(Done{})
                                    : needsASubprotocol(frame, QStringLiteral("metadata"));
}

Result<Done> checkSend(const ClientFrame &frame, const SendToGroupFrame &send, const QUrl &url)
{
    const QString group = lastValue(url, QStringLiteral("group"));
    if (!is(lastValue(url, QStringLiteral("webpubsub_mode")), "sendToGroup"))
        return cannotSay(frame,
            QStringLiteral("without a Web PubSub subprotocol the URL names the group. Add "
                           "webpubsub_mode=sendToGroup&group=… to the client access URL, or set "
                           "ClientOptions::protocol."));
    if (send.group != group)
        return cannotSay(frame,
            QStringLiteral("the URL sends every frame to the group \"%1\". Send to that group, or set "
                           "ClientOptions::protocol.")
                .arg(group.left(128)));
    if (send.noEcho && !is(lastValue(url, QStringLiteral("noEcho")), "true"))
        return cannotSay(frame,
            QStringLiteral("noEcho is the URL's matter here. Add noEcho=true to the client access URL."));
    if (send.ttlSeconds || !send.metadata.isEmpty())
        return needsASubprotocol(
            frame, send.ttlSeconds ? QStringLiteral("ttlSeconds") : QStringLiteral("metadata"));
    return Done{};
}

} // namespace

BareCodec::BareCodec(const QString &subprotocol)
    : m_name(subprotocol.toLatin1())
{
}

QByteArray BareCodec::encode(const ClientFrame &frame) const
{
    const Payload *payload = payloadOf(frame);
    return payload ? payload->bytes : QByteArray();
}

bool BareCodec::isBinaryFrame(const ClientFrame &frame) const
{
    const Payload *payload = payloadOf(frame);
    return payload && (payload->type == DataType::Binary || payload->type == DataType::Protobuf);
}

Result<ServerFrame> BareCodec::decodeServerFrame(const QByteArray &bytes)
{
    return decodeMessage(bytes, false);
}

Result<ServerFrame> BareCodec::decodeMessage(const QByteArray &bytes, bool isBinaryMessage)
{
    return ServerFrame(
        ServerMessageFrame{.payload = {isBinaryMessage ? DataType::Binary : DataType::Text, bytes}});
}

bool isSubprotocolName(QStringView name)
{
    const auto isTokenCharacter = [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z')
            || QStringView(u"!#$%&'*+-.^_`|~").contains(c);
    };
    return !name.isEmpty() && name.size() <= 128 && std::all_of(name.begin(), name.end(), isTokenCharacter);
}

Result<Done> BareCodec::canSay(const ClientFrame &frame, const QUrl &url) const
{
    if (const auto *event = std::get_if<EventFrame>(&frame))
        return checkEvent(frame, *event, url);
    if (const auto *send = std::get_if<SendToGroupFrame>(&frame))
        return checkSend(frame, *send, url);
    return needsASubprotocol(frame, frameType(frame));
}

} // namespace WebPubSub
