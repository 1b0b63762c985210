#include "client/reconnector.h"
#include "helpers/reconnectorstory.h"

#include <QTest>

using namespace WebPubSub;

//! The first start, recovery, and protocol faults; tst_reconnector_reconnect has the rest.
class tst_Reconnector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tells_data();
    void tells();
};

void tst_Reconnector::tells_data()
{
    QTest::addColumn<QString>("story");
    const QString &connected = ReconnectorStory::connected;

    // ---- the first start
    QTest::newRow("the first start fails once, and says so") << uR"(
        0 start: Connecting, AskUrl
        0 url: OpenNew
        5 failed ConnectionRefused: CancelWait, Stopped, error ConnectionRefused, stopped)"_qs;
    QTest::newRow("no URL to be had") << uR"(
        0 start: Connecting, AskUrl
        5 failed URL_PROVIDER: CancelWait, Stopped, error URL_PROVIDER, stopped)"_qs;
    QTest::newRow("an open socket alone is not connected") << uR"(
        0 start: Connecting, AskUrl
        0 url: OpenNew
        0 opened: Wait 10000
        10000 timeUp: Abort, CancelWait, Stopped, error ConnectedFrameTimeout, stopped)"_qs;
    QTest::newRow("closed before the connected frame") << uR"(
        0 start: Connecting, AskUrl
        0 url: OpenNew
        0 opened: Wait 10000
        5 closed 1008: CancelWait, Stopped, error 1008, stopped)"_qs;
    QTest::newRow("a start while running is nothing") << connected + uR"(
        5 start:
        5 url:
        5 opened:)"_qs;
    QTest::newRow("a second connected frame is no news") << connected + uR"(
        5 connected: )"_qs;

    // ---- recovery
    QTest::newRow("recovers at once, and by the first frame") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60010 opened: Wait 1000, Probe
        60020 frame: CancelWait, Connected, recovered)"_qs;
    QTest::newRow("recovers by a connected frame, too") << connected + uR"(
        60000 closed 1001: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60010 opened: Wait 1000, Probe
        60020 connected: CancelWait, Connected, recovered)"_qs;
    QTest::newRow("recovers by staying open where pings are not answered") << connected + uR"(
        60000 closed 1011: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60010 opened: Wait 1000, Probe
        61010 timeUp: CancelWait, Connected, recovered)"_qs;
    QTest::newRow("attempts are a second apart, however fast they fail") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60005 failed ConnectionRefused: retry 2 in 995, Wait 995
        61000 timeUp: Wait 29000, OpenRecovery
        61005 opened: Wait 1000, Probe
        61006 closed 1006: retry 3 in 994, Wait 994
        62000 timeUp: Wait 28000, OpenRecovery)"_qs;
    QTest::newRow("recoveries that drop at once are spaced, too") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 opened: Wait 1000, Probe
        60002 frame: CancelWait, Connected, recovered
        60003 closed 1006: Recovering, recovering, retry 1 in 997, Wait 997
        61000 timeUp: Wait 29003, OpenRecovery)"_qs;
    QTest::newRow("HTTP errors do not end a recovery, 401 included") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 failed 401: retry 2 in 999, Wait 999
        61000 timeUp: Wait 29000, OpenRecovery
        61001 failed HandshakeRejected: retry 3 in 999, Wait 999)"_qs;
    QTest::newRow("1008 ends it: a new connection") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 opened: Wait 1000, Probe
        60002 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        60003 url: OpenNew
        60004 opened: Wait 10000
        60005 connected: CancelWait, Connected)"_qs;
    QTest::newRow("1008 on a live connection is not recovered") << connected + uR"(
        60000 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl)"_qs;
    QTest::newRow("1000 from the service ends the session") << connected + uR"(
        60000 closed 1000: CancelWait, disconnected 1000, Reconnecting, CancelWait, retry 1 in 0, AskUrl)"_qs;
    QTest::newRow("an unreliable protocol is not recovered") << uR"(
        0 start: Connecting, AskUrl
        0 url: OpenNew
        0 opened: Wait 10000
        0 connected unreliable: CancelWait, Connected
        60000 closed 1006: CancelWait, disconnected 1006, Reconnecting, CancelWait, retry 1 in 0, AskUrl)"_qs;
    QTest::newRow("the window ends an attempt under way") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        90000 timeUp: Abort, CancelWait, disconnected 1006, Reconnecting, CancelWait, retry 1 in 0, AskUrl)"_qs;
    QTest::newRow("no attempt starts after the window") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        89500 failed X: retry 2 in 0, Wait 500, OpenRecovery
        89600 failed Y: CancelWait, disconnected Y, Reconnecting, CancelWait, retry 1 in 0, AskUrl)"_qs;
    QTest::newRow("a probe does not outlast the window") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        89900 opened: Wait 100, Probe)"_qs;
    QTest::newRow("a wait that a suspend made too long ends the recovery") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 failed X: retry 2 in 999, Wait 999
        200000 timeUp: CancelWait, disconnected X, Reconnecting, CancelWait, retry 1 in 0, AskUrl)"_qs;
    QTest::newRow("a restart spreads the clients") << connected + uR"(
        60000 closed 1012: Recovering, recovering, retry 1 in 500, Wait 500
        60500 timeUp: Wait 29500, OpenRecovery)"_qs;
    QTest::newRow("retryNow does not wait") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 failed X: retry 2 in 999, Wait 999
        60002 retryNow: CancelWait, Wait 29998, OpenRecovery
        60003 retryNow: )"_qs;
    QTest::newRow("the service forgot us and opened a new session") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 opened: Wait 1000, Probe
        60002 replaced: CancelWait, disconnected SessionReplaced, Reconnecting
        60002 connected: CancelWait, Connected)"_qs;

    // ---- protocol faults
    QTest::newRow("a protocol fault is tried once more, not for ever") << connected + uR"(
        60000 closed 1009: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 opened: Wait 1000, Probe
        60002 frame: CancelWait, Connected, recovered
        60003 closed 1009: CancelWait, disconnected 1009, CancelWait, Stopped, error 1009, stopped)"_qs;
    QTest::newRow("the same while probing") << connected + uR"(
        60000 closed 1007: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 opened: Wait 1000, Probe
        60002 closed 1007: CancelWait, disconnected 1007, CancelWait, Stopped, error 1007, stopped)"_qs;
    QTest::newRow("the same on new connections") << uR"(
        0 start: Connecting, AskUrl
        0 url: OpenNew
        0 opened: Wait 10000
        0 connected unreliable: CancelWait, Connected
        60000 closed 1003: CancelWait, disconnected 1003, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        60001 url: OpenNew
        60002 opened: Wait 10000
        60003 closed 1003: CancelWait, Stopped, error 1003, stopped)"_qs;
    QTest::newRow("hours apart they do not add up") << connected + uR"(
        60000 closed 1009: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 opened: Wait 1000, Probe
        60002 frame: CancelWait, Connected, recovered
        7200000 closed 1009: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery)"_qs;
}

void tst_Reconnector::tells()
{
    QFETCH(QString, story);
    ClientOptions options;
    options.reconnectRetry.jitter = 0.0;
    const QString difference = ReconnectorStory(options).differsFrom(story);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

QTEST_APPLESS_MAIN(tst_Reconnector)
#include "tst_reconnector.moc"
