#pragma once

#include "client/clienttypes.h"
#include "protocol/jsonfields.h"

#include <QStringList>

#include <variant>

//! The calls that `hubscope-client --json` takes, one a line: {"id":1,"call":"joinGroup","group":"lobby"}.
namespace App {

struct StartCall {
    friend bool operator==(StartCall, StartCall) = default;
};

struct StopCall {
    friend bool operator==(StopCall, StopCall) = default;
};

struct JoinGroupCall {
    QString group = {};
    std::optional<quint64> ackId = {};
    friend bool operator==(const JoinGroupCall &, const JoinGroupCall &) = default;
};

struct LeaveGroupCall {
    QString group = {};
    std::optional<quint64> ackId = {};
    friend bool operator==(const LeaveGroupCall &, const LeaveGroupCall &) = default;
};

struct SendToGroupCall {
    QString group = {};
    WebPubSub::Payload payload = {};
    WebPubSub::SendOptions options = {};
};

struct SendEventCall {
    QString event = {};
    WebPubSub::Payload payload = {};
    WebPubSub::SendOptions options = {};
};

struct InvokeEventCall {
    QString event = {};
    WebPubSub::Payload payload = {};
    QString invocationId = {}; //!< empty: the client makes one
    friend bool operator==(const InvokeEventCall &, const InvokeEventCall &) = default;
};

//! Gives up the invokeEvent whose line had the id \c target.
struct CancelCall {
    QByteArray target = {}; //!< JSON text
    friend bool operator==(const CancelCall &, const CancelCall &) = default;
};

struct ExitCall {
    friend bool operator==(ExitCall, ExitCall) = default;
};

using ClientCall = std::variant<StartCall, StopCall, JoinGroupCall, LeaveGroupCall, SendToGroupCall,
    SendEventCall, InvokeEventCall, CancelCall, ExitCall>;

struct CallLine {
    QByteArray id = {}; //!< as it stands in the line; empty when there is none that could be answered to
    WebPubSub::Result<ClientCall> call;
    QStringList ignored = {}; //!< members that the call does not have: perhaps a slip of the pen
};

/*!
    Reads one line. Whole numbers are exact to 2^64-1, and JSON data keeps its text.

    Errors: CALL_JSON with the place, CALL_UTF, CALL_NOT_OBJECT, CALL_ID, CALL_UNKNOWN (lists the calls that
    there are), CALL_FIELD; for members that go into a frame the codec's own, such as FRAME_FIELD,
    FRAME_ACKID, FRAME_DATA and FRAME_BASE64. The client checks names and limits later.
*/
CallLine parseCall(WebPubSub::JsonFields &fields, QByteArrayView line);

} // namespace App
