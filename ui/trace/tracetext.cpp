#include "trace/tracetext.h"

#include "shared/format.h"
#include "trace/jsonlexer.h"
#include "trace/payloadline.h"
#include "trace/tracecolumns.h"

#include <QRegularExpression>

using WebPubSub::TraceDirection;
using WebPubSub::TraceEntry;
using WebPubSub::TraceLevel;
using WebPubSub::TraceSource;

namespace Ui {

namespace {

QString number(std::optional<quint64> value)
{
    return value ? QString::number(*value) : QString();
}

//! HTTP status and WebSocket close codes share the column; they do not overlap.
bool isFailureCode(int code)
{
    const bool http = code >= 400 && code < 600;
    const bool close = code >= 1002 && code < 5000 && code != 1005;
    return http || close;
}

bool isHeld(const TraceEntry &entry)
{
    return entry.event.startsWith(QLatin1String("held"));
}

} // namespace

QString TraceText::cell(const TraceEntry &entry, int column)
{
    switch (column) {
    case TraceColumn::Time:
        return Format::clockMs(entry.timeUs);
    case TraceColumn::Lane:
        return Format::visible(entry.lane, false);
    case TraceColumn::Direction:
        return direction(entry.direction);
    case TraceColumn::Event:
        return Format::visible(event(entry), false);
    case TraceColumn::Group:
        return Format::visible(entry.group, false);
    case TraceColumn::User:
        return Format::visible(entry.userId, false);
    case TraceColumn::Sequence:
        return number(entry.sequenceId);
    case TraceColumn::Ack:
        return number(entry.ackId);
    case TraceColumn::Size:
        return entry.bytes > 0 ? Format::bytes(entry.bytes) : QString();
    case TraceColumn::Duration:
        return Format::duration(entry.durationUs);
    case TraceColumn::Status:
        return Format::visible(entry.status, false);
    case TraceColumn::TraceId:
        return Format::visible(entry.correlation, false);
    case TraceColumn::Payload:
        return payloadLine(entry).text;
    default:
        return {};
    }
}

QString TraceText::header(int column)
{
    return column == TraceColumn::Thread || column == TraceColumn::Direction ? QString() : columnName(column);
}

QString TraceText::columnName(int column)
{
    switch (column) {
    case TraceColumn::Thread:
        return tr("Thread");
    case TraceColumn::Time:
        return tr("Time");
    case TraceColumn::Delta:
        return tr("Δ");
    case TraceColumn::Lane:
        return tr("Lane");
    case TraceColumn::Direction:
        return tr("Direction");
    case TraceColumn::Event:
        return tr("Event");
    case TraceColumn::Group:
        return tr("Group");
    case TraceColumn::User:
        return tr("User");
    case TraceColumn::Sequence:
        return tr("Seq");
    case TraceColumn::Ack:
        return tr("Ack");
    case TraceColumn::Size:
        return tr("Size");
    case TraceColumn::Duration:
        return tr("Duration");
    case TraceColumn::Status:
        return tr("Status");
    case TraceColumn::TraceId:
        return tr("Trace id");
    case TraceColumn::Payload:
        return tr("Payload");
    default:
        return {};
    }
}

// The hub says "routed" and beside it "to 3 of 4, sender skipped: noEcho": the figure belongs to the event.
static const QRegularExpression &routedHead()
{
    static const QRegularExpression head(QStringLiteral("^to \\d+(?: of \\d+)?"));
    return head;
}

QString TraceText::event(const TraceEntry &entry)
{
    if (entry.event == QLatin1String("routed")) {
        const auto head = routedHead().match(entry.message);
        return head.hasMatch() ? entry.event + QLatin1Char(' ') + head.captured() : entry.event;
    }
    if (entry.event == QLatin1String("event")) {
        const QString name = entry.message.isEmpty() ? topLevelString(entry.payload, "event") : entry.message;
        return name.isEmpty() ? entry.event : entry.event + QLatin1Char(' ') + name;
    }
    if (entry.event == QLatin1String("message") && !entry.message.isEmpty())
        return entry.event + QStringLiteral(", ") + entry.message; // "replayed"
    return entry.event;
}

QString TraceText::note(const TraceEntry &entry)
{
    const bool inEvent = entry.event == QLatin1String("event") || entry.event == QLatin1String("message");
    QString note = inEvent ? QString() : entry.message;
    if (entry.event == QLatin1String("routed")) {
        static const QRegularExpression separators(QStringLiteral("^[\\s,;.:]+"));
        note.remove(routedHead()).remove(separators);
    }
    if (entry.exception.isEmpty())
        return note;
    return note.isEmpty() ? entry.exception : note + QStringLiteral(": ") + entry.exception;
}

QString TraceText::direction(TraceDirection direction)
{
    switch (direction) {
    case TraceDirection::Out:
        return tr("out");
    case TraceDirection::In:
        return tr("in");
    case TraceDirection::Both:
        return tr("both");
    case TraceDirection::Inside:
        break;
    }
    return tr("inside");
}

QString TraceText::directionIcon(const TraceEntry &entry)
{
    if (isHeld(entry))
        return QStringLiteral("held");
    switch (entry.direction) {
    case TraceDirection::Out:
        return QStringLiteral("out");
    case TraceDirection::In:
        return QStringLiteral("in");
    case TraceDirection::Both:
        return QStringLiteral("both");
    case TraceDirection::Inside:
        break;
    }
    return QStringLiteral("inside");
}

bool TraceText::mayFail(const TraceEntry &entry)
{
    return entry.level >= TraceLevel::Warning || entry.event == QLatin1String("ack")
        || entry.source == TraceSource::Rest || entry.source == TraceSource::Webhook
        || entry.event.startsWith(QLatin1String("Connection"));
}

bool TraceText::isFailed(const TraceEntry &entry)
{
    if (!mayFail(entry))
        return false;
    if (entry.level == TraceLevel::Error)
        return true;
    bool isNumber = false;
    const int code = entry.status.toInt(&isNumber);
    if (isNumber)
        return isFailureCode(code);
    // An ack without success carries the error's name; "Duplicate" means that the first one was taken.
    return entry.event == QLatin1String("ack") && !entry.status.isEmpty()
        && entry.status != QLatin1String("ok") && entry.status != QLatin1String("Duplicate");
}

std::optional<State> TraceText::state(const TraceEntry &entry)
{
    if (isFailed(entry))
        return State::Failed;
    if (isHeld(entry))
        return State::Held;
    if (entry.status.isEmpty())
        return std::nullopt;
    return entry.level == TraceLevel::Warning ? State::Recovering : State::Acked;
}

QString TraceText::sentence(const TraceEntry &entry)
{
    QStringList parts{Format::clockMs(entry.timeUs),
        tr("%1 %2").arg(cell(entry, TraceColumn::Lane), direction(entry.direction)),
        cell(entry, TraceColumn::Event)};
    const auto add = [&parts, &entry](int column, const QString &text) {
        const QString value = cell(entry, column);
        if (!value.isEmpty())
            parts.append(text.arg(value));
    };
    add(TraceColumn::Group, tr("group %1"));
    add(TraceColumn::User, tr("user %1"));
    add(TraceColumn::Sequence, tr("sequence %1"));
    add(TraceColumn::Ack, tr("ack %1"));
    if (entry.bytes > 0)
        parts.append(Format::byteCount(entry.bytes));
    add(TraceColumn::Duration, tr("took %1"));
    add(TraceColumn::Status, isFailed(entry) ? tr("failed: %1") : tr("status %1"));
    add(TraceColumn::TraceId, tr("trace %1"));
    if (entry.payload.isEmpty())
        add(TraceColumn::Payload, QStringLiteral("%1"));
    return parts.join(tr(", ", "between the parts of a sentence"));
}

} // namespace Ui
