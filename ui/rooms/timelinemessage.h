#pragma once

#include "core/result.h"
#include "protocol/payload.h"
#include "shared/lane.h"
#include "shared/theme.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace Ui {

//! One message in a room, sent or received. Values; remote text in it is hostile and only ever drawn as plain
//! text.
struct TimelineMessage {
    quint64 key = 0; //!< unique in the program
    bool mine = false; //!< sent by a connection of this window
    QString speakerId = {}; //!< profile id, or the remote user id
    QString speaker = {}; //!< name shown
    Lane lane = Lane::Circle;
    WebPubSub::Payload payload = {};
    qint64 timeUs = 0;
    State delivery = State::Acked; //!< Queued, Sent, Acked, Failed for mine; Replayed for late ones
    qint64 latencyUs = -1; //!< until the ack; of a replayed one: how late it came; -1: unknown
    bool expectsAck = true; //!< false: fire and forget, so Sent is its last state
    int seenBy = 0; //!< connections of this window that received it
    int expected = 0; //!< connections of this window that should have
    std::optional<WebPubSub::Error> error = {}; //!< why it failed
    QString correlation = {}; //!< its story in the trace
    QString lateNote = {}; //!< who got it late: "Carol after 4.98 s"; translated, empty when nobody
};

//! A room of the current connection.
struct RoomStatus {
    QString group = {};
    int members = -1; //!< -1: unknown
    int unread = 0;
    int failed = 0;
};

} // namespace Ui

Q_DECLARE_METATYPE(Ui::TimelineMessage)
Q_DECLARE_METATYPE(Ui::RoomStatus)
