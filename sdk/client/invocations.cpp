#include "client/invocations.h"

#include <algorithm>

namespace WebPubSub {

namespace {

QString nameOf(const Invocations::Call &call)
{
    return QStringLiteral("invoke \"%1\" (invocation id %2)").arg(call.event.left(128), call.id.left(128));
}

Error refused(const Invocations::Call &call, const InvokeResponseFrame &response)
{
    const AckError said = response.error.value_or(AckError{});
    const QString name = said.name.isEmpty() ? QStringLiteral("InvocationFailed") : said.name;
    const QString text = said.message.isEmpty() ? QStringLiteral("It gave no reason.")
                                                : QStringLiteral("It said: \"%1\".").arg(said.message);
    return {.kind = ErrorKind::Rejected,
        .name = name,
        .message = QStringLiteral("The service refused %1: %2. %3").arg(nameOf(call), name, text)};
}

Error unreadable(const Invocations::Call &call, const Error &error)
{
    return {.kind = ErrorKind::Protocol,
        .name = QStringLiteral("InvocationUnreadable"),
        .message = QStringLiteral("The answer to %1 came but could not be read; the event was handled. ")
                       .arg(nameOf(call))
            + error.message};
}

Error lost(const Invocations::Call &call, const Error &loss)
{
    return {.kind = loss.kind,
        .name = loss.name,
        .message = QStringLiteral("The connection ended before the answer to %1 came, and answers are not "
                                  "sent again. The event may have been handled. ")
                       .arg(nameOf(call))
            + loss.message};
}

Error timedOut(const Invocations::Call &call)
{
    return {.kind = ErrorKind::Timeout,
        .name = QStringLiteral("InvocationTimeout"),
        .message = QStringLiteral("No answer to %1 within %2 s, so it was cancelled. The event may have been "
                                  "handled all the same.")
                       .arg(nameOf(call), QString::number(double(call.timeout.count()) / 1000.0))};
}

} // namespace

QString Invocations::takeId(const QString &byHand)
{
    if (byHand.isEmpty()) {
        while (m_pending.contains(QString::number(m_nextId)))
            ++m_nextId;
        return QString::number(m_nextId++);
    }
    // A late answer to a call that was given up must not find another of the same id: count on from there.
    bool isNumber = false;
    const quint64 number = byHand.toULongLong(&isNumber);
    if (isNumber && number >= m_nextId && number < std::numeric_limits<quint64>::max())
        m_nextId = number + 1;
    return byHand;
}

void Invocations::add(const Call &call, InvokeReply *reply, TimePoint now)
{
    const TimePoint due = call.timeout.count() > 0 ? now + call.timeout : TimePoint::max();
    m_pending.insert(call.id, {.call = call, .reply = reply, .due = due});
    if (due != TimePoint::max())
        m_schedule.insert({due, call.id});
}

void Invocations::answered(const InvokeResponseFrame &response)
{
    const auto found = m_pending.constFind(response.invocationId);
    if (found == m_pending.cend())
        return;
    if (response.success)
        finish(response.invocationId,
            InvokeResult{.invocationId = response.invocationId,
                .payload = response.payload,
                .metadata = response.metadata});
    else
        finish(response.invocationId, refused(found->call, response));
}

bool Invocations::broken(const QString &id, const Error &error)
{
    const auto found = m_pending.constFind(id);
    if (found == m_pending.cend())
        return false;
    finish(id, unreadable(found->call, error));
    return true;
}

bool Invocations::forget(const QString &id)
{
    const auto found = m_pending.constFind(id);
    if (found == m_pending.cend())
        return false;
    m_schedule.erase({found->due, id});
    m_pending.erase(found);
    return true;
}

QStringList Invocations::takeDue(TimePoint now)
{
    QStringList ids;
    while (!m_schedule.empty() && m_schedule.begin()->first <= now) {
        const QString id = m_schedule.begin()->second;
        finish(id, timedOut(m_pending.value(id).call));
        ids.append(id);
    }
    return ids;
}

std::optional<Invocations::TimePoint> Invocations::nextDue() const
{
    if (m_schedule.empty())
        return {};
    return m_schedule.begin()->first;
}

void Invocations::failAll(const Error &loss)
{
    const QStringList ids = m_pending.keys();
    for (const QString &id : ids)
        finish(id, lost(m_pending.value(id).call, loss));
}

void Invocations::finish(const QString &id, const Result<InvokeResult> &result)
{
    const QPointer<InvokeReply> reply = m_pending.value(id).reply;
    forget(id);
    if (reply)
        reply->complete(result);
}

} // namespace WebPubSub
