#pragma once

#include "client/webpubsubclient.h"
#include "composer/composerequest.h"
#include "rooms/timelinemessage.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace Ui {

class TimelineModel;

/*!
    The rooms of every connection and the messages in them, each as that connection saw them.

    The protocol gives a message no id, so copies are matched by what it does promise: order. An echo, or the
   copy another connection of this window received, belongs to the oldest own message of the same sender,
   group and payload that this receiver has not had yet.
*/
class Conversations : public QObject {
    Q_OBJECT
public:
    //! Who speaks: the user id as receivers are told it, and how the window shows it.
    struct Person {
        QString userId = {};
        QString name = {};
        Lane lane = Lane::Circle;
    };
    //! Of the user \p userId as \p connection sees it; with an empty user id, of the connection itself.
    using PersonLookup = std::function<Person(const QString &connection, const QString &userId)>;
    //! Connections of this window that share the endpoint and hub of \p connection and are in \p group,
    //! itself included.
    using PeerLookup = std::function<QStringList(const QString &connection, const QString &group)>;

    Conversations(PersonLookup person, PeerLookup peers, QObject *parent = nullptr);
    ~Conversations() override;

    void open(const QString &connection, const QString &group); //!< joined: the room exists from now on
    void close(const QString &connection,
        const QString &group); //!< left: the room goes, its messages stay until quit
    void forget(const QString &connection); //!< the connection was removed
    bool has(const QString &connection, const QString &group) const;
    TimelineModel *timeline(
        const QString &connection, const QString &group) const; //!< null when there is none
    QList<RoomStatus> rooms(const QString &connection) const;
    int unread(const QString &connection) const; //!< over all its rooms
    void markRead(const QString &connection, const QString &group);

    //! Appends the message as queued; \returns its key.
    quint64 addOutgoing(const ComposeRequest &request, qint64 timeUs);
    void markSent(quint64 key);
    void markAcked(quint64 key, const WebPubSub::Ack &ack);
    void markFailed(quint64 key, const WebPubSub::Error &error);
    //! The request behind a failed message, which is taken out of every timeline. Empty when there is none.
    std::optional<ComposeRequest> takeFailed(quint64 key);

    //! \p recoveredUs: when the connection last came back; what was sent before and arrives after is late.
    void receive(const QString &connection, const QList<WebPubSub::GroupMessage> &messages,
        qint64 recoveredUs, bool visible);

Q_SIGNALS:
    void roomChanged(const QString &connection, const QString &group);

private:
    struct Room;
    struct Outgoing;
    using RoomKey = std::pair<QString, QString>;

    Room *find(const QString &connection, const QString &group) const;
    Outgoing *matchOutgoing(const QString &receiver, const WebPubSub::GroupMessage &message);
    bool noteReceipt(const QString &receiver, Outgoing &outgoing);
    void forgetWhenComplete(quint64 key);
    TimelineMessage incoming(const QString &connection, const WebPubSub::GroupMessage &message,
        const Outgoing *outgoing, qint64 recoveredUs) const;
    void updateEverywhere(quint64 key, const std::function<void(TimelineMessage &)> &change);
    void mirrorFailure(const Outgoing &outgoing);

    PersonLookup m_person;
    PeerLookup m_peers;
    std::map<RoomKey, std::unique_ptr<Room>> m_rooms;
    std::map<quint64, Outgoing> m_outgoing; // by key, so oldest first
    quint64 m_nextKey = 1;
};

} // namespace Ui
