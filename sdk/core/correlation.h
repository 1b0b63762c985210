#pragma once

#include <QString>

#include <optional>

namespace WebPubSub {

/*!
    The trace id of a client's frame, computed alike by the client that sends it and the hub that receives it,
    so that the two need not exchange anything the protocol does not have.

    With an \p ackId the id depends on connection and ack id (a retry with the same ack id keeps its story);
    without one, on the \p ordinal of the upstream frame on that connection, counted from 1 on both sides.
    \returns eight lower-case hex digits.
*/
QString correlationOf(const QString &connectionId, std::optional<quint64> ackId, quint64 ordinal);

//! A fresh id for a story that starts elsewhere (a REST call, a webhook): eight lower-case hex digits.
QString newCorrelation();

} // namespace WebPubSub
