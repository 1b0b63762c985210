#pragma once

#include "chatlines.h"
#include "clientsession.h"

#include <QList>

namespace App {

/*!
    hubscope-client for people: what is typed goes to the group that was joined last, what comes from others
   is written to stdout, and news of the connection to stderr. Starts at once and ends with the connection.
*/
class ChatSession : public ClientSession {
    Q_OBJECT
public:
    //! \a group: the one that is spoken to first, as the token joins it; may be empty.
    ChatSession(WebPubSubClient &client, Output output, const QString &group = {}, QObject *parent = nullptr);

    void open() override;
    void takeLine(const QByteArray &line) override;
    void refuseLongLine(qsizetype maxBytes) override;

private:
    void started(const WebPubSub::Result<WebPubSub::Done> &result) override;
    void wasConnected(const QString &connectionId, const QString &userId) override;
    void wasStopped(const std::optional<WebPubSub::Error> &error) override;
    void phaseChanged() override;

    struct Typed {
        ChatLine line;
        qsizetype bytes; //!< that it had
    };

    void obey(const Typed &typed);
    void say(const QString &text, qsizetype bytes);
    void join(const QString &group, qsizetype bytes);
    void leave(const QString &named, qsizetype bytes); //!< empty: the one that is spoken to
    //! Tells of a failure; of the other outcome too when \a success is not empty.
    void await(WebPubSubClient::AckReply *reply, qsizetype bytes, const QString &success = {});
    void show(const QString &group, const QString &from, const WebPubSub::Payload &payload);

    QString m_group; //!< that is spoken to
    QList<Typed> m_held; //!< typed before the client was there
};

} // namespace App
