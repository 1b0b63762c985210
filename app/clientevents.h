#pragma once

#include "client/clienttypes.h"

/*!
    The lines that `hubscope-client --json` writes: an answer for each call, an event for each signal. JSON
    text with the line's end; nothing in it breaks a line. Pure.
*/
namespace App {

//! {"id":1,"ok":true}
QByteArray doneAnswer(const QByteArray &id);
//! With ackId and duplicate; for fire-and-forget without them.
QByteArray ackAnswer(const QByteArray &id, const WebPubSub::Ack &ack);
//! With invocationId, and dataType and data unless the app server answered with nothing.
QByteArray invocationAnswer(const QByteArray &id, const WebPubSub::InvokeResult &result);
//! {"id":1,"ok":false,"error":{"name":…,"message":…}}, with the ackId that a request had. \a id may be empty:
//! null.
QByteArray errorAnswer(const QByteArray &id, const WebPubSub::Error &error);

QByteArray connectedEvent(const QString &connectionId, const QString &userId); //!< anonymous: userId is null
QByteArray disconnectedEvent(const QString &connectionId, const QString &message);
QByteArray stoppedEvent();
QByteArray recoveringEvent(const QString &connectionId);
QByteArray recoveredEvent(const QString &connectionId);
QByteArray groupMessageEvent(const WebPubSub::GroupMessage &message);
QByteArray serverMessageEvent(const WebPubSub::ServerMessage &message);
QByteArray rejoinGroupFailedEvent(const QString &group, const WebPubSub::Error &error);
//! \a last 0 stands for "nobody can know": "to" is null.
QByteArray discontinuityEvent(quint64 first, quint64 last);

} // namespace App
