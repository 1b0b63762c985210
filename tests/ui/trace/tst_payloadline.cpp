#include "trace/payloadline.h"

#include <QTest>

using namespace Ui;
using WebPubSub::TraceEntry;

class TestPayloadLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsOneLine_data();
    void showsOneLine();
    void coloursWords();
    void cutsLongPayloads();
    void makesTricksVisible();
    void showsTheNoteWithoutPayload();
};

void TestPayloadLine::showsOneLine_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("text");
    QTest::newRow("the data of a message")
        << QStringLiteral("message") << QByteArray(R"({"type":"message","data":{"id":7}})")
        << QStringLiteral(R"({"id":7})");
    QTest::newRow("the data of a publish")
        << QStringLiteral("sendToGroup") << QByteArray(R"({"data":"hi","group":"lobby"})")
        << QStringLiteral(R"("hi")");
    QTest::newRow("the whole frame of anything else")
        << QStringLiteral("ack") << QByteArray(R"({"type":"ack","data":1})")
        << QStringLiteral(R"({"type":"ack","data":1})");
    QTest::newRow("white space is one space")
        << QStringLiteral("ack") << QByteArray("{\n  \"a\":\t1\n}") << QStringLiteral(R"({ "a": 1 })");
    QTest::newRow("plain text") << QStringLiteral("message") << QByteArray("hello")
                                << QStringLiteral("hello");
    QTest::newRow("bytes in hex") << QStringLiteral("message") << QByteArray("\x00\xff\x10", 3)
                                  << QStringLiteral("00 ff 10");
}

void TestPayloadLine::showsOneLine()
{
    QFETCH(QString, event);
    QFETCH(QByteArray, payload);
    QTEST(payloadLine({.event = event, .payload = payload}).text, "text");
}

void TestPayloadLine::coloursWords()
{
    const PayloadLine line = payloadLine({.event = QStringLiteral("ack"), .payload = R"({"a" : "b"})"});
    QCOMPARE(line.text, QStringLiteral(R"({"a" : "b"})"));
    QCOMPARE(line.tokens.size(), 5);
    QCOMPARE(line.tokens.at(1).kind, JsonKind::Key);
    QCOMPARE(line.text.mid(line.tokens.at(3).start, line.tokens.at(3).length), QStringLiteral("\"b\""));
}

void TestPayloadLine::cutsLongPayloads()
{
    const QByteArray umlauts =
        QByteArray("\xc3\xa4").repeated(100); // a cut at an odd byte must not split one
    const PayloadLine line = payloadLine({.payload = umlauts}, 51);
    QCOMPARE(line.text, QString(25, QChar(0xe4)) + QChar(0x2026));
}

void TestPayloadLine::makesTricksVisible()
{
    const QString evil = QStringLiteral("{\"a\":\"\u202Etxt.exe\"}");
    const PayloadLine line = payloadLine({.event = QStringLiteral("ack"), .payload = evil.toUtf8()});
    QVERIFY2(!line.text.contains(QChar(0x202e)), "the text must not be able to turn itself round");
    QVERIFY(line.text.contains(QStringLiteral("txt.exe")));
}

void TestPayloadLine::showsTheNoteWithoutPayload()
{
    const PayloadLine line =
        payloadLine({.event = QStringLiteral("recovered"), .message = QStringLiteral("nothing lost")});
    QVERIFY(line.isNote);
    QCOMPARE(line.text, QStringLiteral("nothing lost"));
}

QTEST_GUILESS_MAIN(TestPayloadLine)
#include "tst_payloadline.moc"
