#pragma once

#include "client/websockettransport.h"
#include "helpers/rawpeer.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

inline const QString protocol = QStringLiteral("json.webpubsub.azure.v1");

//! A WebSocketTransport, the server it talks to, and what it told.
struct TransportBench {
    RawPeer peer;
    std::unique_ptr<WebPubSub::WebSocketTransport> transport =
        std::make_unique<WebPubSub::WebSocketTransport>();
    QSignalSpy opened{transport.get(), &WebPubSub::Transport::opened};
    QSignalSpy received{transport.get(), &WebPubSub::Transport::received};
    QSignalSpy closed{transport.get(), &WebPubSub::Transport::closed};
    QSignalSpy failed{transport.get(), &WebPubSub::Transport::failed};

    TransportBench()
    {
        peer.answerWith(
            [](const QByteArray &head) { return RawPeer::acceptance(head, protocol.toLatin1()); });
    }
    QUrl url(const QString &scheme = QStringLiteral("ws")) const
    {
        return QUrl(QStringLiteral("%1://localhost:%2/client/hubs/chat?access_token=SECRET")
                        .arg(scheme)
                        .arg(peer.port()));
    }
    bool openNow(const WebPubSub::TransportLimits &limits = {})
    {
        transport->open(url(), protocol, limits);
        return opened.wait();
    }
    WebPubSub::Error error() const
    {
        return failed.isEmpty() ? WebPubSub::Error{} : failed.at(0).at(0).value<WebPubSub::Error>();
    }
    int closeCode() const { return closed.isEmpty() ? 0 : closed.at(0).at(0).toInt(); }
    QString closeReason() const { return closed.isEmpty() ? QString() : closed.at(0).at(1).toString(); }
    qsizetype told() const { return opened.size() + received.size() + closed.size() + failed.size(); }
};
