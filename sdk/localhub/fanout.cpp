#include "localhub/fanout.h"

#include "http/websocketframe.h"

#include <algorithm>
#include <array>
#include <map>

namespace WebPubSub {

namespace {

Opcode opcodeOf(const Codec &codec)
{
    return codec.isBinary() ? Opcode::Binary : Opcode::Text;
}

//! What a simple client gets: the bare payload (client-protocol.md section 2.3).
QByteArray bareFrame(const Payload &payload)
{
    const bool binary = payload.type == DataType::Binary || payload.type == DataType::Protobuf;
    return encodeFrame(binary ? Opcode::Binary : Opcode::Text, payload.bytes);
}

QByteArray sequencedFrame(const HubSession &to, const QByteArray &message, quint64 sequenceId)
{
    return encodeFrame(opcodeOf(*to.codec), to.codec->withSequenceId(message, sequenceId));
}

//! The end of a stream without a last fragment says nothing to a client that sees payloads only.
bool isForEnvelopesOnly(const Publication &publication)
{
    return publication.stream && publication.stream->endOfStream && publication.payload.bytes.isEmpty();
}

} // namespace

//! The publication's bytes for each kind of receiver, made when the first receiver of that kind is met.
class Fanout::EncodedMessage {
public:
    explicit EncodedMessage(const Publication &publication)
        : m_publication(publication)
    {
    }

    struct Bytes {
        const Codec *codec = nullptr;
        QByteArray message = {}; //!< what the WebSocket carries, without a sequence id
        QByteArray frame =
            {}; //!< with its frame header, shared by all receivers; empty on reliable subprotocols
    };

    const Bytes &bytesFor(const Codec *codec)
    {
        for (size_t i = 0; i < m_count; ++i) {
            if (m_known[i].codec == codec)
                return m_known[i];
        }
        m_known[m_count] = encode(codec);
        return m_known[m_count++];
    }

private:
    Bytes encode(const Codec *codec) const
    {
        const Publication &from = m_publication;
        if (!codec)
            return {nullptr, from.payload.bytes, bareFrame(from.payload)};
        const QByteArray message = from.group.isEmpty()
            ? codec->encode(ServerFrame(ServerMessageFrame{from.payload, {}, from.metadata}))
            : codec->encode(ServerFrame(GroupMessageFrame{
                from.group, from.fromUserId, from.payload, {}, from.metadata, from.stream}));
        return {codec, message, codec->isReliable() ? QByteArray() : encodeFrame(opcodeOf(*codec), message)};
    }

    const Publication &m_publication;
    std::array<Bytes, 8> m_known; // more places than the protocol has subprotocols
    size_t m_count = 0;
};

Fanout::Fanout(HubTrace &trace)
    : m_trace(trace)
{
}

HubRouting Fanout::deliver(const Audience &audience, const Publication &publication)
{
    HubRouting routing{.group = publication.group, .audience = int(audience.members.size())};
    EncodedMessage message(publication);
    for (HubSession *to : audience.members) {
        if (to == audience.noEchoTo) {
            routing.senderSkipped = true;
            continue;
        }
        if (!audience.excluded.isEmpty() && audience.excluded.contains(to->connectionId)) {
            ++routing.excluded;
            continue;
        }
        if (!to->codec && isForEnvelopesOnly(publication))
            continue;
        const auto &bytes = message.bytesFor(to->codec);
        if (!to->isReliable()) {
            deliverOnce(*to, bytes.message, bytes.frame, publication);
        } else if (deliverReliable(*to, bytes.message, publication)) {
            routing.held += to->peer ? 0 : 1;
        } else {
            ++routing.overflowed;
            if (std::find(m_overflowed.begin(), m_overflowed.end(), to) == m_overflowed.end())
                m_overflowed.push_back(to); // once, though more may be delivered before it is ended
            continue;
        }
        ++routing.delivered;
    }
    return routing;
}

bool Fanout::deliverReliable(HubSession &to, const QByteArray &message, const Publication &publication)
{
    const auto sequenceId = to.replay.append(message);
    if (!sequenceId)
        return false;
    if (m_trace.isOn()) {
        m_trace.delivering(to, publication.group, publication.payload,
            to.codec->withSequenceId(message, *sequenceId), sequenceId, publication.cause);
        if (!to.peer)
            m_trace.held(to, publication.group, message.size(), *sequenceId, publication.cause);
    }
    if (to.peer)
        to.peer->send(sequencedFrame(to, message, *sequenceId));
    return true;
}

void Fanout::deliverOnce(
    HubSession &to, const QByteArray &message, const QByteArray &frame, const Publication &publication)
{
    ++to.messageOrdinal;
    m_trace.delivering(to, publication.group, publication.payload, message, {}, publication.cause);
    to.peer->send(frame);
}

void Fanout::deliver(const HubMembers &members, const ServerFrame &frame, const HubCause &cause)
{
    std::map<const Codec *, QByteArray> encoded;
    for (HubSession *to : members) {
        QByteArray &message = encoded[to->codec];
        if (message.isEmpty())
            message = to->codec->encode(frame);
        deliverTo(*to, frame, message, cause);
    }
}

void Fanout::deliverTo(
    HubSession &to, const ServerFrame &frame, const QByteArray &message, const HubCause &cause)
{
    std::optional<quint64> sequenceId;
    QByteArray bytes = message;
    if (to.isReliable()) {
        sequenceId = to.replay.append(message);
        if (!sequenceId) {
            if (std::find(m_overflowed.cbegin(), m_overflowed.cend(), &to) == m_overflowed.cend())
                m_overflowed.push_back(&to);
            return;
        }
        bytes = to.codec->withSequenceId(message, *sequenceId);
    }
    m_trace.sending(to, frame, bytes, cause, sequenceId);
    if (to.peer)
        to.peer->send(encodeFrame(opcodeOf(*to.codec), bytes));
}

HubMembers Fanout::takeOverflowed()
{
    return std::exchange(m_overflowed, {});
}

void sendTo(HubSession &session, const ServerFrame &frame, HubTrace &trace, const HubCause &cause)
{
    const QByteArray bytes = session.codec->encode(frame);
    trace.sending(session, frame, bytes, cause);
    session.peer->send(encodeFrame(opcodeOf(*session.codec), bytes));
}

void acknowledge(HubSession &to, const QString &frameType, std::optional<quint64> ackId,
    const std::optional<AckError> &failure, HubTrace &trace, const HubCause &cause)
{
    if (!ackId) {
        if (failure)
            trace.refused(to, frameType, *failure, cause);
        return;
    }
    if (!failure)
        to.acks.remember(*ackId);
    if (to.peer)
        sendTo(to, AckFrame{*ackId, !failure, failure}, trace, cause);
}

void replayTo(HubSession &session)
{
    const ReplayBuffer &replay = session.replay;
    for (quint64 id = replay.firstSequenceId(); id <= replay.lastSequenceId(); ++id)
        session.peer->send(sequencedFrame(session, replay.message(id), id));
}

} // namespace WebPubSub
