#include "shared/jsontext.h"

#include <algorithm>

namespace Ui {

namespace {

//! Deeper levels are not indented further: the text would grow with the square of its depth.
constexpr int deepestIndent = 40;

bool isOpening(QChar c)
{
    return c == u'{' || c == u'[';
}

bool isClosing(QChar c)
{
    return c == u'}' || c == u']';
}

bool isStructure(QChar c)
{
    return isOpening(c) || isClosing(c) || c == u',' || c == u':';
}

qsizetype endOfString(QStringView text, qsizetype start)
{
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (text.at(i) == u'\\')
            ++i;
        else if (text.at(i) == u'"')
            return i + 1;
        else if (text.at(i) == u'\n')
            return i;
    }
    return text.size();
}

qsizetype endOfWord(QStringView text, qsizetype start)
{
    qsizetype i = start;
    while (i < text.size() && !text.at(i).isSpace() && !isStructure(text.at(i)) && text.at(i) != u'"')
        ++i;
    return i;
}

JsonKind kindOfWord(QChar first)
{
    return first == u'-' || (first >= u'0' && first <= u'9') ? JsonKind::Number : JsonKind::Literal;
}

//! Writes tokens back with the white space a reader expects.
class Printer {
public:
    Printer(const QString &text, int inlineWidth)
        : m_text(text)
        , m_tokens(jsonTokens(text))
        , m_inlineWidth(inlineWidth)
    {
    }

    QString run()
    {
        while (m_at < m_tokens.size())
            step();
        return m_out;
    }

private:
    QStringView at(qsizetype i) const
    {
        return QStringView(m_text).mid(m_tokens[i].start, m_tokens[i].length);
    }
    bool isPunctuation(qsizetype i) const { return m_tokens[i].kind == JsonKind::Punctuation; }

    void step();
    void open();
    qsizetype endOfInline(qsizetype open) const;
    void writeInline(qsizetype end);
    void newLine()
    {
        m_out += u'\n';
        m_out.resize(m_out.size() + 2 * std::min(m_depth, deepestIndent), u' ');
    }

    const QString &m_text;
    const QList<JsonToken> m_tokens;
    int m_inlineWidth;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_out;
};

void Printer::step()
{
    if (!isPunctuation(m_at)) {
        m_out += at(m_at++);
        return;
    }
    const QChar c = at(m_at).front();
    if (isOpening(c)) {
        open();
        return;
    }
    ++m_at;
    if (isClosing(c)) {
        m_depth = std::max(0, m_depth - 1);
        newLine();
        m_out += c;
    } else if (c == u':') {
        m_out += u": ";
    } else {
        m_out += c;
        newLine();
    }
}

void Printer::open()
{
    if (const qsizetype end = endOfInline(m_at); end > 0) {
        writeInline(end);
        return;
    }
    m_out += at(m_at++);
    ++m_depth;
    newLine();
}

//! One past the closing bracket when the container opened there holds plain values and is short; else 0.
qsizetype Printer::endOfInline(qsizetype open) const
{
    qsizetype width = 0;
    for (qsizetype i = open; i < m_tokens.size() && width <= m_inlineWidth; ++i) {
        width += m_tokens[i].length;
        if (!isPunctuation(i))
            continue;
        if (i > open && isOpening(at(i).front()))
            return 0;
        if (isClosing(at(i).front()))
            return width <= m_inlineWidth ? i + 1 : 0;
    }
    return 0;
}

void Printer::writeInline(qsizetype end)
{
    for (; m_at < end; ++m_at) {
        m_out += at(m_at);
        if (isPunctuation(m_at) && (at(m_at) == u"," || at(m_at) == u":"))
            m_out += u' ';
    }
}

} // namespace

QList<JsonToken> jsonTokens(QStringView text)
{
    QList<JsonToken> tokens;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        if (c.isSpace()) {
            ++i;
            continue;
        }
        JsonToken token{i, 1, JsonKind::Punctuation};
        if (c == u'"') {
            token = {i, endOfString(text, i) - i, JsonKind::String};
        } else if (c == u':' && !tokens.isEmpty() && tokens.constLast().kind == JsonKind::String) {
            tokens.last().kind = JsonKind::Key;
        } else if (!isStructure(c)) {
            token = {i, endOfWord(text, i) - i, kindOfWord(c)};
        }
        tokens.append(token);
        i += token.length;
    }
    return tokens;
}

Token jsonColor(JsonKind kind)
{
    switch (kind) {
    case JsonKind::Punctuation:
        return Token::Text;
    case JsonKind::Key:
        return Token::JsonKey;
    case JsonKind::String:
        return Token::JsonString;
    case JsonKind::Number:
        return Token::JsonNumber;
    case JsonKind::Literal:
        return Token::JsonLiteral;
    }
    Q_UNREACHABLE();
}

QString prettyJson(const QString &text, int inlineWidth)
{
    return Printer(text, inlineWidth).run();
}

} // namespace Ui
