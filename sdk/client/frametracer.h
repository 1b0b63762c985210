#pragma once

#include "core/trace.h"
#include "protocol/frames.h"

#include <functional>

namespace WebPubSub {

/*!
    Makes the trace rows of one client: a row for each frame that crosses its wire and for each turn of its
   life. Rows are made only while someone listens; the ordinals that join them with the hub's are counted
   always.
*/
class FrameTracer {
public:
    struct Outlet {
        std::function<bool()> isWanted = {};
        TraceSink sink = {};
        //! Microseconds from a request's frame to \p timeUs, for the row of its ack; -1 for an unknown ack
        //! id.
        std::function<qint64(quint64 ackId, qint64 timeUs)> ackLatency = {};
    };

    explicit FrameTracer(Outlet outlet);

    void setLane(const QString &lane) { m_lane = lane; }
    void setHub(const QString &hub) { m_hub = hub; }
    //! A new connection id starts counting anew; the same id keeps its counts.
    void setConnection(const QString &connectionId, const QString &userId);

    //! \returns the correlation of an up frame that starts a story (join, leave, send, event), else nothing.
    QString sent(const ClientFrame &frame, const QByteArray &bytes);
    //! \param note what became of the frame, such as "duplicate, dropped"; empty when it was delivered.
    void received(const ServerFrame &frame, const QByteArray &bytes, qint64 timeUs, const QString &note = {});
    void unreadable(const QByteArray &bytes, qint64 timeUs, const Error &error);
    //! A turn of the connection's life: "ConnectionStarted", "recovering", "ConnectionEnded"…
    void turned(const QString &event, const QString &message, TraceLevel level = TraceLevel::Informational,
        const QString &exception = {});

private:
    TraceEntry entry(TraceDirection direction, qint64 timeUs) const;

    Outlet m_outlet;
    QString m_lane;
    QString m_hub;
    QString m_connectionId;
    QString m_userId;
    quint64 m_sentOrdinal = 0; //!< up frames of join, leave, send and event without an ack id
    quint64 m_messageOrdinal = 0; //!< `message` frames
};

} // namespace WebPubSub
