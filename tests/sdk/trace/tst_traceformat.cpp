#include "trace/traceformat.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

QByteArray lineOf(const TraceEntry &entry)
{
    QByteArray line;
    TraceFormat::appendLine(line, entry);
    return line;
}

} // namespace

class TestTraceFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("name");
        QTest::newRow("ours") << TraceFormat::headerLine(1) << QString();
        QTest::newRow("unknown members are ignored")
            << QByteArray("{\"version\":1,\"tool\":{\"a\":[]},\"format\":\"hubtrace\"}") << QString();
        QTest::newRow("empty") << QByteArray() << u"TR_EMPTY"_s;
        QTest::newRow("no JSON") << QByteArray("hubtrace 1") << u"TR_FORMAT"_s;
        QTest::newRow("cut") << TraceFormat::headerLine(1).left(20) << u"TR_FORMAT"_s;
        QTest::newRow("an array") << QByteArray("[1]") << u"TR_FORMAT"_s;
        QTest::newRow("no version") << QByteArray("{\"format\":\"hubtrace\"}") << u"TR_FORMAT"_s;
        QTest::newRow("version zero")
            << QByteArray("{\"format\":\"hubtrace\",\"version\":0}") << u"TR_FORMAT"_s;
        QTest::newRow("another format") << QByteArray("{\"format\":\"har\",\"version\":1}") << u"TR_FORMAT"_s;
        QTest::newRow("newer") << QByteArray("{\"format\":\"hubtrace\",\"version\":7}") << u"TR_VERSION"_s;
    }
    void headers()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, name);
        const auto checked = TraceFormat::checkHeader(line);
        QCOMPARE(checked ? QString() : checked.error().name, name);
    }

    void aNewerVersionIsToldWithBothNumbers()
    {
        const auto checked = TraceFormat::checkHeader("{\"format\":\"hubtrace\",\"version\":7}");
        QVERIFY(!checked);
        QVERIFY(checked.error().message.contains(u"version 7"_s));
        QVERIFY(checked.error().message.contains(u"up to 1"_s));
    }

    // Read by another parser than ours: the file is a share format.
    void aLineIsOneJsonObject()
    {
        const TraceEntry entry{.timeUs = 5,
            .source = TraceSource::Hub,
            .direction = TraceDirection::Both,
            .level = TraceLevel::Warning,
            .event = u"a \"quoted\"\n\u0001 line \\ \u00e9 \U0001F600"_s,
            .ackId = 9,
            .durationUs = 0,
            .bytes = 3,
            .payload = "{}\t"};
        const QByteArray line = lineOf(entry);
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.endsWith('\n'));
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object.value(u"timeUs"_s).toInteger(), 5);
        QCOMPARE(object.value(u"source"_s).toString(), u"hub"_s);
        QCOMPARE(object.value(u"direction"_s).toString(), u"both"_s);
        QCOMPARE(object.value(u"level"_s).toString(), u"Warning"_s);
        QCOMPARE(object.value(u"event"_s).toString(), entry.event);
        QCOMPARE(object.value(u"ackId"_s).toInteger(), 9);
        QCOMPARE(object.value(u"durationUs"_s).toInteger(-1), 0);
        QCOMPARE(object.value(u"payload"_s).toString(), u"{}\t"_s);
        QCOMPARE(object.size(), 9);
    }

    void defaultsAreLeftOut()
    {
        QCOMPARE(lineOf({}), QByteArray("{\"timeUs\":0,\"source\":\"client\",\"direction\":\"inside\"}\n"));
    }

    void payloads_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("text stays text") << QByteArray("hi") << QByteArray(",\"payload\":\"hi\"}\n");
        QTest::newRow("a zero byte is text")
            << QByteArray("\0", 1) << QByteArray(",\"payload\":\"\\u0000\"}\n");
        QTest::newRow("what is not UTF-8 becomes base64") << QByteArray(
            "\xff\xfe") << QByteArray(",\"payloadEncoding\":\"base64\",\"payload\":\"//4=\"}\n");
        QTest::newRow("half a character too")
            << QByteArray("\xc3") << QByteArray(",\"payloadEncoding\":\"base64\",\"payload\":\"ww==\"}\n");
    }
    void payloads()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, written);
        const QByteArray line = lineOf({.payload = payload});
        QVERIFY2(line.endsWith(written), line.constData());
    }

    void aHugePayloadIsCutAndFitsItsLine()
    {
        const TraceEntry entry{.bytes = TraceFormat::maxPayloadBytes + 1,
            .payload = QByteArray(TraceFormat::maxPayloadBytes + 1, '\1')};
        const QByteArray line = lineOf(entry);
        QVERIFY(line.size() < TraceFormat::maxLineBytes);
        const auto parsed = TraceLineParser().parse(line);
        QVERIFY(parsed);
        QCOMPARE(std::get<TraceEntry>(*parsed).payload, entry.payload.left(TraceFormat::maxPayloadBytes));
        QCOMPARE(std::get<TraceEntry>(*parsed).bytes, entry.bytes);
    }
};

QTEST_GUILESS_MAIN(TestTraceFormat)
#include "tst_traceformat.moc"
