#include "client/reconnector.h"
#include "helpers/reconnectorstory.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;

//! New connections, and stop() in every state.
class tst_Reconnector_Reconnect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tells_data();
    void tells();
    void countsAttemptsOverADay();
    void doesNotReconnectUnlessAsked();
    void stopsWhenThePolicyIsExhausted();
};

void tst_Reconnector_Reconnect::tells_data()
{
    QTest::addColumn<QString>("story");
    const QString &connected = ReconnectorStory::connected;

    // ---- reconnecting
    QTest::newRow("reconnects at once, then backs off") << connected + uR"(
        60000 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        60001 url: OpenNew
        60002 failed ConnectionRefused: CancelWait, retry 2 in 1000, Wait 1000
        61002 timeUp: AskUrl
        61002 failed URL_PROVIDER: CancelWait, retry 3 in 2000, Wait 2000
        63002 timeUp: AskUrl
        63002 url: OpenNew
        63003 failed X: CancelWait, retry 4 in 4000, Wait 4000
        63004 retryNow: CancelWait, AskUrl)"_qs;
    QTest::newRow("connections that drop at once back off, too") << connected + uR"(
        1 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        1 url: OpenNew
        1 opened: Wait 10000
        1 connected: CancelWait, Connected
        2 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 2 in 1000, Wait 1000)"_qs;
    QTest::newRow("one that held starts anew") << connected + uR"(
        1 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        1 url: OpenNew
        1 opened: Wait 10000
        1 connected: CancelWait, Connected
        5001 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl)"_qs;
    QTest::newRow("a 401 asks for a new URL once, then stops") << connected + uR"(
        60000 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        60001 url: OpenNew
        60002 failed 401: CancelWait, retry 2 in 1000, Wait 1000
        61002 timeUp: AskUrl
        61003 url: OpenNew
        61004 failed 401: CancelWait, CancelWait, Stopped, error TokenRefused, stopped)"_qs;
    QTest::newRow("a connection in between allows another 401") << connected + uR"(
        60000 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        60001 url: OpenNew
        60002 failed 401: CancelWait, retry 2 in 1000, Wait 1000
        61002 timeUp: AskUrl
        61003 url: OpenNew
        61003 opened: Wait 10000
        61003 connected: CancelWait, Connected
        90000 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        90001 url: OpenNew
        90002 failed 401: CancelWait, retry 2 in 1000, Wait 1000)"_qs;
    QTest::newRow("TLS failures need the user") << connected + uR"(
        60000 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        60001 url: OpenNew
        60002 failed TlsFailed: CancelWait, Stopped, error TlsFailed, stopped)"_qs;
    QTest::newRow("TLS failures end a recovery") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60002 failed TlsFailed: CancelWait, disconnected TlsFailed, CancelWait, Stopped, error TlsFailed, stopped)"_qs;
    QTest::newRow("a token that is too long stays so") << connected + uR"(
        60000 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        60001 failed TOKEN_TOO_LONG: CancelWait, Stopped, error TOKEN_TOO_LONG, stopped)"_qs;
    QTest::newRow("no connected frame on a reconnect is a failure like others") << connected + uR"(
        60000 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        60001 url: OpenNew
        60002 opened: Wait 10000
        70002 timeUp: Abort, CancelWait, retry 2 in 1000, Wait 1000)"_qs;

    // ---- stop, in every state
    QTest::newRow("stop when stopped") << uR"(
        0 stop: )"_qs;
    QTest::newRow("stop while asking for the URL") << uR"(
        0 start: Connecting, AskUrl
        1 stop: Abort, CancelWait, Stopped, stopped
        2 url: )"_qs;
    QTest::newRow("stop while opening") << uR"(
        0 start: Connecting, AskUrl
        0 url: OpenNew
        1 stop: Abort, CancelWait, Stopped, stopped
        2 opened:
        2 failed X: )"_qs;
    QTest::newRow("stop while awaiting the connected frame") << uR"(
        0 start: Connecting, AskUrl
        0 url: OpenNew
        0 opened: Wait 10000
        1 stop: Close, Wait 1000
        2 connected:
        3 closed 1000: CancelWait, Stopped, stopped)"_qs;
    QTest::newRow("stop while connected") << connected + uR"(
        60000 stop: Close, Wait 1000
        60001 stop:
        60002 closed 1000: CancelWait, disconnected Stopped, Stopped, stopped
        60003 stop: )"_qs;
    QTest::newRow("a silent peer cannot hold the stop") << connected + uR"(
        60000 stop: Close, Wait 1000
        61000 timeUp: Abort, CancelWait, disconnected Stopped, Stopped, stopped
        61001 closed 1000: )"_qs;
    QTest::newRow("the connection breaks while stopping") << connected + uR"(
        60000 stop: Close, Wait 1000
        60001 closed 1006: CancelWait, disconnected Stopped, Stopped, stopped)"_qs;
    QTest::newRow("stop while a recovery waits") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 failed X: retry 2 in 999, Wait 999
        60002 stop: Abort, CancelWait, disconnected Stopped, Stopped, stopped
        61000 timeUp: )"_qs;
    QTest::newRow("stop while a recovery opens") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 stop: Abort, CancelWait, disconnected Stopped, Stopped, stopped
        60002 opened: )"_qs;
    QTest::newRow("stop while a recovery is probed") << connected + uR"(
        60000 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery
        60001 opened: Wait 1000, Probe
        60002 stop: Close, Wait 1000
        60003 frame:
        60004 closed 1000: CancelWait, disconnected Stopped, Stopped, stopped)"_qs;
    QTest::newRow("stop while reconnecting, disconnected is not told twice") << connected + uR"(
        60000 closed 1008: CancelWait, disconnected 1008, Reconnecting, CancelWait, retry 1 in 0, AskUrl
        60001 url: OpenNew
        60002 failed X: CancelWait, retry 2 in 1000, Wait 1000
        60003 stop: Abort, CancelWait, Stopped, stopped
        61002 timeUp: )"_qs;
    QTest::newRow("starts again after a stop") << connected + uR"(
        60000 stop: Close, Wait 1000
        60001 closed 1000: CancelWait, disconnected Stopped, Stopped, stopped
        70000 start: Connecting, AskUrl
        70000 url: OpenNew
        70000 opened: Wait 10000
        70000 connected: CancelWait, Connected
        75001 closed 1006: Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery)"_qs;
}

