#pragma once

#include "composer/composerequest.h"
#include "connections/connectionprofile.h"
#include "core/result.h"
#include "core/trace.h"
#include "rooms/timelinemessage.h"

#include <QObject>

#include <chrono>
#include <memory>

class QAbstractItemModel;

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

class ConnectionListModel;
class RoomListModel;
class TimelineModel;

//! The local hub as the toolbar shows it.
struct HubStatus {
    bool running = false;
    bool starting = false;
    QString endpoint = {}; //!< "127.0.0.1:43127"
    QString connectionString = {}; //!< secret: for "Use from my code" and the clipboard
    int foreignConnections = 0; //!< clients that are not of this window
};

//! News for the inline bar: no modal, the rest goes on working.
struct Notice {
    QString id = {}; //!< a later notice with the same id replaces it
    State state = State::Failed;
    QString word = {}; //!< "Bob is back."
    QString sentence = {}; //!< plain text
    QString action = {}; //!< link text, empty: none
};

//! Figures of the status bar, once a second.
struct Statistics {
    int connected = 0;
    int recovering = 0;
    double messagesPerSecond = 0;
    double bytesPerSecond = 0;
    qint64 ackP95Us = -1; //!< -1: no ack yet
    qint64 messages = 0; //!< this session
    bool capturing = false;
    qint64 traceBytes = 0;
    qint64 traceLimit = 0;
    QList<double> recentRates = {}; //!< messages a second, oldest first, for the spark line
};

/*!
    The one place where SDK signals meet models. Owns the local hub, the sessions (on the wire thread), the
   event store and every model; panels only show models and send requests here. Lives in the GUI thread.
*/
class Workspace : public QObject {
    Q_OBJECT
public:
    //! \p tracePath: session file to write; its folder is made when missing.
    explicit Workspace(const QString &tracePath, QObject *parent = nullptr);
    ~Workspace() override;

    ConnectionListModel *connections() const;
    RoomListModel *rooms() const; //!< rooms of the current connection
    TimelineModel *timeline() const; //!< messages of the current room; null when there is none
    WebPubSub::TraceStore *traceStore() const;

    HubStatus hubStatus() const;
    Statistics statistics() const;
    QString currentConnection() const; //!< profile id, empty when none
    QString currentRoom() const; //!< group, empty when none
    QList<Speaker> speakers() const;
    QList<ConnectionStatus> membersOf(const QString &group) const; //!< of this window and the local hub
    Lane laneOf(const QString &laneName) const; //!< "Alice" -> circle, "hub" -> hexagon
    bool isCapturing() const;

public Q_SLOTS:
    void startHub();
    void stopHub();
    void tryItNow(); //!< starts the hub and the cast: Alice, Bob, Carol, and Dave who may only read
    //! Takes a profile from the dialog, gives it an id and a lane, and connects it.
    void addConnection(const Ui::ConnectionProfile &profile);
    void connectTo(const QString &id);
    void disconnectFrom(const QString &id);
    void reconnectNow(const QString &id);
    void removeConnection(const QString &id);
    void setCurrentConnection(const QString &id);
    void setCurrentRoom(const QString &group);
    void joinRoom(const QString &group); //!< as the current connection
    void leaveRoom(const QString &group);
    void send(const Ui::ComposeRequest &request);
    void retry(quint64 messageKey);
    void discard(quint64 messageKey);
    //! Publishes as the server through REST, to the current room.
    void sendAsServer(const QString &group, const WebPubSub::Payload &payload);
    //! Cuts the connection and keeps it away for \p time, to show the gap and the recovery.
    void cut(const QString &id, std::chrono::milliseconds time);
    void setCapturing(bool on);
    void markRead(); //!< the current room was seen

Q_SIGNALS:
    void hubStatusChanged();
    void currentConnectionChanged();
    void currentRoomChanged(); //!< timeline() may be another model now
    void speakersChanged();
    void membersChanged(const QString &group);
    void noticeRaised(const Ui::Notice &notice);
    void noticeCleared(const QString &id);
    void statisticsChanged();
    void capturingChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Ui

Q_DECLARE_METATYPE(Ui::Notice)
