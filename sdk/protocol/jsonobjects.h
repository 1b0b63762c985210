#pragma once

#include "protocol/fieldreader.h"

//! The objects inside frames (client-protocol.md sections 3.4 to 3.7). Members of other names are skipped.
namespace WebPubSub::JsonObjects {

//! `error` of ack, invokeResponse and streamClosed; absent and null are none.
std::optional<AckError> readError(FieldReader &reader);

//! `stream` of an upstream sendToGroup.
struct StreamStart {
    QString streamId = {};
    std::optional<quint32> idleTimeoutMs = {};
};
StreamStart readStreamStart(FieldReader &reader);

//! `error` of streamEnd; absent and null are none.
std::optional<StreamAbort> readStreamAbort(FieldReader &reader);

//! `stream` of a group message; absent and null are none.
std::optional<StreamInfo> readStreamInfo(FieldReader &reader);

//! `state` of setGroupState; absent and null are none.
std::optional<GroupState> readState(FieldReader &reader);

//! `items` of the group state frames.
QList<GroupStateItem> readItems(FieldReader &reader);

} // namespace WebPubSub::JsonObjects
