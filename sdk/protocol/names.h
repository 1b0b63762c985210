#pragma once

#include "core/result.h"

#include <QString>

//! The naming rules of client-protocol.md section 1.5 and service-protocol.md section 0.2.
namespace WebPubSub {

inline constexpr int maxGroupNameLength = 1024;
inline constexpr int maxHubNameLength = 128;
inline constexpr int maxEventNameLength = 128;
inline constexpr qint64 maxFrameBytes = 1024 * 1024; //!< 1 MiB upstream, client-protocol.md section 8
//! Downstream: a REST body of 1 MiB is longer as base64 and sits in an envelope.
inline constexpr qint64 maxServerFrameBytes = 2 * maxFrameBytes;

//! HUB_NAME unless a letter followed by up to 127 of letters, digits, _ ` , . [ ]
Result<Done> validHubName(const QString &hub);
//! GROUP_NAME unless 1 to 1024 UTF-16 units, not only white space, no control characters, no half surrogates.
Result<Done> validGroupName(const QString &group);
//! EVENT_NAME unless a letter followed by up to 127 of letters, digits, _ . - (case ignored)
Result<Done> validEventName(const QString &event);

} // namespace WebPubSub
