#pragma once

#include "client/clienttypes.h"

#include <QObject>
#include <QStringList>

namespace WebPubSub {

class Upstream;

/*!
    Joins the groups of the connection before on the new one, all at once and without retries
   (client-protocol.md section 5.5). It always comes to an end, as each ack is bounded by the ack timeout.

    Owner: the client.
*/
class Rejoin : public QObject {
    Q_OBJECT
public:
    Rejoin(Upstream &upstream, QObject *parent);

    void start(const QStringList &groups); //!< finished() may come from inside when there are none
    void cancel(); //!< no signal follows

Q_SIGNALS:
    void failed(const QString &group, const WebPubSub::Error &error);
    void finished();

private:
    void settled(const QString &group, const Result<Ack> &result);

    Upstream &m_upstream;
    quint64 m_round = 0; //!< replies of an earlier round are not waited for any more
    qsizetype m_left = 0;
};

} // namespace WebPubSub
