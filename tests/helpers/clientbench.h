#pragma once

#include "client/webpubsubclient.h"
#include "helpers/faketransport.h"

#include <QStringList>

#include <memory>

/*!
    A WebPubSubClient on a fake network, and the news it told, in words and in order: "Connecting", "connected
   c-1 ann", "disconnected c-1 ConnectionLost", "gap 3-0"… The test plays the service.
*/
class ClientBench {
public:
    static const QUrl url;

    //! Short waits, so that a test may see their end.
    static WebPubSub::ClientOptions quickOptions();

    explicit ClientBench(const WebPubSub::ClientOptions &options = quickOptions());
    ClientBench(
        WebPubSubClient::UrlProvider provider, const WebPubSub::ClientOptions &options = quickOptions());

    FakeTransport *wire() const { return network.last(); } //!< null when the client has none
    QStringList takeNews() { return std::exchange(news, {}); }
    bool lastNewsIs(const char *words) const
    {
        return !news.isEmpty() && news.last() == QLatin1String(words);
    }

    static QByteArray connectedFrame(const QByteArray &id = "c-1");
    static QByteArray message(quint64 sequenceId, const QByteArray &text = "hi");
    static QByteArray ok(quint64 ackId);
    //! The name of a reply's error, "ok", or "pending". Of replies that have not told finished() yet.
    static QString outcome(WebPubSubClient::AckReply *reply);
    //! What a UrlProvider returns.
    static WebPubSubReplyOf<QUrl> *answered(const WebPubSub::Result<QUrl> &url);

    bool waitForWire(qsizetype opened); //!< until the client has asked for so many transports in all
    //! Starts and plays the service until Connected. The news of it stays.
    bool connectNow(const QByteArray &id = "c-1");
    //! Waits for the transport of a reconnect, and plays the service until Connected.
    bool reconnectNow(qsizetype opened, const QByteArray &id);

    FakeNetwork network;
    QStringList news;
    std::unique_ptr<WebPubSubClient> client;

private:
    void listen(const WebPubSub::ClientOptions &options);
};
