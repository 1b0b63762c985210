#pragma once

#include "core/result.h"
#include "protocol/jsonvalidator.h"

#include <QByteArrayView>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace WebPubSub {

//! The member names that frames of client-protocol.md sections 3.3 to 3.7 have; all others are skipped.
enum class JsonKey : quint8 {
    Type,
    Group,
    AckId,
    NoEcho,
    DataType,
    Data,
    TtlSeconds,
    Metadata,
    Stream,
    Event,
    SequenceId,
    From,
    FromUserId,
    Success,
    Error,
    UserId,
    ConnectionId,
    ReconnectionToken,
    Message,
    InvocationId,
    Target,
    StreamId,
    StreamSequenceId,
    ExpectedSequenceId,
    Name,
    State,
    Items,
};

//! "sequenceId" and so on.
QLatin1String jsonKeyName(JsonKey key);

//! One member's value as it stands in the frame. The views live until the next read() of their JsonFields,
//! and no longer than the frame's own bytes.
struct JsonField {
    enum Kind : quint8 { Absent, Null, Bool, Number, String, Object, Array } kind = Absent;
    std::string_view raw = {}; //!< the exact source text, without the blanks around it
    std::string_view text = {}; //!< of a string: unescaped UTF-8

    QLatin1String kindName() const; //!< "nothing", "a string"… for error texts
};

/*!
    The first half of decoding: one frame's members, kept as views. Values have no meaning here yet; see
   fieldreader.h.

    Every frame passes findJsonFault(), which finds the members on its way. A frame with an escape in a string
   of its own (a text with line ends, say) is then read by simdjson on demand from a padded buffer, which is
   used again for the next one.
*/
class JsonFields {
public:
    JsonFields();
    ~JsonFields();

    //! FRAME_SIZE, FRAME_JSON, FRAME_UTF, FRAME_DEPTH or FRAME_NOT_OBJECT. Of repeated members the last wins.
    std::optional<Error> read(QByteArrayView frame, qsizetype maxBytes);

    const JsonField &operator[](JsonKey key) const
    {
        return m_present & (KeySet(1) << int(key)) ? m_fields[size_t(key)] : m_absent;
    }

    using MemberVisitor = std::function<bool(std::string_view name, const JsonField &value)>;
    //! Visits the members of \p object, a field of the frame just read, repeated ones too, until the visitor
    //! returns false. False also when a string is not text (half of a surrogate pair).
    //! Strings of a visited object live until the next visit, \c raw as long as the frame's own.
    bool visitMembers(const JsonField &object, const MemberVisitor &visitor);

    using ElementVisitor = std::function<bool(const JsonField &value)>;
    //! The same for the elements of \p array.
    bool visitElements(const JsonField &array, const ElementVisitor &visitor);

    //! Visits the members of any JSON object, not only of a frame. False when \p text is no JSON object, too.
    bool visitObject(QByteArrayView text, const MemberVisitor &visitor);

private:
    using KeySet = quint64; //!< a bit for each JsonKey
    struct Parser;
    struct Nested;
    void load(QByteArrayView text);
    void fit(qsizetype bytes);
    std::optional<Error> readEscaped(QByteArrayView frame);
    template <typename Container, typename Visitor>
    bool visitEscaped(std::string_view text, const Visitor &visitor);

    static constexpr size_t keyCount = size_t(JsonKey::Items) + 1;
    std::vector<JsonMember> m_members; // of the frame being read; kept for its memory
    std::unique_ptr<Parser> m_parser;
    std::unique_ptr<Nested> m_nested; // holds the strings that the last visit found
    std::unique_ptr<char[]> m_buffer;
    qsizetype m_capacity = 0; // of m_buffer, padding not counted
    qsizetype m_size = 0;
    KeySet m_present = 0; // bit n: m_fields[n] belongs to this frame
    std::array<JsonField, keyCount> m_fields;
    JsonField m_absent;
};

} // namespace WebPubSub
