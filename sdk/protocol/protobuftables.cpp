#include "protocol/protobuftables.h"

namespace WebPubSub {

namespace {

using Rule = ProtobufRule;
using Table = ProtobufTable;

constexpr Rule mapEntryRules[] = {{1, Rule::String, "key"}, {2, Rule::String, "value"}};
constexpr Table mapEntry{"map<string, string>", mapEntryRules};

constexpr Rule messageDataRules[] = {{1, Rule::String, "text_data"}, {2, Rule::Bytes, "binary_data"},
    {3, Rule::Any, "protobuf_data"}, {4, Rule::String, "json_data"}};
constexpr Table messageData{"MessageData", messageDataRules};

constexpr Rule groupStateRules[] = {{1, Rule::Message, "entries", &mapEntry}};
constexpr Table groupState{"GroupState", groupStateRules};

constexpr Rule groupStateItemRules[] = {{1, Rule::String, "connection_id"}, {2, Rule::String, "user_id"},
    {3, Rule::Message, "state", &groupState}, {4, Rule::Varint, "updated_at"}};
constexpr Table groupStateItem{"GroupStateItem", groupStateItemRules};

// ---- client to service

constexpr Rule streamStartInfoRules[] = {
    {1, Rule::String, "stream_id"}, {2, Rule::Varint, "idle_timeout_ms"}};
constexpr Table streamStartInfo{"StreamStartInfo", streamStartInfoRules};

constexpr Rule sendToGroupRules[] = {{1, Rule::String, "group"}, {2, Rule::Varint, "ack_id"},
    {3, Rule::Message, "data", &messageData}, {4, Rule::Varint, "no_echo"}, {5, Rule::Varint, "ttl_seconds"},
    {6, Rule::Message, "metadata", &mapEntry}, {7, Rule::Message, "stream", &streamStartInfo}};
constexpr Table sendToGroup{"SendToGroupMessage", sendToGroupRules};

constexpr Rule eventRules[] = {{1, Rule::String, "event"}, {2, Rule::Message, "data", &messageData},
    {3, Rule::Varint, "ack_id"}, {4, Rule::Message, "metadata", &mapEntry}};
constexpr Table event{"EventMessage", eventRules};

constexpr Rule groupRequestRules[] = {{1, Rule::String, "group"}, {2, Rule::Varint, "ack_id"}};
constexpr Table joinGroup{"JoinGroupMessage", groupRequestRules};
constexpr Table leaveGroup{"LeaveGroupMessage", groupRequestRules};
constexpr Table subscribeGroupState{"SubscribeGroupStateMessage", groupRequestRules};
constexpr Table unsubscribeGroupState{"UnsubscribeGroupStateMessage", groupRequestRules};

constexpr Rule sequenceAckRules[] = {{1, Rule::Varint, "sequence_id"}};
constexpr Table sequenceAck{"SequenceAckMessage", sequenceAckRules};
constexpr Table ping{"PingMessage", {}};

constexpr Rule invokeEventRules[] = {{1, Rule::String, "event"}, {2, Rule::String, "invocation_id"},
    {3, Rule::Message, "data", &messageData}, {4, Rule::Message, "metadata", &mapEntry}};
constexpr Table invokeEvent{"InvokeEventMessage", invokeEventRules};

constexpr Rule cancelInvocationRules[] = {{1, Rule::String, "invocation_id"}};
constexpr Table cancelInvocation{"CancelInvocationMessage", cancelInvocationRules};

constexpr Rule streamDataRules[] = {{1, Rule::String, "stream_id"}, {2, Rule::Varint, "stream_sequence_id"},
    {3, Rule::Message, "data", &messageData}};
constexpr Table streamData{"StreamDataMessage", streamDataRules};

constexpr Rule streamEndErrorRules[] = {{1, Rule::String, "message"}, {2, Rule::String, "user_error_code"}};
constexpr Table streamEndError{"Error", streamEndErrorRules};
constexpr Rule streamEndRules[] = {
    {1, Rule::String, "stream_id"}, {2, Rule::Message, "error", &streamEndError}};
constexpr Table streamEnd{"StreamEndMessage", streamEndRules};

constexpr Rule setGroupStateRules[] = {
    {1, Rule::String, "group"}, {2, Rule::Varint, "ack_id"}, {3, Rule::Message, "state", &groupState}};
constexpr Table setGroupState{"SetGroupStateMessage", setGroupStateRules};

constexpr Rule upstreamRules[] = {
    {1, Rule::Message, "send_to_group_message", &sendToGroup},
    {5, Rule::Message, "event_message", &event},
    {6, Rule::Message, "join_group_message", &joinGroup},
    {7, Rule::Message, "leave_group_message", &leaveGroup},
    {8, Rule::Message, "sequence_ack_message", &sequenceAck},
    {9, Rule::Message, "ping_message", &ping},
    {10, Rule::Message, "invoke_event_message", &invokeEvent},
    {11, Rule::Message, "cancel_invocation_message", &cancelInvocation},
    {13, Rule::Message, "stream_data_message", &streamData},
    {14, Rule::Message, "stream_end_message", &streamEnd},
    {15, Rule::Message, "set_group_state_message", &setGroupState},
    {16, Rule::Message, "subscribe_group_state_message", &subscribeGroupState},
    {17, Rule::Message, "unsubscribe_group_state_message", &unsubscribeGroupState},
};

// ---- service to client

constexpr Rule errorRules[] = {{1, Rule::String, "name"}, {2, Rule::String, "message"}};
constexpr Table error{"Error", errorRules};

constexpr Rule streamErrorRules[] = {
    {1, Rule::String, "name"}, {2, Rule::String, "message"}, {3, Rule::String, "user_error_code"}};
constexpr Table streamError{"Error", streamErrorRules};
constexpr Rule streamInfoRules[] = {{1, Rule::String, "stream_id"}, {2, Rule::Varint, "stream_sequence_id"},
    {3, Rule::Varint, "end_of_stream"}, {4, Rule::Message, "error", &streamError}};
constexpr Table streamInfo{"StreamInfo", streamInfoRules};

constexpr Rule ackRules[] = {
    {1, Rule::Varint, "ack_id"}, {2, Rule::Varint, "success"}, {3, Rule::Message, "error", &error}};
constexpr Table ack{"AckMessage", ackRules};

constexpr Rule dataRules[] = {{1, Rule::String, "from"}, {2, Rule::String, "group"},
    {3, Rule::Message, "data", &messageData}, {4, Rule::Varint, "sequence_id"},
    {5, Rule::Message, "metadata", &mapEntry}, {6, Rule::Message, "stream", &streamInfo}};
constexpr Table data{"DataMessage", dataRules};

constexpr Rule connectedRules[] = {{1, Rule::String, "connection_id"}, {2, Rule::String, "user_id"},
    {3, Rule::String, "reconnection_token"}};
constexpr Table connected{"ConnectedMessage", connectedRules};
constexpr Rule disconnectedRules[] = {{2, Rule::String, "reason"}};
constexpr Table disconnected{"DisconnectedMessage", disconnectedRules};
constexpr Rule systemRules[] = {{1, Rule::Message, "connected_message", &connected},
    {2, Rule::Message, "disconnected_message", &disconnected}};
constexpr Table systemTable{"SystemMessage", systemRules};
constexpr Table pong{"PongMessage", {}};

constexpr Rule invokeResponseRules[] = {{1, Rule::String, "invocation_id"}, {2, Rule::Varint, "success"},
    {3, Rule::Message, "data", &messageData}, {4, Rule::Message, "error", &error},
    {5, Rule::Message, "metadata", &mapEntry}};
constexpr Table invokeResponse{"InvokeResponseMessage", invokeResponseRules};

constexpr Rule streamAckRules[] = {{1, Rule::String, "stream_id"}, {2, Rule::Varint, "expected_sequence_id"}};
constexpr Table streamAck{"StreamAckMessage", streamAckRules};
constexpr Rule streamNackRules[] = {{1, Rule::String, "stream_id"}, {2, Rule::String, "name"},
    {3, Rule::String, "message"}, {4, Rule::Varint, "expected_sequence_id"}};
constexpr Table streamNack{"StreamNackMessage", streamNackRules};
constexpr Rule streamClosedRules[] = {{1, Rule::String, "stream_id"}, {2, Rule::Message, "error", &error}};
constexpr Table streamClosed{"StreamClosedMessage", streamClosedRules};

constexpr Rule groupStatesRules[] = {{1, Rule::String, "group"}, {2, Rule::Message, "items", &groupStateItem},
    {3, Rule::Varint, "sequence_id"}};
constexpr Table groupStateUpdate{"GroupStateUpdateMessage", groupStatesRules};
constexpr Table groupStateSnapshot{"GroupStateSnapshotMessage", groupStatesRules};

constexpr Rule downstreamRules[] = {
    {1, Rule::Message, "ack_message", &ack},
    {2, Rule::Message, "data_message", &data},
    {3, Rule::Message, "system_message", &systemTable},
    {4, Rule::Message, "pong_message", &pong},
    {5, Rule::Message, "invoke_response_message", &invokeResponse},
    {6, Rule::Message, "stream_ack_message", &streamAck},
    {7, Rule::Message, "stream_nack_message", &streamNack},
    {8, Rule::Message, "stream_closed_message", &streamClosed},
    {9, Rule::Message, "group_state_update_message", &groupStateUpdate},
    {10, Rule::Message, "group_state_snapshot_message", &groupStateSnapshot},
};

} // namespace

constexpr ProtobufTable upstreamTable{"UpstreamMessage", upstreamRules};
constexpr ProtobufTable downstreamTable{"DownstreamMessage", downstreamRules};

} // namespace WebPubSub
