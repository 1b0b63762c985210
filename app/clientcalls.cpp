#include "clientcalls.h"

#include "protocol/fieldreader.h"
#include "protocol/jsonvalidator.h"

#include <algorithm>
#include <array>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace App {

namespace {

constexpr size_t longestId = 256; //!< bytes; an id comes back in every answer

QByteArray copied(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

struct Member {
    JsonField::Kind kind = JsonField::Absent;
    QByteArray raw = {}; //!< cut after longestId + 1 bytes
    QByteArray text = {}; //!< of a string
};

//! The members that no frame has, read before the others.
struct Envelope {
    Member id = {};
    Member call = {};
    Member target = {};
    Member invocationId = {};
    Member fireAndForget = {};
    QStringList names = {}; //!< of all members

    Member *find(std::string_view name)
    {
        if (name == "id")
            return &id;
        if (name == "call")
            return &call;
        if (name == "target")
            return &target;
        if (name == "invocationId")
            return &invocationId;
        return name == "fireAndForget" ? &fireAndForget : nullptr;
    }
};

Error callError(QLatin1String code, const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = code, .message = message};
}

Error fieldError(QLatin1String code, const QString &field, const QString &expected, JsonField::Kind found)
{
    return callError(code,
        u"Field \"%1\": expected %2 but found %3."_s.arg(
            field, expected, JsonField{.kind = found}.kindName()));
}

//! Why visitObject() refused \p line.
Error lineError(QByteArrayView line)
{
    if (const auto fault = findJsonFault(line))
        return callError(fault->kind == JsonFault::Encoding ? "CALL_UTF"_L1 : "CALL_JSON"_L1,
            u"The line is no JSON object. "_s + fault->description(line));
    if (line.trimmed().startsWith('{'))
        return callError("CALL_UTF"_L1,
            u"A string in the line holds half of a surrogate pair (\\ud800 to \\udfff alone). Expected "
            "Unicode text. Write both halves, or send the bytes as binary."_s);
    return callError("CALL_NOT_OBJECT"_L1,
        u"The line is JSON but not an object. Expected {\"id\":1,\"call\":\"start\"} or another call."_s);
}

bool isId(const Member &member)
{
    return (member.kind == JsonField::Number || member.kind == JsonField::String)
        && size_t(member.raw.size()) <= longestId;
}

std::optional<Error> readEnvelope(JsonFields &fields, QByteArrayView line, Envelope &envelope)
{
    const auto visit = [&](std::string_view name, const JsonField &value) {
        if (Member *member = envelope.find(name))
            *member = {value.kind, copied(value.raw.substr(0, longestId + 1)), copied(value.text)};
        envelope.names.append(QString::fromUtf8(copied(name.substr(0, longestId))));
        return true;
    };
    if (!fields.visitObject(line, visit))
        return lineError(line);
    return {};
}

//! One call's members as they are read; keeps the first error, as FieldReader does.
class CallReader {
public:
    CallReader(JsonFields &fields, const Envelope &envelope)
        : m_envelope(envelope)
        , m_reader(fields, FieldReader::Direction::Up)
    {
    }

    QString group() { return m_reader.requiredString(JsonKey::Group); }
    QString event() { return m_reader.requiredString(JsonKey::Event); }
    std::optional<quint64> ackId() { return m_reader.optionalId(JsonKey::AckId, "FRAME_ACKID"_L1); }
    Payload payload();
    SendOptions options();
    QString invocationId();
    QByteArray target();

