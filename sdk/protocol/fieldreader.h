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

    const JsonField &field(JsonKey key) const { return m_fields[key]; }
    bool has(JsonKey key) const { return field(key).kind != JsonField::Absent; }

    QString requiredString(JsonKey key);
    QString optionalString(JsonKey key); //!< absent and null are empty
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
    Metadata metadata();
    std::optional<AckError> ackError();

    void fail(QLatin1String code, JsonKey key, const QString &expected, const QString &found = {});
    const std::optional<Error> &error() const { return m_error; }

private:
    std::optional<DataType> dataType();
    QByteArray fromBase64(std::string_view text);

    JsonFields &m_fields;
    Direction m_direction;
    std::optional<Error> m_error;
};

} // namespace WebPubSub
