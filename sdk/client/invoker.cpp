#include "client/invoker.h"

#include "client/connectionsession.h"
#include "client/invocationsalvage.h"
#include "client/upstream.h"

#include <QPointer>

namespace WebPubSub {

namespace {

Invocations::TimePoint steadyNow()
{
    return std::chrono::steady_clock::now();
}

Error idInUse(const QString &id)
{
    return {.kind = ErrorKind::Invalid,
        .name = QStringLiteral("INVOCATION_ID_IN_USE"),
        .message =
            QStringLiteral("Invocation id \"%1\" still waits for its answer. Ids are unique among pending "
                           "calls: leave invocationId empty to have them counted.")
                .arg(id.left(128))};
}

} // namespace

Invoker::Invoker(ConnectionSession &session, const Upstream &upstream, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_upstream(upstream)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Invoker::onTimer);
}

Result<Done> Invoker::check(const InvokeFrame &frame) const
{
    if (m_calls.contains(frame.invocationId))
        return idInUse(frame.invocationId);
    return m_upstream.check(frame);
}

void Invoker::invoke(InvokeReply *reply, InvokeFrame frame, const InvokeOptions &options)
{
    frame.invocationId = options.invocationId;
    frame.metadata = options.metadata;
    if (const Result<Done> valid = check(frame); !valid) {
        reply->complete(valid.error());
        return;
    }
    const QString id = m_calls.takeId(options.invocationId);
    frame.invocationId = id;
    m_calls.add({.id = id, .event = frame.event, .timeout = options.timeout}, reply, steadyNow());
    connect(reply, &WebPubSubReply::aborted, this, [this, id] { giveUp(id); });
    const QPointer<Invoker> alive(this);
    const QPointer<InvokeReply> waiting(reply);
    const Result<QString> sent = m_session.send(frame);
    if (!alive || !waiting)
        return;
    if (!sent) {
        m_calls.forget(id);
        reply->complete(sent.error());
    } else {
        armTimer();
    }
}

void Invoker::answered(const ServerFrame &frame, const QByteArray &bytes)
{
    if (const auto *response = std::get_if<InvokeResponseFrame>(&frame))
        m_calls.answered(*response);
    else if (std::holds_alternative<UnknownFrame>(frame))
        takeUnreadable(bytes,
            {.message = QStringLiteral("Field \"dataType\": expected \"text\", \"json\", \"binary\" or "
                                       "\"protobuf\" but found something else.")});
}

bool Invoker::takeUnreadable(const QByteArray &bytes, const Error &error)
{
    return !m_calls.isEmpty() && m_calls.broken(salvageInvocationId(bytes), error);
}

void Invoker::connectionLost(const Error &loss)
{
    m_calls.failAll(loss);
    m_timer.stop();
}

void Invoker::giveUp(const QString &id)
{
    if (m_calls.forget(id))
        cancel(id);
}

void Invoker::cancel(const QString &id)
{
    // Of a connection that was lost the service has forgotten the call (section 10, item 42).
    if (m_upstream.isOpen())
        (void)m_session.send(CancelInvocationFrame{.invocationId = id});
}

void Invoker::armTimer()
{
    const auto due = m_calls.nextDue();
    if (!due || (m_timer.isActive() && m_timerDue <= *due))
        return; // a timer that is early just looks again
    m_timerDue = *due;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*due - steadyNow());
    m_timer.start(std::max(wait, std::chrono::milliseconds(0)));
}

void Invoker::onTimer()
{
    const QPointer<Invoker> alive(this);
    const QStringList due = m_calls.takeDue(steadyNow());
    for (const QString &id : due) {
        cancel(id);
        if (!alive)
            return;
    }
    armTimer();
}

} // namespace WebPubSub
