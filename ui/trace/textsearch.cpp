#include "trace/textsearch.h"

#include "trace/tracecolumns.h"
#include "trace/tracetext.h"

#include <algorithm>
#include <array>

namespace Ui {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

bool TextSearch::isIn(const WebPubSub::TraceEntry &entry) const
{
    return isInFields(entry) || isInPayload(entry.payload) || isInFigures(entry);
}

bool TextSearch::isInFields(const WebPubSub::TraceEntry &entry) const
{
    const std::array fields{&entry.lane, &entry.event, &entry.group, &entry.userId, &entry.status,
        &entry.correlation, &entry.message, &entry.exception};
    if (std::any_of(fields.cbegin(), fields.cend(), [this](const QString *field) { return isIn(*field); }))
        return true;
    // The event's cell is put together of two fields: "routed to 3 of 4".
    const bool severalWords = m_words.contains(u' ');
    return (severalWords && isIn(TraceText::event(entry))) || isIn(TraceText::direction(entry.direction));
}

//! Times and figures are dear to write out, and only words with a digit, or as short as a unit, can be in
//! them.
bool TextSearch::isInFigures(const WebPubSub::TraceEntry &entry) const
{
    constexpr int longestUnit = 3;
    const bool anyDigit = std::any_of(m_words.cbegin(), m_words.cend(), [](QChar c) { return c.isDigit(); });
    if (!anyDigit && m_words.size() > longestUnit)
        return false;
    constexpr std::array columns{
        TraceColumn::Sequence, TraceColumn::Ack, TraceColumn::Size, TraceColumn::Duration, TraceColumn::Time};
    return std::any_of(
        columns.cbegin(), columns.cend(), [&](int column) { return isIn(TraceText::cell(entry, column)); });
}

bool TextSearch::isInPayload(const QByteArray &payload) const
{
    if (!isAscii(m_words))
        return isIn(QString::fromUtf8(payload));
    const auto same = [](char c, QChar wanted) { return lower(c) == lower(char(wanted.unicode())); };
    return std::search(payload.cbegin(), payload.cend(), m_words.cbegin(), m_words.cend(), same)
        != payload.cend();
}

} // namespace Ui
