#include "client/outboundstreams.h"

#include "client/connectionsession.h"
#include "client/groupstreamwriter_p.h"
#include "protocol/names.h"

#include <QUuid>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

// The worst that JSON makes of a payload: \u0000 for each byte of a text, and the frame around it.
constexpr qsizetype worstGrowth = 6;
constexpr qsizetype envelopeBytes = 256;

Error invalid(const QString &name, const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = name, .message = message};
}

Error lostWithStream(const Error &loss)
{
    return {.kind = loss.kind,
        .name = loss.name,
        .message =
            u"The connection ended before the stream did; fragments that were not accepted may have been "
            "published all the same. Open a new stream on the next connection. "_s
            + loss.message};
}

} // namespace

OutboundStreams::OutboundStreams(ConnectionSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_stateName(u"Stopped"_s)
{
}

void OutboundStreams::configure(const ClientOptions &options)
{
    m_options = options;
}

Result<Done> OutboundStreams::checkStart(const QString &group, const StreamOptions &options) const
{
    if (const Result<Done> named = validGroupName(group); !named)
        return named;
    if (options.idleTimeout
        && (options.idleTimeout->count() < 1
            || options.idleTimeout->count() > std::numeric_limits<quint32>::max()))
        return invalid(u"IDLE_TIMEOUT"_s,
            u"idleTimeout is %1 ms; the service takes 1 to 4294967295 ms, which is 49 days."_s.arg(
                options.idleTimeout->count()));
    if (m_writers.contains(options.streamId))
        return invalid(u"STREAM_ID_IN_USE"_s,
            u"Stream id \"%1\" belongs to a stream that is not closed yet. Leave streamId empty to get a "
            u"random "
            "one."_s.arg(options.streamId.left(128)));
    if (!m_isOpen)
        return Error{.kind = ErrorKind::Network,
            .name = u"NotConnected"_s,
            .message =
                u"No stream was opened in group \"%1\": the client is %2, not Connected. Call start(), or "
                "wait for connected() or recovered(), and open it then."_s.arg(group.left(128), m_stateName)};
    return Done{};
}

void OutboundStreams::start(OpenStreamReply *reply, const QString &group, const StreamOptions &options)
{
    OutboundStream::Options stream;
    stream.start = {.group = group, .streamId = options.streamId, .noEcho = options.noEcho};
    if (options.idleTimeout)
        stream.start.idleTimeoutMs = quint32(options.idleTimeout->count());
    stream.maxFragments = options.maxUnackedFragments;
    stream.maxBytes = options.maxUnackedBytes;
    stream.ackTimeout = m_options.ackTimeout;
    if (stream.start.streamId.isEmpty())
        stream.start.streamId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const Result<Done> valid = checkStart(group, options); !valid)
        return reply->complete(valid.error());
    if (const Result<Done> possible = m_session.check(stream.start); !possible)
        return reply->complete(possible.error());
    auto *writer =
        new GroupStreamWriter(std::make_unique<GroupStreamWriter::Private>(*this, reply, stream), this);
    m_writers.insert(stream.start.streamId, writer);
    writer->d->update();
}

void OutboundStreams::answered(const ServerFrame &frame)
{
    const QString streamId = std::visit(
        [](const auto &known) {
            if constexpr (requires { known.streamId; })
                return known.streamId;
            else
                return QString();
        },
        frame);
    if (const auto writer = m_writers.value(streamId))
        writer->d->answered(frame);
}

//! Of those that are there now: sending runs foreign code, which may delete one, or all with the client.
template <typename Call>
void OutboundStreams::forEach(Call call)
{
    const auto writers = m_writers.values();
    for (const auto &writer : writers) {
        if (writer)
            call(*writer->d);
    }
}

void OutboundStreams::open()
{
    m_isOpen = true;
    const QPointer<OutboundStreams> alive(this);
    for (const StreamEndFrame &frame : std::exchange(m_farewells, {})) {
        send(frame);
        if (!alive)
            return;
    }
    forEach([](GroupStreamWriter::Private &writer) { writer.resume(); });
}

void OutboundStreams::close(const QString &stateName)
{
    m_isOpen = false;
    m_stateName = stateName;
}

void OutboundStreams::connectionLost(const Error &error)
{
    forEach([error = lostWithStream(error)](GroupStreamWriter::Private &writer) { writer.suspend(error); });
}

void OutboundStreams::failAll(const Error &error)
{
    m_farewells.clear();
    forEach([error = lostWithStream(error)](GroupStreamWriter::Private &writer) { writer.fail(error); });
}

Result<Done> OutboundStreams::check(const QString &streamId, const Payload &payload) const
{
    if (payload.type == DataType::Json) {
        if (const Result<Done> valid = validJson(payload.bytes); !valid)
            return valid;
    }
    if (!m_session.mayWrite())
        return Error{.kind = ErrorKind::Network,
            .name = u"WouldBlock"_s,
            .message =
                u"Nothing was written: %1 bytes wait for the network already, and the limit is %2. Write "
                "again at the client's writable()."_s.arg(m_session.unsentBytes())
                    .arg(m_options.maxUnsentBytes)};
    const qsizetype worst = worstGrowth * (payload.bytes.size() + streamId.size()) + envelopeBytes;
    if (worst <= maxFrameBytes)
        return Done{};
    return m_session.check(StreamDataFrame{streamId, std::numeric_limits<quint64>::max(), payload});
}

void OutboundStreams::send(const ClientFrame &frame)
{
    (void)m_session.send(frame);
}

void OutboundStreams::farewell(const StreamEndFrame &frame)
{
    if (m_isOpen)
        send(frame);
    else
        m_farewells.push_back(frame);
}

void OutboundStreams::forget(const GroupStreamWriter &writer)
{
    const auto known = m_writers.constFind(writer.streamId());
    if (known != m_writers.cend() && known->data() == &writer)
        m_writers.erase(known);
}

} // namespace WebPubSub
