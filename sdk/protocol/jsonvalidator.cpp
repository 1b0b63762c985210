#include "protocol/jsonvalidator.h"

#include "protocol/jsonplain.h"

#include <cstring>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isWordCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

/*!
    The machine: one pass over the text, with the open containers as bits of a 64-bit stack. Each scan
   function leaves m_at behind what it read, or sets m_fault and returns false.
*/
class Validator {
public:
    Validator(QByteArrayView text, int maxDepth, std::vector<JsonMember> *members)
        : m_begin(text.data())
        , m_at(text.data())
        , m_end(text.data() + text.size())
        , m_maxDepth(qMin(maxDepth, maxJsonDepth))
        , m_members(members)
    {
    }

    std::optional<JsonFault> run()
    {
        while (value() && closeOrContinue())
            ;
        return m_fault;
    }

    //! Of the value at the beginning, whatever comes behind it; 0 when there is none.
    qsizetype valueLength()
    {
        m_stopsAtEnd = true;
        while (value() && closeOrContinue())
            ;
        return m_fault ? 0 : m_at - m_begin;
    }

private:
    bool value();
    bool open(bool isObject);
    bool closeOrContinue();
    bool memberName();
    bool listsMembers() const { return m_members && m_depth == 1 && inObject(); }
    void beginMember(const char *name, const char *nameEnd);
    void endMember();
    bool string();
    bool escape();
    bool number();
    bool digits(QLatin1String advice);
    bool literal(QByteArrayView word);
    bool badValue();

    void skipSpace()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }
    char peek() const { return m_at < m_end ? *m_at : '\0'; }
    bool atEnd() const { return m_at >= m_end; }
    bool inObject() const { return m_objects & 1; }
    bool fail(QLatin1String expected, QLatin1String advice, JsonFault::Kind kind = JsonFault::Syntax);
    QString found() const;

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    int m_maxDepth;
    int m_depth = 0;
    quint64 m_objects = 0; // bit 0 is the innermost container; set for an object
    std::vector<JsonMember> *m_members;
    const char *m_value = nullptr; // of the outermost object's member that is being read
    bool m_stopsAtEnd = false; // of the value, not of the text
    bool m_escaped = false; // an escape came since this was last cleared
    std::optional<JsonFault> m_fault;
};

QString Validator::found() const
{
    if (atEnd())
        return u"the end of the text"_s;
    const auto byte = uchar(*m_at);
    if (byte < 0x20 || byte == 0x7F)
        return u"the control character U+%1"_s.arg(byte, 4, 16, QLatin1Char('0'));
    const int length = utf8Length(m_at, m_end - m_at);
    if (length == 0)
        return u"the byte 0x%1"_s.arg(byte, 2, 16, QLatin1Char('0'));
    if (length == 3 && std::memcmp(m_at, "\xEF\xBB\xBF", 3) == 0)
        return u"a byte order mark"_s;
    if (length > 1)
        return u"a character outside ASCII"_s;
    return u"'%1'"_s.arg(QLatin1Char(*m_at));
}

bool Validator::fail(QLatin1String expected, QLatin1String advice, JsonFault::Kind kind)
{
    m_fault = JsonFault{kind, m_at - m_begin, expected, found(), advice};
    return false;
}

bool Validator::value()
{
    for (;;) {
        skipSpace();
        const char c = peek();
        if (c == '"')
            return string();
        if (c == '-' || isDigit(c))
            return number();
        if (c == 't')
            return literal("true");
        if (c == 'f')
            return literal("false");
        if (c == 'n')
            return literal("null");
        if (c != '{' && c != '[')
            return badValue();
        if (!open(c == '{'))
            return false;
        skipSpace();
        if (peek() == (inObject() ? '}' : ']'))
            return true; // left for closeOrContinue()
        if (inObject() && !memberName())
            return false;
    }
}

bool Validator::open(bool isObject)
{
    if (m_depth == m_maxDepth)
        return fail("less nesting"_L1, "Flatten the value: it is nested too deep."_L1, JsonFault::Depth);
    ++m_at;
    ++m_depth;
    m_objects = (m_objects << 1) | quint64(isObject);
    return true;
}

//! After a value: true when another value is due, false at the end or at a fault.
bool Validator::closeOrContinue()
{
    for (;;) {
        if (m_value && m_depth == 1)
            endMember();
        if (m_stopsAtEnd && m_depth == 0)
            return false;
        skipSpace();
        if (m_depth == 0)
            return atEnd() ? false : fail("the end of the text"_L1, "Keep one JSON value only."_L1);
        const char c = peek();
        if (c == (inObject() ? '}' : ']')) {
            ++m_at;
            --m_depth;
            m_objects >>= 1;
            continue;
        }
        if (c != ',')
            return inObject() ? fail("',' or '}'"_L1, "Separate members by a comma and close the object."_L1)
                              : fail("',' or ']'"_L1, "Separate elements by a comma and close the array."_L1);
        ++m_at;
        skipSpace();
        if (inObject())
            return memberName();
        return peek() == ']' ? fail("a value"_L1, "Remove the comma before it."_L1) : true;
    }
}

bool Validator::memberName()
{
    if (peek() == '}')
        return fail("a member name"_L1, "Remove the comma before it."_L1);
    if (peek() != '"')
        return fail("a member name"_L1, "Write the name in double quotes."_L1);
    const char *name = m_at + 1;
    m_escaped = false;
    if (!string())
        return false;
    const char *nameEnd = m_at - 1;
    skipSpace();
    if (peek() != ':')
        return fail("':'"_L1, "Put a colon and a value after the member name."_L1);
    ++m_at;
    if (listsMembers())
        beginMember(name, nameEnd);
    return true;
}

