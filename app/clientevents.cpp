#include "clientevents.h"

#include "protocol/jsonparts.h"

using namespace WebPubSub;

namespace App {

namespace {

constexpr qsizetype usualBytes = 256;

JsonWriter event(QByteArrayView name, qsizetype expectedBytes = usualBytes)
{
    JsonWriter out(expectedBytes);
    out.raw("{\"event\":\"").raw(name).raw("\"");
    return out;
}

JsonWriter answer(const QByteArray &id, bool ok)
{
    JsonWriter out(usualBytes);
    out.raw("{\"id\":").raw(id.isEmpty() ? QByteArrayView("null") : QByteArrayView(id));
    out.raw(ok ? ",\"ok\":true" : ",\"ok\":false");
    return out;
}

QByteArray end(JsonWriter &out)
{
    return out.raw("}\n").take();
}

void writeMember(JsonWriter &out, QByteArrayView name, QStringView text)
{
    out.raw(",\"").raw(name).raw("\":").string(text);
}

//! Nobody is null, as in the service's own frames.
void writeUser(JsonWriter &out, QByteArrayView name, const QString &user)
{
    if (user.isEmpty())
        out.raw(",\"").raw(name).raw("\":null");
    else
        writeMember(out, name, user);
}

void writeError(JsonWriter &out, const Error &error)
{
    out.raw(",\"error\":{\"name\":").string(error.name).raw(",\"message\":").string(error.message);
    JsonParts::writeAckId(out, error.ackId);
    out.raw("}");
}

//! JSON data may have been written over several lines; between its tokens a blank does as well.
Payload onOneLine(Payload payload)
{
    if (payload.type == DataType::Json)
        payload.bytes.replace('\n', ' ').replace('\r', ' ');
    return payload;
}

void writeMessage(
    JsonWriter &out, const Payload &payload, std::optional<quint64> sequenceId, const Metadata &metadata)
{
    JsonParts::writePayload(out, onOneLine(payload));
    JsonParts::writeSequenceId(out, sequenceId);
    JsonParts::writeMetadata(out, metadata);
}

QByteArray connectionEvent(QByteArrayView name, const QString &connectionId)
{
    JsonWriter out = event(name);
    writeMember(out, "connectionId", connectionId);
    return end(out);
}

} // namespace

QByteArray doneAnswer(const QByteArray &id)
{
    JsonWriter out = answer(id, true);
    return end(out);
}

QByteArray ackAnswer(const QByteArray &id, const Ack &ack)
{
    JsonWriter out = answer(id, true);
    JsonParts::writeAckId(out, ack.id);
    if (ack.id)
        out.raw(ack.duplicate ? ",\"duplicate\":true" : ",\"duplicate\":false");
    return end(out);
}

QByteArray invocationAnswer(const QByteArray &id, const InvokeResult &result)
{
    JsonWriter out = answer(id, true);
    writeMember(out, "invocationId", result.invocationId);
    if (result.payload)
        JsonParts::writePayload(out, onOneLine(*result.payload));
    return end(out);
}

QByteArray errorAnswer(const QByteArray &id, const Error &error)
{
    JsonWriter out = answer(id, false);
    writeError(out, error);
    return end(out);
}

QByteArray connectedEvent(const QString &connectionId, const QString &userId)
{
    JsonWriter out = event("connected");
    writeMember(out, "connectionId", connectionId);
    writeUser(out, "userId", userId);
    return end(out);
}

QByteArray disconnectedEvent(const QString &connectionId, const QString &message)
{
    JsonWriter out = event("disconnected");
    writeMember(out, "connectionId", connectionId);
    writeMember(out, "message", message);
    return end(out);
}

QByteArray stoppedEvent()
{
    JsonWriter out = event("stopped");
    return end(out);
}

QByteArray recoveringEvent(const QString &connectionId)
{
    return connectionEvent("recovering", connectionId);
}

QByteArray recoveredEvent(const QString &connectionId)
{
    return connectionEvent("recovered", connectionId);
}

QByteArray groupMessageEvent(const GroupMessage &message)
{
    JsonWriter out = event("groupMessage",
        JsonParts::expectedBytes(message.payload, message.group.size() + message.fromUserId.size()));
    writeMember(out, "group", message.group);
    writeUser(out, "fromUserId", message.fromUserId);
    writeMessage(out, message.payload, message.sequenceId, message.metadata);
    return end(out);
}

QByteArray serverMessageEvent(const ServerMessage &message)
{
    JsonWriter out = event("serverMessage", JsonParts::expectedBytes(message.payload, 0));
    writeMessage(out, message.payload, message.sequenceId, message.metadata);
    return end(out);
}

QByteArray rejoinGroupFailedEvent(const QString &group, const Error &error)
{
    JsonWriter out = event("rejoinGroupFailed");
    writeMember(out, "group", group);
    writeError(out, error);
    return end(out);
}

QByteArray discontinuityEvent(quint64 first, quint64 last)
{
    JsonWriter out = event("discontinuity");
    out.raw(",\"from\":").number(first).raw(",\"to\":");
    if (last == 0)
        out.raw("null");
    else
        out.number(last);
    return end(out);
}

} // namespace App
