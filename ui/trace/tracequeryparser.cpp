#include "trace/tracequeryparser.h"

#include <QHash>
#include <QTime>

using WebPubSub::TraceDirection;
using WebPubSub::TraceLevel;

namespace Ui {

namespace {

using Field = TraceQuery::Field;

const QHash<QString, Field> &textFields()
{
    static const QHash<QString, Field> fields{
        {QStringLiteral("group"), Field::Group},
        {QStringLiteral("user"), Field::User},
        {QStringLiteral("lane"), Field::Lane},
        {QStringLiteral("type"), Field::Type},
        {QStringLiteral("hub"), Field::Hub},
        {QStringLiteral("trace"), Field::Trace},
        {QStringLiteral("status"), Field::Status},
        {QStringLiteral("code"), Field::Status},
    };
    return fields;
}

bool isField(const QString &name)
{
    static const QStringList others{QStringLiteral("dir"), QStringLiteral("level"), QStringLiteral("since"),
        QStringLiteral("until"), QStringLiteral("size"), QStringLiteral("took")};
    return textFields().contains(name) || others.contains(name);
}

struct Unit {
    QStringView name;
    qint64 factor;
};

//! "5m" -> 5 x factor of m. Nothing when the number or the unit is not known.
template <size_t N>
std::optional<qint64> amount(const QString &text, const Unit (&units)[N])
{
    qsizetype digits = 0;
    while (digits < text.size() && (text[digits].isDigit() || text[digits] == QLatin1Char('.')))
        ++digits;
    bool isNumber = false;
    const double number = QStringView(text).first(digits).toDouble(&isNumber);
    if (!isNumber)
        return std::nullopt;
    for (const Unit &unit : units) {
        if (QStringView(text).sliced(digits).compare(unit.name, Qt::CaseInsensitive) == 0)
            return qint64(qMin(number * double(unit.factor), 1e18)); // more is as good as for ever
    }
    return std::nullopt;
}

const Unit sizeUnits[] = {
    {u"", 1}, {u"b", 1}, {u"k", 1024}, {u"kb", 1024}, {u"m", 1048576}, {u"mb", 1048576}};
const Unit durationUnits[] = {{u"", 1000}, {u"us", 1}, {u"µs", 1}, {u"ms", 1000}, {u"s", 1000000}};
const Unit spanUnits[] = {{u"s", 1000000LL}, {u"m", 60000000LL}, {u"h", 3600000000LL}};

//! Words of a field that knows only these.
using Choices = QHash<QString, qint64>;

const Choices &directions()
{
    static const Choices choices{
        {QStringLiteral("in"), qint64(TraceDirection::In)},
        {QStringLiteral("out"), qint64(TraceDirection::Out)},
        {QStringLiteral("inside"), qint64(TraceDirection::Inside)},
        {QStringLiteral("both"), qint64(TraceDirection::Both)},
    };
    return choices;
}

const Choices &levels()
{
    static const Choices choices{
        {QStringLiteral("trace"), qint64(TraceLevel::Trace)},
        {QStringLiteral("debug"), qint64(TraceLevel::Debug)},
        {QStringLiteral("informational"), qint64(TraceLevel::Informational)},
        {QStringLiteral("warning"), qint64(TraceLevel::Warning)},
        {QStringLiteral("error"), qint64(TraceLevel::Error)},
    };
    return choices;
}

} // namespace

TraceQuery::Parsed TraceQuery::parse(const QString &text, qint64 nowUs)
{
    return TraceQueryParser(text, nowUs).run();
}

QStringList TraceQuery::fieldNames()
{
    return {QStringLiteral("group:"), QStringLiteral("user:"), QStringLiteral("lane:"),
        QStringLiteral("type:"), QStringLiteral("dir:"), QStringLiteral("status:"), QStringLiteral("code:"),
        QStringLiteral("level:"), QStringLiteral("hub:"), QStringLiteral("trace:"), QStringLiteral("since:"),
        QStringLiteral("until:"), QStringLiteral("size>"), QStringLiteral("size<"), QStringLiteral("took>"),
        QStringLiteral("took<")};
}

TraceQuery::Parsed TraceQueryParser::run()
{
    while (true) {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at >= m_text.size() || !term())
            return m_parsed;
    }
}

bool TraceQueryParser::term()
{
    const bool exclude =
        m_text[m_at] == QLatin1Char('-') && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace();
    if (exclude) {
        span(m_at, 1, TraceQuery::Span::Sign);
        ++m_at;
    }
    if (const int length = fieldNameLength())
        return fieldTerm(m_text.mid(m_at, length).toLower(), m_at, exclude);
    const auto found = word();
    if (!found)
        return false;
    if (!found->text.isEmpty())
        m_parsed.query.m_terms.append({.field = Field::Text, .exclude = exclude, .text = found->text});
    return true;
}

