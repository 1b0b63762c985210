#pragma once

#include "client/reconnector.h"
#include "client/webpubsubclient.h"

//! The states of the Reconnector as an application knows them.
namespace WebPubSub {

//! Stopping is never told: the state before it stays until Stopped.
WebPubSubClient::State publicState(Reconnector::State state);

//! "Connected", "Stopping"…, for error texts.
QString stateName(Reconnector::State state);

} // namespace WebPubSub