    //! What was read, or what was wrong with it.
    Result<ClientCall> finish(ClientCall call) const
    {
        if (m_error)
            return *m_error;
        if (m_reader.error())
            return *m_reader.error();
        return call;
    }

private:
    const Envelope &m_envelope;
    FieldReader m_reader;
    std::optional<Error> m_error;
};

Payload CallReader::payload()
{
    // A frame has defaults for both; in a call a missing member is more likely forgotten.
    if (!m_reader.has(JsonKey::DataType))
        m_reader.fail(
            "FRAME_FIELD"_L1, JsonKey::DataType, u"\"json\", \"text\", \"binary\" or \"protobuf\""_s);
    if (!m_reader.has(JsonKey::Data))
        m_reader.fail("FRAME_DATA"_L1, JsonKey::Data,
            u"a string for text, any JSON for json, base64 for binary and protobuf"_s);
    return m_reader.error() ? Payload() : m_reader.payload();
}

SendOptions CallReader::options()
{
    const Member &fireAndForget = m_envelope.fireAndForget;
    if (fireAndForget.kind != JsonField::Absent && fireAndForget.kind != JsonField::Bool)
        m_error = fieldError(
            "CALL_FIELD"_L1, u"fireAndForget"_s, u"true or false, without quotes"_s, fireAndForget.kind);
    return {.noEcho = m_reader.optionalBool(JsonKey::NoEcho),
        .fireAndForget = fireAndForget.raw == "true",
        .ackId = ackId(),
        .ttlSeconds = m_reader.ttlSeconds(),
        .metadata = m_reader.metadata()};
}

QString CallReader::invocationId()
{
    const Member &id = m_envelope.invocationId;
    const bool isMissing = id.kind == JsonField::Absent || id.kind == JsonField::Null;
    if (!isMissing && (id.kind != JsonField::String || id.text.isEmpty()))
        m_error = fieldError("CALL_FIELD"_L1, u"invocationId"_s, u"a string that is not empty"_s, id.kind);
    return QString::fromUtf8(id.text);
}

QByteArray CallReader::target()
{
    if (!isId(m_envelope.target))
        m_error = fieldError(
            "CALL_FIELD"_L1, u"target"_s, u"the id of an invokeEvent call"_s, m_envelope.target.kind);
    return m_envelope.target.raw;
}

struct CallKind {
    QLatin1String name;
    QLatin1String members; //!< beside id and call, separated by blanks
    ClientCall (*read)(CallReader &);
};

// Braces of an initializer list are read from left to right.
constexpr std::array<CallKind, 9> callKinds = {{
    {"start"_L1, ""_L1, [](CallReader &) -> ClientCall { return StartCall{}; }},
    {"stop"_L1, ""_L1, [](CallReader &) -> ClientCall { return StopCall{}; }},
    {"joinGroup"_L1, "group ackId"_L1,
        [](CallReader &in) -> ClientCall {
            return JoinGroupCall{in.group(), in.ackId()};
        }},
    {"leaveGroup"_L1, "group ackId"_L1,
        [](CallReader &in) -> ClientCall {
            return LeaveGroupCall{in.group(), in.ackId()};
        }},
    {"sendToGroup"_L1, "group dataType data noEcho fireAndForget ackId ttlSeconds metadata"_L1,
        [](CallReader &in) -> ClientCall {
            return SendToGroupCall{in.group(), in.payload(), in.options()};
        }},
    {"sendEvent"_L1, "event dataType data fireAndForget ackId metadata"_L1,
        [](CallReader &in) -> ClientCall {
            return SendEventCall{in.event(), in.payload(), in.options()};
        }},
    {"invokeEvent"_L1, "event dataType data invocationId"_L1,
        [](CallReader &in) -> ClientCall {
            return InvokeEventCall{in.event(), in.payload(), in.invocationId()};
        }},
    {"cancel"_L1, "target"_L1, [](CallReader &in) -> ClientCall { return CancelCall{in.target()}; }},
    {"exit"_L1, ""_L1, [](CallReader &) -> ClientCall { return ExitCall{}; }},
}};

const CallKind *findKind(const Member &call)
{
    const auto isIt = [&](const CallKind &kind) { return QLatin1String(call.text) == kind.name; };
    const auto found = std::find_if(callKinds.begin(), callKinds.end(), isIt);
    return call.kind != JsonField::String || found == callKinds.end() ? nullptr : &*found;
}

Error unknownCall(const Envelope &envelope)
{
    QStringList names;
    for (const CallKind &kind : callKinds)
        names.append(kind.name);
    const QString known = u"one of "_s + names.join(u", "_s);
    if (envelope.call.kind != JsonField::String)
        return fieldError("CALL_FIELD"_L1, u"call"_s, known, envelope.call.kind);
    return callError("CALL_UNKNOWN"_L1,
        u"There is no call \"%1\". Expected %2."_s.arg(
            QString::fromUtf8(envelope.call.text).left(64), known));
}

} // namespace

CallLine parseCall(JsonFields &fields, QByteArrayView line)
{
    Envelope envelope;
    if (const auto error = readEnvelope(fields, line, envelope))
        return {.call = *error};
    if (!isId(envelope.id))
        return {
            .call = fieldError("CALL_ID"_L1, u"id"_s,
                u"a number or a string of at most %1 bytes, to be told again in the answer"_s.arg(longestId),
                envelope.id.kind)};
    const CallKind *kind = findKind(envelope.call);
    if (!kind)
        return {.id = envelope.id.raw, .call = unknownCall(envelope)};
    if (const auto error = fields.read(line, line.size()))
        return {.id = envelope.id.raw, .call = *error};

    const QStringList members = QString(kind->members).split(u' ');
    CallLine parsed{.id = envelope.id.raw, .call = ClientCall()};
    for (const QString &name : std::as_const(envelope.names)) {
        if (name != u"id" && name != u"call" && !members.contains(name))
            parsed.ignored.append(name);
    }
    CallReader reader(fields, envelope);
    parsed.call = reader.finish(kind->read(reader));
    return parsed;
}

} // namespace App
