#include "protocol/jsonmessage.h"

#include "core/base64.h"
#include "protocol/jsonplain.h"
#include "protocol/jsonvalidator.h"

#include <charconv>
#include <cstring>

namespace WebPubSub {

namespace {

using View = std::string_view;

//! The members of one frame; a view without data was not there.
struct Members {
    View from;
    View group;
    View fromUserId;
    View dataType;
    View data; //!< of a string without its quotes
    View sequenceId;
    bool dataIsString = false;
};

//! Reads on from one place. Each function returns false, or an empty view, for what is not ordinary.
class Cursor {
public:
    explicit Cursor(QByteArrayView text)
        : m_at(text.begin())
        , m_end(text.end())
    {
    }

    template <size_t size>
    bool take(const char (&text)[size])
    {
        constexpr size_t length = size - 1;
        if (size_t(m_end - m_at) < length || std::memcmp(m_at, text, length) != 0)
            return false;
        m_at += length;
        return true;
    }
    bool atEnd() const { return m_at == m_end; }
    char next() const { return m_at == m_end ? '\0' : *m_at; }

    //! A string's bytes between its quotes.
    bool string(View &text)
    {
        if (!take("\""))
            return false;
        const char *begin = m_at;
        m_at = skipPlainInJson(m_at, m_end);
        while (m_at != m_end && uchar(*m_at) >= 0x80) {
            const int length = utf8Length(m_at, m_end - m_at);
            if (length == 0)
                return false;
            m_at = skipPlainInJson(m_at + length, m_end);
        }
        text = View(begin, size_t(m_at - begin));
        return take("\"");
    }

    bool digits(View &text)
    {
        const char *begin = m_at;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        text = View(begin, size_t(m_at - begin));
        return begin != m_at && *begin != '0';
    }

    //! Any JSON value that fits into a frame.
    bool value(View &text)
    {
        const qsizetype length = jsonValueLength(QByteArrayView(m_at, m_end - m_at), maxJsonDepth - 1);
        text = View(m_at, size_t(length));
        m_at += length;
        return length > 0;
    }

private:
    const char *m_at;
    const char *m_end;
};

bool readData(Cursor &at, Members &members)
{
    members.dataIsString = at.next() == '"';
    return members.dataIsString ? at.string(members.data) : at.value(members.data);
}

//! Any member of a message, with its name. False also when it came before.
bool readMember(Cursor &at, Members &members)
{
    const auto readString = [&](View &text) {
        const bool isFirst = !text.data();
        return isFirst && at.string(text);
    };
    if (at.take("\"data\":"))
        return !members.data.data() && readData(at, members);
    if (at.take("\"sequenceId\":"))
        return !members.sequenceId.data() && at.digits(members.sequenceId);
    if (at.take("\"dataType\":"))
        return readString(members.dataType);
    if (at.take("\"fromUserId\":"))
        return readString(members.fromUserId);
    if (at.take("\"from\":"))
        return readString(members.from);
    if (at.take("\"group\":"))
        return readString(members.group);
    return at.take("\"type\":\"message\"");
}

bool readMembers(QByteArrayView frame, Members &members)
{
    Cursor at(frame);
    if (!at.take("{"))
        return false;
    do {
        if (!readMember(at, members))
            return false;
    } while (at.take(","));
    return at.take("}") && at.atEnd();
}

QByteArrayView bytesOf(View text)
{
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

std::optional<Payload> payloadOf(const Members &members)
{
    const auto type = dataTypeFromName(bytesOf(members.dataType));
    if (!type || !members.data.data() || (*type != DataType::Json && !members.dataIsString))
        return {};
    const QByteArrayView data = bytesOf(members.data);
    if (*type == DataType::Json && members.dataIsString) // with its quotes
        return Payload{DataType::Json, QByteArray(data.data() - 1, data.size() + 2)};
    if (*type == DataType::Json || *type == DataType::Text)
        return Payload{*type, data.toByteArray()};
    auto bytes = fromStrictBase64(data);
    if (!bytes)
        return {};
    return Payload{*type, *std::move(bytes)};
}

bool readId(View digits, std::optional<quint64> &id)
{
    if (!digits.data())
        return true;
    quint64 value = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    id = value;
    return error == std::errc();
}

} // namespace

const QString &JsonMessageReader::Name::of(QByteArrayView bytes)
{
    if (bytes != utf8) {
        utf8 = bytes.toByteArray();
        text = QString::fromUtf8(bytes);
    }
    return text;
}

bool JsonMessageReader::read(QByteArrayView frame, ServerFrame &message)
{
    Members members;
    std::optional<quint64> sequenceId;
    if (!readMembers(frame, members) || !readId(members.sequenceId, sequenceId))
        return false;
    auto payload = payloadOf(members);
    if (!payload)
        return false;
    if (members.from == "group" && members.group.data()) {
        auto &fromGroup = message.emplace<GroupMessageFrame>();
        fromGroup.group = m_group.of(bytesOf(members.group));
        fromGroup.fromUserId = m_user.of(bytesOf(members.fromUserId));
        fromGroup.payload = *std::move(payload);
        fromGroup.sequenceId = sequenceId;
        return true;
    }
    if (members.from != "server")
        return false;
    auto &fromServer = message.emplace<ServerMessageFrame>();
    fromServer.payload = *std::move(payload);
    fromServer.sequenceId = sequenceId;
    return true;
}

} // namespace WebPubSub
