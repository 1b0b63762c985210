#include "protocol/jsonobjects.h"

#include <QVarLengthArray>

#include <limits>

namespace WebPubSub::JsonObjects {

namespace {

using namespace Qt::StringLiterals;

bool isNone(const JsonField &value)
{
    return value.kind == JsonField::Absent || value.kind == JsonField::Null;
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/*!
    The members of \p object called \p names, in their order; of repeated ones the last. Their strings live
   until the next object is read, so that nested objects must come after the strings beside them.
*/
template <size_t count>
std::array<JsonField, count> members(FieldReader &reader, const JsonField &object, QLatin1String path,
    const std::array<std::string_view, count> &names)
{
    std::array<JsonField, count> found;
    if (object.kind != JsonField::Object) {
        reader.fail("FRAME_FIELD"_L1, path, u"an object"_s, object.kindName());
        return found;
    }
    reader.visitMembers(object, path, [&](std::string_view name, const JsonField &value) {
        for (size_t i = 0; i < count; ++i) {
            if (names[i] == name)
                found[i] = value;
        }
        return true;
    });
    return found;
}

std::optional<GroupState> readStrings(FieldReader &reader, const JsonField &object, QLatin1String path)
{
    if (isNone(object))
        return {};
    GroupState strings;
    if (object.kind != JsonField::Object) {
        reader.fail("FRAME_FIELD"_L1, path, u"an object of strings"_s, object.kindName());
        return strings;
    }
    reader.visitMembers(object, path, [&](std::string_view name, const JsonField &value) {
        if (value.kind != JsonField::String)
            reader.fail(
                "FRAME_FIELD"_L1, path, u"an object of strings"_s, u"%1 in it"_s.arg(value.kindName()));
        strings.insert(toQString(name), toQString(value.text));
        return true;
    });
    return strings;
}

StreamError readStreamError(FieldReader &reader, const JsonField &object)
{
    const auto [name, message, code] =
        members<3>(reader, object, "stream.error"_L1, {"name", "message", "userErrorCode"});
    return {.name = reader.optionalString(name, "stream.error.name"_L1),
        .message = reader.optionalString(message, "stream.error.message"_L1),
        .userErrorCode = reader.optionalString(code, "stream.error.userErrorCode"_L1)};
}

GroupStateItem readItem(FieldReader &reader, const JsonField &object)
{
    const auto [connectionId, userId, state, updatedAt] =
        members<4>(reader, object, "items"_L1, {"connectionId", "userId", "state", "updatedAt"});
    GroupStateItem item;
    item.connectionId = reader.requiredWord(connectionId, "items.connectionId"_L1);
    item.userId = reader.optionalString(userId, "items.userId"_L1);
    item.updatedAt = reader.requiredTime(updatedAt, "items.updatedAt"_L1);
    item.state = readStrings(reader, state, "items.state"_L1);
    return item;
}

} // namespace

std::optional<AckError> readError(FieldReader &reader)
{
    const JsonField &object = reader.field(JsonKey::Error);
    if (isNone(object))
        return {};
    // Whatever they are: an error that cannot be read in full is an error all the same.
    const auto [name, message] = members<2>(reader, object, "error"_L1, {"name", "message"});
    return AckError{.name = toQString(name.text), .message = toQString(message.text)};
}

StreamStart readStreamStart(FieldReader &reader)
{
    const auto [streamId, idleTimeoutMs] =
        members<2>(reader, reader.field(JsonKey::Stream), "stream"_L1, {"streamId", "idleTimeoutMs"});
    StreamStart start{.streamId = reader.requiredWord(streamId, "stream.streamId"_L1)};
    if (isNone(idleTimeoutMs))
        return start;
    constexpr quint64 longest = std::numeric_limits<quint32>::max();
    const quint64 timeout = reader.requiredId(idleTimeoutMs, "stream.idleTimeoutMs"_L1, "FRAME_FIELD"_L1, 1);
    if (timeout > longest)
        reader.fail("FRAME_FIELD"_L1, "stream.idleTimeoutMs"_L1, u"at most %1 ms"_s.arg(longest),
            u"a larger number"_s);
    start.idleTimeoutMs = quint32(qMin(timeout, longest));
    return start;
}

std::optional<StreamAbort> readStreamAbort(FieldReader &reader)
{
    const JsonField &object = reader.field(JsonKey::Error);
    if (isNone(object))
        return {};
    const auto [message, code] = members<2>(reader, object, "error"_L1, {"message", "userErrorCode"});
    return StreamAbort{.message = reader.optionalString(message, "error.message"_L1),
        .userErrorCode = reader.optionalString(code, "error.userErrorCode"_L1)};
}

std::optional<StreamInfo> readStreamInfo(FieldReader &reader)
{
    const JsonField &object = reader.field(JsonKey::Stream);
    if (isNone(object))
        return {};
    const auto [streamId, sequenceId, endOfStream, error] =
        members<4>(reader, object, "stream"_L1, {"streamId", "streamSequenceId", "endOfStream", "error"});
    StreamInfo stream;
    stream.streamId = reader.requiredWord(streamId, "stream.streamId"_L1);
    stream.streamSequenceId = reader.requiredId(sequenceId, "stream.streamSequenceId"_L1, "FRAME_SEQ"_L1);
    stream.endOfStream = !isNone(endOfStream) && reader.requiredBool(endOfStream, "stream.endOfStream"_L1);
    if (!isNone(error))
        stream.error = readStreamError(reader, error);
    return stream;
}

std::optional<GroupState> readState(FieldReader &reader)
{
    return readStrings(reader, reader.field(JsonKey::State), "state"_L1);
}

QList<GroupStateItem> readItems(FieldReader &reader)
{
    const JsonField &array = reader.field(JsonKey::Items);
    if (array.kind != JsonField::Array) {
        reader.fail("FRAME_FIELD"_L1, JsonKey::Items, u"an array of objects"_s);
        return {};
    }
    // Gathered first: the strings of an object live until the next visit only.
    QVarLengthArray<JsonField, 16> objects;
    reader.visitElements(array, "items"_L1, [&objects](const JsonField &value) {
        objects.append(value);
        return true;
    });
    QList<GroupStateItem> items;
    items.reserve(objects.size());
    for (const JsonField &object : objects)
        items.append(readItem(reader, object));
    return items;
}

} // namespace WebPubSub::JsonObjects
