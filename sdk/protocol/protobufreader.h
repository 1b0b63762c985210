#pragma once

#include "protocol/frames.h"

#include <webpubsub.pb.h>

#include <string>

namespace WebPubSub {

/*!
    Typed values out of a parsed protobuf message, with the rules that JSON frames have, too
   (client-protocol.md sections 3.1 and 3.6). Keeps the first error, so that a frame's decoder is a plain list
   of its fields.

    Error texts name the field, never its value.
*/
class ProtobufReader {
public:
    using Strings = google::protobuf::Map<std::string, std::string>;

    //! Up: client to service, strict. Down: the other way.
    enum class Direction { Up, Down };

    //! Of a message that is nothing but a oneof, none of whose members is set: whether it has one of
    //! tomorrow.
    template <typename Message>
    static bool hasUnknownMember(const Message &message)
    {
        return message.ByteSizeLong() > 0;
    }

    explicit ProtobufReader(Direction direction)
        : m_direction(direction)
    {
    }

    static QString string(const std::string &text);
    static QString string(QByteArrayView text) { return QString::fromUtf8(text); }
    //! A string that must not be empty, such as a stream_id.
    QString word(const std::string &text, QLatin1String field);
    //! A name with a rule of its own, such as validGroupName().
    QString name(const std::string &text, Result<Done> (*rule)(const QString &));
    quint64 sequenceId(quint64 id, QLatin1String field); //!< from 1

    Payload payload(const azure::webpubsub::MessageData &data);
    //! The same from the field's number in MessageData and its value.
    Payload payload(int field, QByteArrayView value);
    //! For frames that must have a payload: without \c data it is an empty text if there are metadata.
    template <typename Message>
    Payload requiredPayload(const Message &message)
    {
        if (message.has_data())
            return payload(message.data());
        if (message.metadata().empty())
            fail(QLatin1String("FRAME_DATA"), QLatin1String("data"), QLatin1String("a payload"),
                QLatin1String("none"));
        return {};
    }
    template <typename Message>
    std::optional<Payload> optionalPayload(const Message &message)
    {
        return message.has_data() ? std::optional(payload(message.data())) : std::nullopt;
    }
    Metadata metadata(const Strings &strings);
    static QMap<QString, QString> strings(const Strings &strings);

    void fail(QLatin1String code, QLatin1String field, QLatin1String expected, QLatin1String found);
    void fail(const Error &error);
    const std::optional<Error> &error() const { return m_error; }

private:
    Payload json(const QByteArray &text);
    Payload any(const QByteArray &bytes);

    Direction m_direction;
    std::optional<Error> m_error;
};

} // namespace WebPubSub
