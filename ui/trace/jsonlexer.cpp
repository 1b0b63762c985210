#include "trace/jsonlexer.h"

#include <QString>

namespace Ui {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isPunctuation(char c)
{
    return c == '{' || c == '}' || c == '[' || c == ']' || c == ':' || c == ',';
}

JsonKind kindOfWord(char first)
{
    return first == '-' || (first >= '0' && first <= '9') ? JsonKind::Number : JsonKind::Literal;
}

} // namespace

std::optional<JsonLexer::Word> JsonLexer::next()
{
    while (m_at < m_text.size() && isSpace(m_text[m_at]))
        ++m_at;
    if (m_at >= m_text.size())
        return std::nullopt;
    if (isPunctuation(m_text[m_at]))
        return Word{JsonKind::Punctuation, m_at++, 1};
    return m_text[m_at] == '"' ? string() : word();
}

JsonLexer::Word JsonLexer::word()
{
    const qsizetype start = m_at;
    while (
        m_at < m_text.size() && !isSpace(m_text[m_at]) && !isPunctuation(m_text[m_at]) && m_text[m_at] != '"')
        ++m_at;
    return {kindOfWord(m_text[start]), start, m_at - start};
}

JsonLexer::Word JsonLexer::string()
{
    const qsizetype start = m_at++;
    while (m_at < m_text.size() && m_text[m_at] != '"')
        m_at += m_text[m_at] == '\\' ? 2 : 1;
    m_at = qMin(m_at + 1, m_text.size());
    qsizetype after = m_at;
    while (after < m_text.size() && isSpace(m_text[after]))
        ++after;
    const bool key = after < m_text.size() && m_text[after] == ':';
    return {key ? JsonKind::Key : JsonKind::String, start, m_at - start};
}

QByteArrayView topLevelValue(QByteArrayView frame, QByteArrayView key)
{
    JsonLexer lexer(frame);
    int depth = 0;
    qsizetype start = -1; // of the value, once the key was met
    qsizetype end = -1;
    bool found = false;
    while (const auto token = lexer.next()) {
        const char c = frame[token->offset];
        const bool opens = token->kind == JsonKind::Punctuation && (c == '{' || c == '[');
        const bool closes = token->kind == JsonKind::Punctuation && (c == '}' || c == ']');
        if (closes && --depth < 1)
            break;
        if (depth == 1 && token->kind == JsonKind::Punctuation && c == ',' && found)
            break;
        if (found && !(depth == 1 && c == ':' && token->kind == JsonKind::Punctuation)) {
            start = start < 0 ? token->offset : start;
            end = token->offset + token->length;
        } else if (depth == 1 && token->kind == JsonKind::Key) {
            found = frame.sliced(token->offset + 1, qMax(qsizetype(0), token->length - 2)) == key;
        }
        depth += opens ? 1 : 0;
    }
    return start < 0 ? QByteArrayView() : frame.sliced(start, end - start);
}

QString topLevelString(QByteArrayView frame, QByteArrayView key)
{
    const QByteArrayView value = topLevelValue(frame, key);
    return value.startsWith('"') ? decodedJsonString(value) : QString();
}

QString decodedJsonString(QByteArrayView quoted)
{
    QByteArrayView inner = quoted.startsWith('"') ? quoted.sliced(1) : quoted;
    if (inner.endsWith('"'))
        inner.chop(1);
    const QString raw = QString::fromUtf8(inner);
    if (!raw.contains(QLatin1Char('\\')))
        return raw;
    QString text;
    text.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != QLatin1Char('\\') || i + 1 >= raw.size()) {
            text += raw[i];
            continue;
        }
        const QChar c = raw[++i];
        static const QString names = QStringLiteral("nrtbf\"\\/");
        static const QString values = QStringLiteral("\n\r\t\b\f\"\\/");
        bool isHex = false;
        const ushort unit = c == QLatin1Char('u') ? raw.mid(i + 1, 4).toUShort(&isHex, 16) : 0;
        if (isHex && i + 4 < raw.size()) {
            text += QChar(unit);
            i += 4;
        } else if (const qsizetype known = names.indexOf(c); known >= 0) {
            text += values[known];
        } else {
            text += QLatin1Char('\\');
            text += c;
        }
    }
    return text;
}

bool looksLikeJson(QByteArrayView text)
{
    const auto token = JsonLexer(text).next();
    return token && token->kind == JsonKind::Punctuation
        && (text[token->offset] == '{' || text[token->offset] == '[');
}

} // namespace Ui