bool TraceQueryParser::fieldTerm(const QString &name, int nameStart, bool exclude)
{
    const int nameLength = int(name.size());
    const QChar op = m_text[m_at + nameLength];
    m_at += nameLength + 1;
    span(nameStart, nameLength + 1, TraceQuery::Span::Field);
    const bool compares = op != QLatin1Char(':');
    const bool isAmount = name == QLatin1String("size") || name == QLatin1String("took");
    if (!isField(name))
        return fail(nameStart, nameLength,
            tr("There is no field \"%1\". Put it in quotes to look for the text itself.").arg(name));
    if (compares != isAmount)
        return fail(nameStart, nameLength + 1,
            isAmount ? tr("\"%1\" compares: write %1>… or %1<…").arg(name)
                     : tr("\"%1\" takes a colon: write %1:…").arg(name));
    const auto value = word();
    if (!value)
        return false;
    if (value->text.isEmpty())
        return fail(nameStart, nameLength + 1, tr("\"%1\" needs a value right behind it.").arg(name + op));
    TraceQuery::Term term{.exclude = exclude};
    if (!setValue(term, name, op, *value))
        return false;
    span(value->start, value->length, TraceQuery::Span::Value);
    m_parsed.query.m_terms.append(term);
    return true;
}

bool TraceQueryParser::setValue(TraceQuery::Term &term, const QString &name, QChar op, const Word &word)
{
    const bool above = op == QLatin1Char('>');
    if (name == QLatin1String("dir") || name == QLatin1String("level"))
        return setChoice(term, name, word);
    if (name == QLatin1String("since") || name == QLatin1String("until")) {
        term.field = name == QLatin1String("since") ? Field::Since : Field::Until;
        return setTime(term, word);
    }
    if (name == QLatin1String("size") || name == QLatin1String("took")) {
        const bool size = name == QLatin1String("size");
        term.field = size ? (above ? Field::Above : Field::Below) : (above ? Field::Longer : Field::Shorter);
        return setAmount(term, name, word);
    }
    term.field = textFields().value(name);
    term.text = word.text;
    return true;
}

bool TraceQueryParser::setChoice(TraceQuery::Term &term, const QString &name, const Word &word)
{
    const bool isLevel = name == QLatin1String("level");
    const Choices &choices = isLevel ? levels() : directions();
    const auto found = choices.constFind(word.text.toLower());
    if (found == choices.cend()) {
        return fail(word.start, word.length,
            isLevel ? tr("\"level:\" knows trace, debug, informational, warning and error.")
                    : tr("\"dir:\" knows in, out, inside and both."));
    }
    term.field = isLevel ? Field::Level : Field::Direction;
    term.number = *found;
    return true;
}

bool TraceQueryParser::setTime(TraceQuery::Term &term, const Word &word)
{
    if (const auto back = amount(word.text, spanUnits)) {
        term.number = m_nowUs - *back;
        return true;
    }
    for (const QString &format :
        {QStringLiteral("H:mm"), QStringLiteral("H:mm:ss"), QStringLiteral("H:mm:ss.z")}) {
        const QTime time = QTime::fromString(word.text, format);
        if (!time.isValid())
            continue;
        term.field = term.field == Field::Since ? Field::TimeOfDaySince : Field::TimeOfDayUntil;
        term.number = qint64(time.msecsSinceStartOfDay()) * 1000;
        return true;
    }
    return fail(
        word.start, word.length, tr("This takes a time such as 10:02 or 10:02:31, or a span such as 5m."));
}

bool TraceQueryParser::setAmount(TraceQuery::Term &term, const QString &name, const Word &word)
{
    const bool size = name == QLatin1String("size");
    const auto value = size ? amount(word.text, sizeUnits) : amount(word.text, durationUnits);
    if (!value)
        return fail(word.start, word.length,
            size ? tr("\"size\" takes bytes such as 200, 4k or 1m.")
                 : tr("\"took\" takes a time such as 500us, 20ms or 2s."));
    term.number = *value;
    return true;
}

std::optional<TraceQueryParser::Word> TraceQueryParser::word()
{
    Word word{.start = m_at};
    if (m_at < m_text.size() && m_text[m_at] == QLatin1Char('"')) {
        const qsizetype end = m_text.indexOf(QLatin1Char('"'), m_at + 1);
        if (end < 0) {
            fail(m_at, int(m_text.size()) - m_at,
                tr("The quote is not closed. Add a \" at the end of the words."));
            return std::nullopt;
        }
        word.text = m_text.mid(m_at + 1, end - m_at - 1);
        m_at = int(end) + 1;
    } else {
        while (m_at < m_text.size() && !m_text[m_at].isSpace())
            word.text += m_text[m_at++];
    }
    word.length = m_at - word.start;
    return word;
}

int TraceQueryParser::fieldNameLength() const
{
    int end = m_at;
    while (end < m_text.size()
        && ((m_text[end] >= QLatin1Char('a') && m_text[end] <= QLatin1Char('z'))
            || (m_text[end] >= QLatin1Char('A') && m_text[end] <= QLatin1Char('Z'))))
        ++end;
    if (end >= m_text.size() || end == m_at)
        return 0;
    const QChar op = m_text[end];
    if (op == QLatin1Char(':'))
        return end - m_at;
    // "a<b" may well be meant as text; only a name we know makes it a comparison.
    const bool compares = op == QLatin1Char('<') || op == QLatin1Char('>');
    return compares && isField(m_text.mid(m_at, end - m_at).toLower()) ? end - m_at : 0;
}

bool TraceQueryParser::fail(int position, int length, const QString &message)
{
    m_parsed.error = TraceQueryError{position, length, message};
    return false;
}

void TraceQueryParser::span(int start, int length, TraceQuery::Span::Kind kind)
{
    m_parsed.spans.append({start, length, kind});
}

} // namespace Ui
