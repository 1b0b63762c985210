#include "hubfixture.h"

using namespace WebPubSub;
using namespace Qt::StringLiterals;

QStringList FakePeer::summary() const
{
    QStringList words;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const QJsonObject frame = json(int(i));
        const QString type = frame["type"_L1].toString();
        if (type == "system"_L1)
            words.append(frame["event"_L1].toString());
        else if (type == "ack"_L1 && frame["success"_L1].toBool())
            words.append(u"ack:%1"_s.arg(frame["ackId"_L1].toInteger()));
        else if (type == "ack"_L1)
            words.append(u"ack:%1:%2"_s.arg(frame["ackId"_L1].toInteger())
                             .arg(frame["error"_L1].toObject()["name"_L1].toString()));
        else if (type == "message"_L1)
            words.append(u"message:"_s + frame["data"_L1].toString());
        else
            words.append(type);
    }
    return words;
}

HubFixture::HubFixture(const HubSessions::Options &options, bool traced, EventHandler *handler)
    : json(makeCodec(QString(Subprotocol::json)))
    , reliable(makeCodec(QString(Subprotocol::reliableJson)))
    , trace(traced ? TraceSink([this](const TraceEntry &entry) { rows.append(entry); }) : TraceSink())
    , sessions(state, trace, clock(), options, recorder())
    , router(state, sessions, trace, clock(), handler)
{
}

HubClock HubFixture::clock()
{
    return {.utcNow = [this] { return utc; }, .steadyMs = [this] { return steadyMs; }};
}

HubSessionEvents HubFixture::recorder()
{
    HubSessionEvents recorder;
    recorder.opened = [this](
                          const HubSession &session) { events.append(u"opened %1"_s.arg(session.userId)); };
    recorder.changed = [this](
                           const HubSession &session) { events.append(u"changed %1"_s.arg(session.userId)); };
    recorder.closed = [this](const HubSession &session, int code, const QString &) {
        router.streams().connectionEnded(session);
        events.append(u"closed %1 %2"_s.arg(session.userId).arg(code));
    };
    return recorder;
}

HubSession &HubFixture::open(Codec *codec, FakePeer &peer, const Client &client, const SimpleMode &mode)
{
    HubSession session{.hub = client.hub,
        .userId = client.userId,
        .roles = client.roles,
        .permissions = Permissions(client.roles),
        .codec = codec,
        .simpleMode = mode};
    return sessions.open(std::make_unique<HubSession>(session), client.groups, &peer);
}

HubSession &HubFixture::openReliable(FakePeer &peer, const Client &client)
{
    return open(reliable.get(), peer, client, {});
}

HubSession &HubFixture::openJson(FakePeer &peer, const Client &client)
{
    return open(json.get(), peer, client, {});
}

HubSession &HubFixture::openSimple(FakePeer &peer, const Client &client, const SimpleMode &mode)
{
    return open(nullptr, peer, client, mode);
}

void HubFixture::receive(HubSession &from, const QByteArray &json)
{
    auto frame = from.codec->decodeClientFrame(json);
    if (!frame)
        qFatal("not a frame: %s", qPrintable(frame.error().message));
    router.receive(from, *frame, json);
}

Result<HubSession *> HubFixture::recover(const QString &connectionId, const QString &token, FakePeer &peer)
{
    return sessions.recover({u"chat"_s, connectionId, token}, &peer);
}

void HubFixture::advance(std::chrono::milliseconds time)
{
    utc = utc.addMSecs(time.count());
    steadyMs += time.count();
}
