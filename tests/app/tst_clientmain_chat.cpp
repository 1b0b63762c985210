// hubscope-client as people use it: lines in, lines out.
#include "auth/clienttoken.h"
#include "helpers/clientprocess.h"
#include "helpers/faultproxy.h"
#include "helpers/testhub.h"
#include "service/webpubsubserviceclient.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

struct ChatClient : ClientProcess {
    ChatClient(const TestHub &hub, const QString &user, const QStringList &more = {})
        : ClientProcess(QStringList{u"--hub"_s, u"chat"_s, u"--user"_s, user, u"--role"_s,
                            u"webpubsub.joinLeaveGroup"_s, u"--role"_s, u"webpubsub.sendToGroup"_s}
                + more,
            {u"WEBPUBSUB_CONNECTION_STRING="_s + hub.connectionString().toString()})
    {
    }
    bool says(const QByteArray &line, const QString &news)
    {
        writeLine(line);
        return waitForLog(news);
    }
};

} // namespace

class tst_ClientMainChat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoTalk();
    void linesBeforeTheConnectionWait();
    void speaksToTheGroupOfItsToken();
    void showsWhatOthersSend_data();
    void showsWhatOthersSend();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void helpAndQuit();
    void tellsOfARecovery();
    void aSimpleClientTalks();
};

void tst_ClientMainChat::twoTalk()
{
    TestHub hub;
    ChatClient ann(hub, u"ann"_s);
    ChatClient bob(hub, u"bob"_s);
    QVERIFY(ann.says("/join lobby", u"joined lobby"_s));
    QVERIFY(bob.says("/join lobby", u"joined lobby"_s));
    ann.writeLine("hello, grüße");
    QCOMPARE(bob.nextLine(), QByteArray("[lobby] ann: hello, grüße"));
    bob.writeLine("//me too\r");
    QCOMPARE(ann.nextLine(), QByteArray("[lobby] bob: /me too")); // and not its own line
    QVERIFY(bob.says("/leave", u"left lobby"_s));
    ann.writeLine("anybody?");
    QVERIFY(bob.says("hello?", u"join a group first"_s));
    ann.writeLine("/quit");
    QCOMPARE(ann.waitForExit(), 0);
    QCOMPARE(bob.finish(), 0);
    QVERIFY(ann.nextLine().isEmpty());
    QVERIFY(bob.nextLine().isEmpty());
}

void tst_ClientMainChat::linesBeforeTheConnectionWait()
{
    TestHub hub;
    ChatClient ann(hub, u"ann"_s);
    QVERIFY(ann.says("/join lobby", u"joined lobby"_s));
    ChatClient bob(hub, u"bob"_s);
    bob.write("/join lobby\none\ntwo\n\n/leave\n/join other\nthree\nfour without an end");
    QCOMPARE(bob.finish(), 0); // all of it was sent
    QCOMPARE(ann.nextLine(), QByteArray("[lobby] bob: one"));
    QCOMPARE(ann.nextLine(), QByteArray("[lobby] bob: two"));
    QCOMPARE(ann.finish(), 0);
    QVERIFY(ann.nextLine().isEmpty());
}

void tst_ClientMainChat::speaksToTheGroupOfItsToken()
{
    TestHub hub;
    ChatClient ann(hub, u"ann"_s, {u"--group"_s, u"lobby"_s, u"--group"_s, u"other"_s});
    ChatClient bob(hub, u"bob"_s, {u"--group"_s, u"lobby"_s});
    QVERIFY(ann.waitForLog(u"connected as ann"_s));
    bob.writeLine("hello");
    QCOMPARE(ann.nextLine(), QByteArray("[lobby] bob: hello"));
}

void tst_ClientMainChat::showsWhatOthersSend_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const Payload &payload, const char *line) {
        QTest::newRow(name) << payload << QByteArray(line);
    };
    row("text", Payload::text(u"grüße"_s), "grüße");
    row("JSON", {DataType::Json, R"({"a":1.0})"}, R"({"a":1.0})");
    row("binary", Payload::binary(QByteArray("\0\1\xff", 3)), "(binary, 3 bytes) AAH/");
    row("lines", Payload::text(u"a\r\nb\tc"_s), "a  b c");
    row("escape sequences", Payload::text(u"\u001b[31mred\u0007 \u202e \u009b2J"_s), "?[31mred? ? ?2J");
    row("emoji", Payload::text(u"🎉"_s), "🎉");
}

