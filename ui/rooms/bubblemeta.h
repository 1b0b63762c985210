#pragma once

#include "rooms/timelinemessage.h"

#include <QList>

//! The small line below a bubble, as values: what is painted and what is spoken.
namespace Ui {

struct MetaPart {
    QString icon = {}; //!< name for drawIcon(), empty: none
    QString text = {};
    Token color = Token::Text2;
};

//! Time, delivery, who saw it. \p own: the message stands on the right, so its ack is told too.
QList<MetaPart> metaParts(const TimelineMessage &message, bool own);

//! "10:02:38 · not delivered: Forbidden, not allowed to publish to lobby."; empty unless it failed.
QString failureReason(const TimelineMessage &message);

//! The whole row in one sentence: sender, time, content, "acknowledged in 1.0 ms, seen by 3 of 3".
QString spokenMessage(const TimelineMessage &message);

} // namespace Ui
