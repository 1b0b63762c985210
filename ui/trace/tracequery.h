#pragma once

#include "core/trace.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>

namespace Ui {

//! Where a filter text is wrong and what to write instead.
struct TraceQueryError {
    int position = 0; //!< UTF-16 units from 0
    int length = 0;
    QString message = {};
};

/*!
    What the trace filter asks of a row. All terms must hold:

        word "two words"        found in the visible text or payload, upper or lower case alike
        -word  -field:value     must not hold
        group: user: lane: type: hub: trace: status: code:   equal, case ignored; * stands for anything
        dir:out|in|inside|both  status:ok|failed|held   also the kind of outcome
        level:trace|debug|informational|warning|error   this level or a graver one
        since:10:02  until:10:05:30  since:5m           time of day, or a span before now (s, m, h)
        size>1k  size<200  took>20ms                    bytes (k, m) and duration (us, ms, s)

    A value. Matching is const and thread-safe.
*/
class TraceQuery {
    Q_DECLARE_TR_FUNCTIONS(Ui::TraceQuery)
public:
    //! A field name, a sign or a value in the text, for colouring.
    struct Span {
        enum Kind : quint8 { Sign, Field, Value };
        int start = 0;
        int length = 0;
        Kind kind = Value;
    };
    struct Parsed;

    //! \p nowUs is what a span counts back from.
    static Parsed parse(const QString &text, qint64 nowUs);
    static QStringList fieldNames(); //!< as typed: "group:", "size>", for completion and help

    bool isEmpty() const { return m_terms.isEmpty(); } //!< matches every row
    bool matches(const WebPubSub::TraceEntry &entry) const;
    //! What the outline of a row (TraceStore::outline()) is enough to say: false when the row cannot match.
    bool mayMatch(const WebPubSub::TraceEntry &outline) const;
    //! All terms are decided by the outline: mayMatch() is matches().
    bool needsOutlineOnly() const;

    friend bool operator==(const TraceQuery &, const TraceQuery &) = default;

    enum class Field : quint8 {
        Text,
        Group,
        User,
        Lane,
        Type,
        Hub,
        Trace,
        Status,
        Direction,
        Level,
        Since,
        Until,
        TimeOfDaySince,
        TimeOfDayUntil,
        Above,
        Below,
        Longer,
        Shorter, //!< size and duration
    };
    struct Term {
        Field field = Field::Text;
        bool exclude = false;
        QString text = {};
        qint64 number = 0; //!< microseconds, bytes, a TraceDirection or a TraceLevel, by field
        friend bool operator==(const Term &, const Term &) = default;
    };

private:
    friend class TraceQueryParser;
    QList<Term> m_terms;
};

struct TraceQuery::Parsed {
    TraceQuery query = {}; //!< to be used only without an error
    std::optional<TraceQueryError> error = {}; //!< the first one
    QList<Span> spans = {};
};

//! \p value equals \p pattern, case ignored, where * in the pattern stands for any characters.
bool matchesPattern(QStringView value, QStringView pattern);

} // namespace Ui
