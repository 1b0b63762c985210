#pragma once

#include "core/result.h"
#include "core/trace.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace WebPubSub {

//! The published default key of the official emulator, so that the hub can stand in for it.
inline constexpr QLatin1String emulatorAccessKey("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH");

struct HubOptions {
    QHostAddress address =
        QHostAddress(QHostAddress::LocalHost); //!< loopback unless the user confirmed otherwise
    quint16 port = 8080; //!< 0: a free one
    QString accessKey = QString(emulatorAccessKey); //!< at least 32 UTF-8 bytes, no blanks around, no ';'
    bool traceFrames = false; //!< emit traced() for each frame; off costs nothing on the hot path
    QStringList allowedOrigins = {}; //!< browser origins let in beside none at all
    std::chrono::milliseconds recoveryWindow = std::chrono::seconds(30);
    std::chrono::milliseconds pingInterval = std::chrono::seconds(20);
    std::chrono::milliseconds requestHeadTimeout = std::chrono::seconds(10);
    std::chrono::milliseconds requestBodyTimeout = std::chrono::seconds(30);
    qint64 maxQueuedBytes = 16 * 1024 * 1024; //!< a connection over it is closed with 1008
    bool echoEvents = false; //!< answer events and invocations with themselves; else they are NotFound
    int maxReplayMessages = 1000;
    qint64 maxReplayBytes = 16 * 1024 * 1024;
};

//! One connection as the hub sees it; a value for windows and tests.
struct HubConnectionInfo {
    QString hub = {};
    QString connectionId = {};
    QString userId = {};
    QString protocol = {};
    QString ip = {};
    QStringList groups = {};
    QStringList roles = {};
    bool attached = true; //!< false: away, within the recovery window
};

} // namespace WebPubSub

/*!
    The service on loopback: a hub of its own inside the program.

    The object lives in the caller's thread; sockets and state live in a thread of the hub's own. Calls return
    at once; their answers come as signals in the caller's thread. Only traced() is emitted from the hub's
    thread, for exact times: connect it with Qt::DirectConnection to something thread-safe.
*/
class LocalHub : public QObject {
    Q_OBJECT
public:
    explicit LocalHub(QObject *parent = nullptr);
    ~LocalHub() override; //!< stops, closing its clients, and waits for the thread

    //! Answered by started() or failed(). Names: PORT_TAKEN, ADDRESS, HUB_KEY, HUB_RUNNING.
    void start(const WebPubSub::HubOptions &options);
    //! Closes clients with 1001 and answers with stopped().
    void stop();
    bool isRunning() const;
    quint16 port() const; //!< 0 unless running
    QUrl endpoint() const; //!< http://localhost:port, or the address when only that one is listened on
    QString connectionString() const; //!< Endpoint=…;AccessKey=…;Version=1.0;
    QString accessKey() const;

    //! Asks for the connections of all hubs; answered by connectionsListed().
    void listConnections();
    //! Cuts a connection's socket without a close frame, as a broken network would; recovery stays possible.
    void dropConnection(const QString &connectionId);
    //! Refuses this user's attempts to come back for \a time, so that the gap can be seen.
    void holdUser(const QString &userId, std::chrono::milliseconds time);

Q_SIGNALS:
    void started(quint16 port);
    void failed(const WebPubSub::Error &error);
    void stopped();
    void connectionOpened(const WebPubSub::HubConnectionInfo &connection);
    void connectionClosed(
        const WebPubSub::HubConnectionInfo &connection, int closeCode, const QString &reason);
    //! Joined or left a group, went away, or came back.
    void connectionChanged(const WebPubSub::HubConnectionInfo &connection);
    void connectionsListed(const QList<WebPubSub::HubConnectionInfo> &connections);
    void traced(const WebPubSub::TraceEntry &entry);

private:
    class Private;
    std::unique_ptr<Private> d;
};

Q_DECLARE_METATYPE(WebPubSub::HubConnectionInfo)