void tst_ClientMainChat::showsWhatOthersSend()
{
    QFETCH(Payload, payload);
    QFETCH(QByteArray, line);
    TestHub hub;
    ChatClient ann(hub, u"ann"_s, {u"--group"_s, u"lobby"_s});
    QVERIFY(ann.waitForLog(u"connected as ann"_s));
    WebPubSubServiceClient service(hub.connectionString(), u"chat"_s);
    service.group(u"lobby"_s).sendToAll(payload);
    QCOMPARE(ann.nextLine(), "[lobby] anonymous: " + line);
    service.sendToAll(payload);
    QCOMPARE(ann.nextLine(), "server: " + line);
}

void tst_ClientMainChat::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("an unknown command") << QByteArray("/dance") << u"/help"_s;
    QTest::newRow("no group to speak to") << QByteArray("hello") << u"/join GROUP"_s;
    QTest::newRow("no group to leave") << QByteArray("/leave") << u"/leave GROUP"_s;
    QTest::newRow("a refusal") << QByteArray("/event buy two") << u"NotFound"_s;
    QTest::newRow("a name that is none") << QByteArray("/event 1") << u"EVENT_NAME"_s;
    QTest::newRow("a line without end") << QByteArray(9 * 1024 * 1024, 'x') << u"longer than 8388608 bytes"_s;
}

void tst_ClientMainChat::tellsWhatIsWrong()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, says);
    TestHub hub;
    ChatClient ann(hub, u"ann"_s);
    QVERIFY(ann.waitForLog(u"connected as ann"_s));
    QVERIFY(ann.says(line, says));
    QVERIFY(ann.says("/join lobby", u"joined lobby"_s)); // it goes on
    QCOMPARE(ann.finish(), 0);
}

void tst_ClientMainChat::helpAndQuit()
{
    TestHub hub;
    ChatClient ann(hub, u"ann"_s);
    ann.writeLine("/help");
    QVERIFY(ann.nextLine().startsWith("/join GROUP"));
    ann.writeLine("/quit");
    QCOMPARE(ann.waitForExit(), 0);
}

void tst_ClientMainChat::tellsOfARecovery()
{
    TestHub hub;
    FaultProxy proxy(hub.port());
    const QUrl url = proxy.through(hub.clientUrl(u"chat"_s, {.userId = u"ann"_s, .groups = {u"lobby"_s}}));
    ClientProcess ann({}, {u"HUBSCOPE_CLIENT_URL="_s + url.toString(QUrl::FullyEncoded)});
    QVERIFY(ann.waitForLog(u"connected as ann"_s));
    QVERIFY(proxy.inject({.kind = Fault::Reset, .way = Fault::Down}));
    WebPubSubServiceClient service(hub.connectionString(), u"chat"_s);
    service.group(u"lobby"_s).sendToAll(Payload::text(u"meanwhile"_s));
    QVERIFY(ann.waitForLog(u"recovered, nothing is lost"_s));
    QCOMPARE(ann.nextLine(), QByteArray("[lobby] anonymous: meanwhile"));
}

void tst_ClientMainChat::aSimpleClientTalks()
{
    TestHub hub;
    QUrl url = hub.clientUrl(
        u"chat"_s, {.userId = u"bob"_s, .roles = {u"webpubsub.sendToGroup"_s}, .groups = {u"lobby"_s}});
    url.setQuery(url.query(QUrl::FullyEncoded) + u"&webpubsub_mode=sendToGroup&group=lobby"_s);
    ClientProcess bob(
        {u"--protocol"_s, u"none"_s}, {u"HUBSCOPE_CLIENT_URL="_s + url.toString(QUrl::FullyEncoded)});
    QVERIFY(bob.waitForLog(u"connected"_s));
    ChatClient ann(hub, u"ann"_s, {u"--group"_s, u"lobby"_s});
    QVERIFY(ann.waitForLog(u"connected as ann"_s));
    bob.writeLine("hello");
    QCOMPARE(ann.nextLine(), QByteArray("[lobby] bob: hello"));
    ann.writeLine("hi");
    while (bob.nextLine() != "server: hi") // after the echo of its own
        QVERIFY(!bob.lines.constLast().isEmpty());
}

QTEST_GUILESS_MAIN(tst_ClientMainChat)
#include "tst_clientmain_chat.moc"
