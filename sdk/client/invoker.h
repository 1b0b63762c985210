#pragma once

#include "client/invocations.h"

#include <QObject>
#include <QTimer>

namespace WebPubSub {

class ConnectionSession;
class Upstream;

/*!
    Invocations on the wire: sends them, watches their time-outs, cancels what is given up. Upstream says
   whether something may be sent at all.

    Owner: the client.
*/
class Invoker : public QObject {
    Q_OBJECT
public:
    Invoker(ConnectionSession &session, const Upstream &upstream, QObject *parent);

    //! \p frame with event and payload; \p reply is completed when the answer is there.
    void invoke(InvokeReply *reply, InvokeFrame frame, const InvokeOptions &options);
    //! Frames other than responses are not for us. \p bytes are what \p frame was read from.
    void answered(const ServerFrame &frame, const QByteArray &bytes);
    //! Whether \p bytes, which could not be decoded, were the response to a pending call, which then fails.
    bool takeUnreadable(const QByteArray &bytes, const Error &error);
    void connectionLost(const Error &loss); //!< also when it may be recovered

private:
    Result<Done> check(const InvokeFrame &frame) const;
    void giveUp(const QString &id);
    void cancel(const QString &id);
    void armTimer();
    void onTimer();

    ConnectionSession &m_session;
    const Upstream &m_upstream;
    Invocations m_calls;
    QTimer m_timer;
    Invocations::TimePoint m_timerDue;
};

} // namespace WebPubSub
