#pragma once

#include "client/connectionsession.h"
#include "helpers/faketransport.h"

#include <QStringList>

#include <memory>

//! A ConnectionSession on a fake network, and what it told, in words and in order. The test plays the
//! service.
struct SessionBench {
    static const QUrl url;

    explicit SessionBench(const WebPubSub::ClientOptions &options = quickOptions());

    static WebPubSub::ClientOptions
    quickOptions(); //!< no pings, and acks of sequence ids within a millisecond
    static QByteArray connectedFrame(const QByteArray &id = "c-1", const QByteArray &token = "t-1");
    static QByteArray message(quint64 sequenceId, const QByteArray &text = "hi");

    FakeTransport *wire() const { return network.last(); }
    QStringList takeNews() { return std::exchange(news, {}); }
    void connectNow(); //!< the news of it is dropped

    FakeNetwork network;
    QList<WebPubSub::TraceEntry> rows;
    std::unique_ptr<WebPubSub::ConnectionSession> session;
    QStringList news;
    std::vector<WebPubSub::GroupMessage> messages;
    WebPubSub::Result<WebPubSub::Done> configured = WebPubSub::Done{};
    WebPubSub::Error lastError;
};
