#include "client/connectionsession.h"
#include "helpers/sessionbench.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace WebPubSub;
using namespace std::chrono_literals;

class tst_ConnectionSession_Recovery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsItsPlaceOverARecovery();
    void takesTheNewestReconnectionToken();
    void aSecondConnectedFrameChangesTheTokenOnly();
    void tellsWhenTheServiceForgotIt();
    void isProvenByAnythingButGoodbye();
    void aNewConnectionStartsAtZero();
    void pingsAndNoticesADeadPeer();
    void mayBeDeletedInItsSignals_data();
    void mayBeDeletedInItsSignals();
};

void tst_ConnectionSession_Recovery::keepsItsPlaceOverARecovery()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(SessionBench::message(1));
    bench.wire()->drop();
    bench.takeNews();
    bench.session->openRecovery();
    QCOMPARE(bench.network.opened(), 2);
    const QUrlQuery query(bench.wire()->url());
    QCOMPARE(query.queryItemValue(u"awps_connection_id"_qs), u"c-1"_qs);
    QCOMPARE(query.queryItemValue(u"awps_reconnection_token"_qs), u"t-1"_qs);
    QCOMPARE(query.queryItemValue(u"access_token"_qs), u"abc"_qs);
    bench.wire()->accept();
    QVERIFY(bench.wire()->expect(R"({"type":"sequenceAck","sequenceId":1})")); // the last one may be lost
    bench.wire()->reply(SessionBench::message(1));
    bench.wire()->reply(SessionBench::message(2, "new"));
    QCOMPARE(bench.takeNews(), QStringList({u"opened"_qs, u"proven"_qs, u"message new"_qs}));
    QCOMPARE(bench.session->largestSequenceId(), 2u);
}

void tst_ConnectionSession_Recovery::takesTheNewestReconnectionToken()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(SessionBench::connectedFrame("c-1", "t-2"));
    bench.wire()->drop();
    bench.session->openRecovery();
    QCOMPARE(QUrlQuery(bench.wire()->url()).queryItemValue(u"awps_reconnection_token"_qs), u"t-2"_qs);
    bench.wire()->accept();
    bench.wire()->reply(SessionBench::connectedFrame("c-1", "t-3"));
    bench.wire()->drop();
    bench.session->openRecovery();
    const QUrlQuery query(bench.wire()->url());
    QCOMPARE(query.allQueryItemValues(u"awps_reconnection_token"_qs), QStringList(u"t-3"_qs));
}

void tst_ConnectionSession_Recovery::aSecondConnectedFrameChangesTheTokenOnly()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(SessionBench::message(1));
    bench.takeNews();
    bench.wire()->reply(SessionBench::connectedFrame("c-other", "t-2"));
    QCOMPARE(bench.takeNews(), QStringList(u"connected c-1"_qs));
    QCOMPARE(bench.session->largestSequenceId(), 1u);
}

void tst_ConnectionSession_Recovery::tellsWhenTheServiceForgotIt()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(SessionBench::message(1));
    bench.wire()->drop();
    bench.session->openRecovery();
    bench.wire()->accept();
    bench.takeNews();
    bench.wire()->reply(SessionBench::connectedFrame("c-2"));
    QCOMPARE(bench.takeNews(), QStringList({u"replaced c-1"_qs, u"connected c-2"_qs}));
    bench.wire()->reply(SessionBench::message(1));
    QCOMPARE(bench.takeNews(), QStringList(u"message hi"_qs));
}

void tst_ConnectionSession_Recovery::isProvenByAnythingButGoodbye()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->drop();
    bench.session->openRecovery();
    bench.wire()->accept();
    bench.takeNews();
    bench.wire()->reply(R"({"type":"system","event":"disconnected","message":"no"})");
    QVERIFY(bench.takeNews().isEmpty());
    bench.wire()->reply(R"({"type":"pong"})");
    bench.wire()->reply(R"({"type":"pong"})");
    QCOMPARE(bench.takeNews(), QStringList(u"proven"_qs));
}

void tst_ConnectionSession_Recovery::aNewConnectionStartsAtZero()
{
    SessionBench bench;
    bench.connectNow();
    bench.wire()->reply(SessionBench::message(7));
    bench.wire()->closeFromPeer(1008);
    bench.connectNow();
    QCOMPARE(bench.session->largestSequenceId(), 0u);
    bench.wire()->reply(SessionBench::message(1));
    QCOMPARE(bench.takeNews(), QStringList(u"message hi"_qs));
}

void tst_ConnectionSession_Recovery::pingsAndNoticesADeadPeer()
{
    SessionBench bench({.keepAliveInterval = 10ms, .keepAliveTimeout = 60ms});
    bench.connectNow();
    QTRY_VERIFY(bench.wire() && bench.wire()->sentCount() > 0);
    QVERIFY(bench.wire()->expect(R"({"type":"ping"})"));
    QTRY_COMPARE(bench.news, QStringList(u"ended 1006 ConnectionLost"_qs));
    QVERIFY2(bench.lastError.message.contains(u"silent"), qPrintable(bench.lastError.message));
    QVERIFY(!bench.session->hasTransport());
}

void tst_ConnectionSession_Recovery::mayBeDeletedInItsSignals_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("connected") << SessionBench::connectedFrame();
    QTest::newRow("message") << SessionBench::message(1);
    QTest::newRow("gap") << SessionBench::message(5);
    QTest::newRow("ack") << QByteArray(R"({"type":"ack","ackId":5,"success":true})");
    QTest::newRow("unreadable") << QByteArray("hello");
    QTest::newRow("unreadable with an id") << QByteArray(R"({"type":"message","sequenceId":4})");
    QTest::newRow("closed") << QByteArray();
}

void tst_ConnectionSession_Recovery::mayBeDeletedInItsSignals()
{
    QFETCH(QByteArray, frame);
    // The n-th of the signals that a frame leads to: 0 is its trace row.
    for (int n = 0; n < 4; ++n) {
        SessionBench bench({.keepAliveInterval = 0s, .sequenceAckInterval = 1h});
        int told = 0;
        const auto deleteSession = [&] {
            if (told++ == n)
                bench.session.reset();
        };
        auto session = std::make_unique<ConnectionSession>(bench.network.factory(),
            FrameTracer::Outlet{.isWanted = [] { return true; },
                .sink = [&](const TraceEntry &) { deleteSession(); },
                .ackLatency = [](quint64, qint64) { return -1; }},
            nullptr);
        bench.session = std::move(session);
        const ConnectionSession *s = bench.session.get();
        QVERIFY(bench.session->configure({}));
        bench.session->openNew(SessionBench::url);
        bench.wire()->accept();
        bench.session->openRecovery(); // so that the frame is the first on its socket
        bench.wire()->accept();
        for (const auto signal :
            {&ConnectionSession::proven, &ConnectionSession::replaced, &ConnectionSession::connectedFrame})
            connect(s, signal, s, deleteSession);
        connect(s, &ConnectionSession::ended, s, deleteSession);
        connect(s, &ConnectionSession::acked, s, deleteSession);
        connect(s, &ConnectionSession::groupMessageReceived, s, deleteSession);
        connect(s, &ConnectionSession::discontinuity, s, deleteSession);
        connect(s, &ConnectionSession::unreadable, s, deleteSession);
        if (frame.isEmpty())
            bench.wire()->drop();
        else
            bench.wire()->reply(frame);
        QVERIFY(told > 0);
        QCOMPARE(bench.session == nullptr, told > n);
    }
}

QTEST_GUILESS_MAIN(tst_ConnectionSession_Recovery)
#include "tst_connectionsession_recovery.moc"
