#pragma once

#include "protocol/frames.h"
#include "protocol/jsonfields.h"

namespace WebPubSub {

/*!
    The second half of decoding: typed values out of one frame's fields. Keeps the first error, so that a
   frame's decoder is a plain list of its members and asks for the error once, at the end.

    Error texts name the field and the kind of value that was found, never the value.
*/
class FieldReader {
public:
    //! Up: client to service, with the strict rules of client-protocol.md section 3.1. Down: the other way.
    enum class Direction { Up, Down };

    FieldReader(JsonFields &fields, Direction direction)
        : m_fields(fields)
        , m_direction(direction)
    {
    }

    bool isUp() const { return m_direction == Direction::Up; }
    const JsonField &field(JsonKey key) const { return m_fields[key]; }
    bool has(JsonKey key) const { return field(key).kind != JsonField::Absent; }

    QString requiredString(JsonKey key) { return requiredString(field(key), jsonKeyName(key)); }
    QString optionalString(JsonKey key) { return optionalString(field(key), jsonKeyName(key)); }
    //! A string that must not be empty, such as a streamId.
    QString requiredWord(JsonKey key) { return requiredWord(field(key), jsonKeyName(key)); }
    bool requiredBool(JsonKey key);
    bool optionalBool(JsonKey key); //!< absent is false, null is an error
    //! \p code is FRAME_ACKID, FRAME_SEQ…; digits only, exact to 2^64-1.
    quint64 requiredId(JsonKey key, QLatin1String code, quint64 smallest = 0);
    std::optional<quint64> optionalId(
        JsonKey key, QLatin1String code, quint64 smallest = 0); //!< null is absent
    //! A required name with a rule of its own, such as validGroupName().
    QString name(JsonKey key, Result<Done> (*rule)(const QString &));

    std::optional<int> ttlSeconds();
    Payload payload();
    //! Nothing when the frame has neither data nor dataType (down: or both are null).
    std::optional<Payload> optionalPayload();
    Metadata metadata();

    // The same for values inside nested objects; \p path ("stream.streamId") is for error texts.
    QString requiredString(const JsonField &value, QLatin1String path);
    QString optionalString(const JsonField &value, QLatin1String path); //!< absent and null are empty
    QString requiredWord(const JsonField &value, QLatin1String path);
    bool requiredBool(const JsonField &value, QLatin1String path);
    quint64 requiredId(const JsonField &value, QLatin1String path, QLatin1String code, quint64 smallest = 0);
    qint64 requiredTime(const JsonField &value, QLatin1String path); //!< a signed whole number

    //! Visits the members of a nested object; fails with FRAME_UTF at half of a surrogate pair.
    void visitMembers(const JsonField &object, QLatin1String path, const JsonFields::MemberVisitor &visitor);
    void visitElements(const JsonField &array, QLatin1String path, const JsonFields::ElementVisitor &visitor);

    void fail(QLatin1String code, JsonKey key, const QString &expected, const QString &found = {});
    void fail(QLatin1String code, QLatin1String path, const QString &expected, const QString &found);
    const std::optional<Error> &error() const { return m_error; }

private:
    std::optional<DataType> dataType();
    QByteArray fromBase64(std::string_view text);

    JsonFields &m_fields;
    Direction m_direction;
    std::optional<Error> m_error;
};

} // namespace WebPubSub