void tst_Reconnector_Reconnect::tells()
{
    QFETCH(QString, story);
    ClientOptions options;
    options.reconnectRetry.jitter = 0.0;
    const QString difference = ReconnectorStory(options).differsFrom(story);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void tst_Reconnector_Reconnect::countsAttemptsOverADay()
{
    ClientOptions options;
    options.reconnectRetry.jitter = 0.0;
    ReconnectorStory story(options);
    for (const char *step : {"0 start:", "0 url:", "0 opened:", "0 connected:", "60000 closed 1008:"})
        (void)story.play(QLatin1String(step));
    std::chrono::milliseconds now = 60s;
    int attempts = 0;
    while (now < 24h) {
        (void)story.machine.urlReady();
        const auto actions = story.machine.ended(
            Reconnector::TimePoint(now), {.closeCode = 0, .error = Error{.name = u"X"_qs}});
        for (const Reconnector::Action &action : actions) {
            if (action.kind == Reconnector::Action::Wait)
                now += action.delay;
        }
        (void)story.machine.timeUp(Reconnector::TimePoint(now));
        ++attempts;
    }
    QVERIFY2(attempts > 24 * 120 - 10 && attempts <= 24 * 120 + 5, qPrintable(QString::number(attempts)));
}

void tst_Reconnector_Reconnect::doesNotReconnectUnlessAsked()
{
    ClientOptions options;
    options.autoReconnect = false;
    ReconnectorStory story(options);
    for (const char *step : {"0 start:", "0 url:", "0 opened:", "0 connected:"})
        (void)story.play(QLatin1String(step));
    // Recovering is not reconnecting: the connection id stays.
    QCOMPARE(story.play(u"60000 closed 1006:"_qs),
        u"Recovering, recovering, retry 1 in 0, Wait 30000, OpenRecovery"_qs);
    QCOMPARE(story.play(u"60001 opened:"_qs), u"Wait 1000, Probe"_qs);
    QCOMPARE(story.play(u"60001 closed 1008:"_qs), u"CancelWait, disconnected 1008, Stopped, stopped"_qs);
}

void tst_Reconnector_Reconnect::stopsWhenThePolicyIsExhausted()
{
    ClientOptions options;
    options.reconnectRetry = {.maxRetries = 1, .delay = 3s};
    ReconnectorStory story(options);
    for (const char *step :
        {"0 start:", "0 url:", "0 opened:", "0 connected:", "60000 closed 1008:", "60001 url:"})
        (void)story.play(QLatin1String(step));
    QCOMPARE(story.play(u"60001 failed X:"_qs), u"CancelWait, retry 2 in 3000, Wait 3000"_qs);
    QCOMPARE(story.play(u"63001 timeUp:"_qs), u"AskUrl"_qs);
    QCOMPARE(story.play(u"63001 url:"_qs), u"OpenNew"_qs);
    QCOMPARE(story.play(u"63001 failed Y:"_qs), u"CancelWait, CancelWait, Stopped, error Y, stopped"_qs);
    QCOMPARE(story.machine.state(), Reconnector::State::Stopped);
}

QTEST_APPLESS_MAIN(tst_Reconnector_Reconnect)
#include "tst_reconnector_reconnect.moc"
