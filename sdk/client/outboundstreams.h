#pragma once

#include "client/groupstreamwriter.h"
#include "protocol/frames.h"

#include <QHash>
#include <QPointer>

#include <vector>

namespace WebPubSub {

class ConnectionSession;

/*!
    The streams that one client publishes: opens them, brings the service's answers to them by their ids, and
    tells them what becomes of the connection.

    Owner: the client. The writers are its children.
*/
class OutboundStreams : public QObject {
    Q_OBJECT
public:
    OutboundStreams(ConnectionSession &session, QObject *parent);

    void configure(const ClientOptions &options); //!< before each start
    void start(OpenStreamReply *reply, const QString &group, const StreamOptions &options);
    void answered(const ServerFrame &frame); //!< frames for streams that are not there are ignored

    //! The connection is there, for the first time or again: what is not accepted is sent again.
    void open();
    void close(const QString &stateName); //!< \p stateName is for the error of those who open all the same
    void connectionLost(const Error &error); //!< may be recovered
    void failAll(const Error &error);

    // ---- for the writers ----
    bool isOpen() const { return m_isOpen; }
    //! Whether a fragment may be sent: FRAME_SIZE, FRAME_JSON, WouldBlock.
    Result<Done> check(const QString &streamId, const Payload &payload) const;
    void send(const ClientFrame &frame); //!< may delete this, as a handler of traced() may
    //! Ends a stream that nobody here writes any more: now, or once the connection is recovered.
    void farewell(const StreamEndFrame &frame);
    void forget(const GroupStreamWriter &writer);

private:
    Result<Done> checkStart(const QString &group, const StreamOptions &options) const;
    template <typename Call>
    void forEach(Call call);

    ConnectionSession &m_session;
    ClientOptions m_options;
    QHash<QString, QPointer<GroupStreamWriter>> m_writers; //!< by stream id; those that are not closed
    std::vector<StreamEndFrame> m_farewells;
    QString m_stateName;
    bool m_isOpen = false;
};

} // namespace WebPubSub
