#include "helpers/sessionbench.h"

using namespace WebPubSub;
using namespace std::chrono_literals;

const QUrl SessionBench::url(QStringLiteral("wss://h/client/hubs/chat?access_token=abc"));

ClientOptions SessionBench::quickOptions()
{
    return {.keepAliveInterval = 0s, .sequenceAckInterval = 1ms};
}

SessionBench::SessionBench(const ClientOptions &options)
    : session(std::make_unique<ConnectionSession>(network.factory(),
        FrameTracer::Outlet{.isWanted = [] { return true; },
            .sink = [this](const TraceEntry &row) { rows += row; },
            .ackLatency = [](quint64, qint64) { return -1; }},
        nullptr))
{
    const ConnectionSession *s = session.get();
    const auto tell = [this](const QString &words) { news += words; };
    QObject::connect(s, &ConnectionSession::opened, [tell] { tell(QStringLiteral("opened")); });
    QObject::connect(s, &ConnectionSession::proven, [tell] { tell(QStringLiteral("proven")); });
    QObject::connect(s, &ConnectionSession::replaced,
        [this, tell] { tell(QStringLiteral("replaced ") + session->connectionId()); });
    QObject::connect(s, &ConnectionSession::connectedFrame,
        [this, tell] { tell(QStringLiteral("connected ") + session->connectionId()); });
    QObject::connect(s, &ConnectionSession::ended, [this, tell](int code, const Error &error) {
        tell(QStringLiteral("ended %1 %2").arg(code).arg(error.name));
        lastError = error;
    });
    QObject::connect(s, &ConnectionSession::acked,
        [tell](const AckFrame &ack) { tell(QStringLiteral("ack %1").arg(ack.ackId)); });
    QObject::connect(s, &ConnectionSession::groupMessageReceived, [this, tell](const GroupMessage &m) {
        messages.push_back(m);
        tell(QStringLiteral("message ") + QString::fromUtf8(m.payload.bytes));
    });
    QObject::connect(s, &ConnectionSession::serverMessageReceived, [tell](const ServerMessage &m) {
        tell(QStringLiteral("server ") + QString::fromUtf8(m.payload.bytes));
    });
    QObject::connect(s, &ConnectionSession::discontinuity,
        [tell](quint64 first, quint64 last) { tell(QStringLiteral("gap %1-%2").arg(first).arg(last)); });
    QObject::connect(s, &ConnectionSession::unreadable,
        [tell](const Error &error) { tell(QStringLiteral("unreadable ") + error.name); });
    configured = session->configure(options);
}

QByteArray SessionBench::connectedFrame(const QByteArray &id, const QByteArray &token)
{
    return R"({"type":"system","event":"connected","userId":"ann","connectionId":")" + id
        + R"(","reconnectionToken":")" + token + R"("})";
}

QByteArray SessionBench::message(quint64 sequenceId, const QByteArray &text)
{
    return R"({"type":"message","from":"group","group":"lobby","fromUserId":"bob","dataType":"text","data":")"
        + text + R"(","sequenceId":)" + QByteArray::number(sequenceId) + "}";
}

void SessionBench::connectNow()
{
    session->openNew(url);
    wire()->accept();
    wire()->reply(connectedFrame());
    news.clear();
}