void Validator::beginMember(const char *name, const char *nameEnd)
{
    m_members->push_back({.name = {name, size_t(nameEnd - name)}, .isPlain = !m_escaped});
    skipSpace();
    m_value = m_at;
    m_escaped = false;
}

void Validator::endMember()
{
    JsonMember &member = m_members->back();
    member.value = {m_value, size_t(m_at - m_value)};
    if (m_escaped && *m_value == '"')
        member.isPlain = false;
    m_value = nullptr;
}

bool Validator::string()
{
    ++m_at;
    for (;;) {
        m_at = skipPlainInJson(m_at, m_end);
        if (atEnd())
            return fail("'\"'"_L1, "Close the string with a double quote."_L1);
        const auto byte = uchar(*m_at);
        if (byte == '"') {
            ++m_at;
            return true;
        }
        if (byte < 0x20)
            return fail(
                "a character of the string"_L1, "Write it as an escape such as \\n, \\t or \\u0000."_L1);
        if (byte == '\\') {
            if (!escape())
                return false;
            continue;
        }
        const int length = utf8Length(m_at, m_end - m_at);
        if (length == 0)
            return fail("UTF-8"_L1, "Save the text as UTF-8, or send it as binary."_L1, JsonFault::Encoding);
        m_at += length;
    }
}

bool Validator::escape()
{
    m_escaped = true;
    ++m_at;
    const char c = peek();
    if (c == 'u') {
        ++m_at;
        for (int i = 0; i < 4; ++i, ++m_at) {
            if (!isHexDigit(peek()))
                return fail("a hexadecimal digit"_L1, "Write four of them after \\u."_L1);
        }
        return true;
    }
    if (c == '\0' || !std::strchr("\"\\/bfnrt", c))
        return fail(
            "one of \" \\ / b f n r t u after a backslash"_L1, "Write a backslash itself as \\\\."_L1);
    ++m_at;
    return true;
}

bool Validator::number()
{
    if (*m_at == '-')
        ++m_at;
    if (peek() == '0' && m_end - m_at > 1 && isDigit(m_at[1])) {
        ++m_at;
        return fail("no digit after a leading 0"_L1, "Remove the leading 0, or make it a string."_L1);
    }
    if (!digits("Write a digit after the minus sign."_L1))
        return false;
    if (peek() == '.') {
        ++m_at;
        if (!digits("Write a digit after the decimal point."_L1))
            return false;
    }
    if (peek() == 'e' || peek() == 'E') {
        ++m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        return digits("Write the exponent's digits."_L1);
    }
    return true;
}

bool Validator::digits(QLatin1String advice)
{
    if (!isDigit(peek()))
        return fail("a digit"_L1, advice);
    while (isDigit(peek()))
        ++m_at;
    return true;
}

bool Validator::literal(QByteArrayView word)
{
    const QByteArrayView rest(m_at, m_end);
    if (!rest.startsWith(word) || (rest.size() > word.size() && isWordCharacter(rest[word.size()])))
        return badValue();
    m_at += word.size();
    return true;
}

bool Validator::badValue()
{
    const char c = peek();
    if (c == '\'')
        return fail("a value"_L1, "Use double quotes for strings."_L1);
    if (c == '/' || c == '#')
        return fail("a value"_L1, "Remove the comment: JSON has none."_L1);
    if (c == '+' || c == '.')
        return fail("a value"_L1, "Begin a number with a digit or a minus sign."_L1);
    if (isWordCharacter(c))
        return fail("a value"_L1, "Use true, false or null in lower case, and double quotes for strings."_L1);
    if (uchar(c) >= 0x80 && utf8Length(m_at, m_end - m_at) == 0)
        return fail("UTF-8"_L1, "Save the text as UTF-8, or send it as binary."_L1, JsonFault::Encoding);
    if (uchar(c) == 0xEF)
        return fail("a value"_L1, "Remove what stands before the value."_L1);
    return fail("a value"_L1, "Write a string, number, object, array, true, false or null."_L1);
}

} // namespace

QString JsonFault::description(QByteArrayView text) const
{
    const QByteArrayView before = text.first(qMin(offset, text.size()));
    qsizetype line = 1;
    qsizetype column = 1;
    for (const char c : before) {
        if (c == '\n') {
            ++line;
            column = 1;
        } else if ((uchar(c) & 0xC0) != 0x80) { // not a continuation byte: a character begins
            ++column;
        }
    }
    return u"Line %1, column %2 (byte %3): expected %4 but found %5. %6"_s.arg(
        QString::number(line), QString::number(column), QString::number(offset), expected, found, advice);
}

int utf8Length(const char *s, qsizetype left)
{
    const auto byte = [&](int i) { return i < left ? uchar(s[i]) : uchar(0); };
    const auto continues = [&](int i) { return (byte(i) & 0xC0) == 0x80; };
    const uchar lead = byte(0);
    const uchar second = byte(1);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool overlong = lead == 0xE0 && second < 0xA0;
        const bool surrogate = lead == 0xED && second > 0x9F;
        return !overlong && !surrogate && continues(1) && continues(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool overlong = lead == 0xF0 && second < 0x90;
        const bool tooLarge = lead == 0xF4 && second > 0x8F;
        return !overlong && !tooLarge && continues(1) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

qsizetype jsonValueLength(QByteArrayView text, int maxDepth)
{
    return Validator(text, maxDepth, nullptr).valueLength();
}

std::optional<JsonFault> findJsonFault(QByteArrayView text, int maxDepth, std::vector<JsonMember> *members)
{
    return Validator(text, maxDepth, members).run();
}

} // namespace WebPubSub
