#pragma once

#include "http/websocketframe.h"
#include "localhub/hubrouter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

//! The socket of a session without a socket: keeps what it was given.
class FakePeer : public WebPubSub::HubPeer {
public:
    struct Message {
        bool binary = false;
        QByteArray payload = {};
    };

    void send(const QByteArray &frame) override
    {
        lastFrame = frame;
        // Server frames are not masked, so that the header is 2, 4 or 10 bytes (RFC 6455 section 5.2).
        const int length = frame[1] & 0x7f;
        const int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        messages.append({(frame[0] & 0x0f) == 2, frame.mid(header)});
    }
    void close(quint16 code, const QString &reason) override
    {
        closeCode = code;
        closeReason = reason;
    }
    void abort() override { aborted = true; }

    QJsonObject json(int index) const { return QJsonDocument::fromJson(messages.at(index).payload).object(); }
    QJsonObject lastJson() const
    {
        return messages.isEmpty() ? QJsonObject() : json(int(messages.size()) - 1);
    }
    //! "message:text", "ack:7", "ack:7:Forbidden", "connected"…: one word a frame.
    QStringList summary() const;
    void clear() { messages.clear(); }

    QList<Message> messages;
    QByteArray lastFrame;
    int closeCode = 0; //!< 0: not closed
    QString closeReason;
    bool aborted = false;
};

//! A hub of state, sessions and router, with a clock that stands still until it is moved.
class HubFixture {
public:
    explicit HubFixture(const WebPubSub::HubSessions::Options &options = {}, bool traced = false,
        WebPubSub::EventHandler *handler = nullptr);

    struct Client {
        QString userId = {};
        QStringList roles = {
            QStringLiteral("webpubsub.joinLeaveGroup"), QStringLiteral("webpubsub.sendToGroup")};
        QStringList groups = {};
        QString hub = QStringLiteral("chat");
    };
    WebPubSub::HubSession &openReliable(FakePeer &peer, const Client &client);
    WebPubSub::HubSession &openJson(FakePeer &peer, const Client &client);
    WebPubSub::HubSession &openSimple(
        FakePeer &peer, const Client &client, const WebPubSub::SimpleMode &mode = {});
    //! The frame as its client would write it.
    void receive(WebPubSub::HubSession &from, const QByteArray &json);
    WebPubSub::Result<WebPubSub::HubSession *> recover(
        const QString &connectionId, const QString &token, FakePeer &peer);
    void advance(std::chrono::milliseconds time);

    QDateTime utc = QDateTime(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
    qint64 steadyMs = 1'000'000;
    QStringList events; //!< "opened ann", "changed ann", "closed ann 1008"
    QList<WebPubSub::TraceEntry> rows;
    std::unique_ptr<WebPubSub::Codec> json;
    std::unique_ptr<WebPubSub::Codec> reliable;
    WebPubSub::HubTrace trace;
    WebPubSub::HubState state;
    WebPubSub::HubSessions sessions;
    WebPubSub::HubRouter router;

private:
    WebPubSub::HubClock clock();
    WebPubSub::HubSessionEvents recorder();
    WebPubSub::HubSession &open(
        WebPubSub::Codec *codec, FakePeer &peer, const Client &client, const WebPubSub::SimpleMode &mode);
};
