#include "client/acktable.h"

#include "auth/role.h"

#include <algorithm>

namespace WebPubSub {

namespace {

bool isTransient(const AckError &error)
{
    return error.name == u"Timeout";
}

QString advice(const ClientFrame &frame, const AckError &error)
{
    if (error.name != u"Forbidden")
        return {};
    const auto grant = [](Permission permission, const QString &group) {
        return QStringLiteral(" Give the token the role %1 or a wider one.").arg(roleFor(permission, group));
    };
    return std::visit(
        Overloaded{
            [&](const SendToGroupFrame &send) { return grant(Permission::SendToGroup, send.group); },
            [&](const JoinGroupFrame &join) { return grant(Permission::JoinLeaveGroup, join.group); },
            [&](const LeaveGroupFrame &leave) { return grant(Permission::JoinLeaveGroup, leave.group); },
            [&](const SubscribeGroupStateFrame &states) {
                return grant(Permission::JoinLeaveGroup, states.group);
            },
            [](const auto &) { return QString(); },
        },
        frame);
}

Error ackError(const ClientFrame &frame, const AckFrame &ack)
{
    const AckError said = ack.error.value_or(AckError{.name = QStringLiteral("UnknownError"), .message = {}});
    const QString text =
        said.message.isEmpty() ? QString() : QStringLiteral(" It said: \"%1\".").arg(said.message);
    return {.kind = ErrorKind::Rejected,
        .name = said.name,
        .message =
            QStringLiteral("The service refused %1 (ack id %2): %3.%4%5")
                .arg(requestName(frame), QString::number(ack.ackId), said.name, text, advice(frame, said))};
}

} // namespace

QString requestName(const ClientFrame &frame)
{
    const QString named = std::visit(
        Overloaded{
            [](const auto &known) {
                if constexpr (requires { known.group; })
                    return known.group;
                else if constexpr (requires { known.event; })
                    return known.event;
                else
                    return QString();
            },
        },
        frame);
    return named.isEmpty() ? frameType(frame)
                           : frameType(frame) + QStringLiteral(" \"") + named.left(128) + u'"';
}

AckTable::AckTable(const RetryOptions &retry, std::chrono::milliseconds ackTimeout)
    : m_retry(retry)
    , m_ackTimeout(ackTimeout)
{
}

void AckTable::add(const Request &request, AckReply *reply, TimePoint now)
{
    Entry &entry = m_entries[request.ackId];
    entry.request = request;
    entry.reply = reply;
    entry.order = ++m_lastOrder;
    entry.sentAt = now;
    schedule(entry, now + m_ackTimeout, false);
}

std::optional<AckTable::Settled> AckTable::acked(const AckFrame &ack, TimePoint now)
{
    const auto found = m_entries.find(ack.ackId);
    if (found == m_entries.end())
        return {};
    const bool duplicate = !ack.success && ack.error && ack.error->name == u"Duplicate";
    const bool success = ack.success || duplicate;
    if (!success && ack.error && isTransient(*ack.error) && scheduleRetry(*found, now))
        return {};
    const Settled settled{.frame = found->request.frame, .success = success};
    if (!success) {
        fail(ack.ackId, ackError(settled.frame, ack));
        return settled;
    }
    if (found->reply)
        found->reply->complete(Ack{.id = ack.ackId,
            .duplicate = duplicate,
            .latencyUs = latencyUs(ack.ackId, now),
            .correlation = found->request.correlation});
    remove(ack.ackId);
    return settled;
}

qint64 AckTable::latencyUs(quint64 ackId, TimePoint now) const
{
    const auto found = m_entries.constFind(ackId);
    if (found == m_entries.cend())
        return -1;
    return std::chrono::duration_cast<std::chrono::microseconds>(now - found->sentAt).count();
}

std::vector<ClientFrame> AckTable::takeDue(TimePoint now)
{
    std::vector<ClientFrame> frames;
    while (!m_schedule.empty() && m_schedule.begin()->first <= now) {
        const quint64 ackId = m_schedule.begin()->second;
        Entry &entry = m_entries[ackId];
        if (!entry.isRetry && !scheduleRetry(entry, now))
            fail(ackId, timeoutError(entry.request));
        else if (entry.due <= now)
            frames.push_back(resent(entry, now));
    }
    return frames;
}

std::optional<AckTable::TimePoint> AckTable::nextDue() const
{
    if (m_schedule.empty())
        return {};
    return m_schedule.begin()->first;
}

void AckTable::hold(const Error &error)
{
    m_schedule.clear();
    const QList<quint64> ids = m_entries.keys();
    for (const quint64 ackId : ids) {
        Entry &entry = m_entries[ackId];
        entry.due = TimePoint::max();
        // A retry that was scheduled already counts as made.
        if (!entry.isRetry && (entry.request.retries >= 0 && ++entry.tries > entry.request.retries))
            fail(ackId, error);
    }
}

std::vector<ClientFrame> AckTable::takeHeld(TimePoint now)
{
    std::vector<Entry *> held;
    for (Entry &entry : m_entries) {
        if (entry.due == TimePoint::max())
            held.push_back(&entry);
    }
    std::sort(held.begin(), held.end(), [](const Entry *a, const Entry *b) { return a->order < b->order; });
    std::vector<ClientFrame> frames;
    for (Entry *entry : held)
        frames.push_back(resent(*entry, now));
    return frames;
}

void AckTable::failAll(const Error &error)
{
    const QList<quint64> ids = m_entries.keys();
    for (const quint64 ackId : ids)
        fail(ackId, error);
}

void AckTable::schedule(Entry &entry, TimePoint due, bool isRetry)
{
    m_schedule.erase({entry.due, entry.request.ackId});
    entry.due = due;
    entry.isRetry = isRetry;
    m_schedule.insert({due, entry.request.ackId});
}

bool AckTable::scheduleRetry(Entry &entry, TimePoint now)
{
    if (entry.request.retries >= 0 && entry.tries >= entry.request.retries)
        return false;
    ++entry.tries;
    schedule(entry, now + std::max(std::chrono::milliseconds(0), retryDelay(m_retry, entry.tries)), true);
    return true;
}

void AckTable::remove(quint64 ackId)
{
    const auto found = m_entries.find(ackId);
    if (found == m_entries.end())
        return;
    m_schedule.erase({found->due, ackId});
    m_entries.erase(found);
}

void AckTable::fail(quint64 ackId, const Error &error)
{
    if (AckReply *reply = m_entries.value(ackId).reply) {
        Error told = error;
        told.ackId = ackId;
        reply->complete(told);
    }
    remove(ackId);
}

ClientFrame AckTable::resent(Entry &entry, TimePoint now)
{
    entry.sentAt = now;
    schedule(entry, now + m_ackTimeout, false);
    return entry.request.frame;
}

Error AckTable::timeoutError(const Request &request) const
{
    return {.kind = ErrorKind::Timeout,
        .name = QStringLiteral("AckTimeout"),
        .message =
            QStringLiteral("No ack for %1 (ack id %2) within %3 s of the last of %4 tries. It may have taken "
                           "effect all the same; sending it again with the same ack id is safe while the "
                           "connection lasts.")
                .arg(requestName(request.frame), QString::number(request.ackId),
                    QString::number(double(m_ackTimeout.count()) / 1000.0),
                    QString::number(1 + std::max(0, request.retries)))};
}

} // namespace WebPubSub
