#pragma once

#include "client/transport.h"
#include "client/webpubsubclient.h"
#include "helpers/deliverychecker.h"
#include "helpers/latencies.h"

#include <functional>
#include <memory>

/*!
    The headline run of reliability-security.md section 2.1: one publisher and some subscribers, each with its
   own FaultProxy before a real LocalHub. Each round sends numbered messages and takes one client's connection
   away at a byte that the seed chooses; then it must recover. A DeliveryChecker judges.
*/
struct DisconnectRunOptions {
    QString protocol = QString(WebPubSub::Subprotocol::reliableJson);
    quint32 seed = 1;
    int disconnects = 500; //!< and as many rounds
    int subscribers = 4;
    int messagesARound = 20;
    //! For planted faults: what to change of the clients' options, and of their transports. \p client is 0
    //! for the publisher, then the subscribers.
    std::function<void(WebPubSub::ClientOptions &options)> tweak = {};
    std::function<std::unique_ptr<WebPubSub::Transport>(int client)> transport = {};
    std::chrono::milliseconds patience = std::chrono::seconds(20); //!< for each thing that must come
};

struct DisconnectRunResult {
    DeliveryVerdict verdict;
    int disconnects = 0; //!< forced: one a round
    int cutRecoveries = 0; //!< attempts to recover that were cut off, too
    Latencies recoveryTimes; //!< from recovering() to recovered()
    QStringList troubles; //!< lost connections, discontinuities, waits that did not end
    double seconds = 0;

    bool isClean() const { return verdict.isClean() && troubles.isEmpty(); }
    QString report() const; //!< a few lines for a person
};

DisconnectRunResult runDisconnects(const DisconnectRunOptions &options);
