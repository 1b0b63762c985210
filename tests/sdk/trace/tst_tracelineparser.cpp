#include "trace/traceformat.h"

#include <QTest>

#include <limits>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 maxId = std::numeric_limits<quint64>::max();

TraceEntry fullEntry()
{
    return TraceEntry{.timeUs = 1795000000123456,
        .source = TraceSource::Webhook,
        .direction = TraceDirection::In,
        .level = TraceLevel::Error,
        .lane = u"Alice"_s,
        .event = u"sendToGroup"_s,
        .message = u"to 3 of 4"_s,
        .exception = u"X: y"_s,
        .hub = u"chat"_s,
        .connectionId = u"c1"_s,
        .userId = u"alice"_s,
        .group = u"room \"1\""_s,
        .ip = u"127.0.0.1"_s,
        .routeTemplate = u"/api/hubs/{hub}"_s,
        .method = u"POST"_s,
        .url = u"http://localhost/?token=REDACTED"_s,
        .headers = u"A: b\nC: d"_s,
        .correlation = u"0badcafe"_s,
        .dataType = u"json"_s,
        .status = u"202"_s,
        .sequenceId = maxId,
        .ackId = (1ULL << 53) + 1,
        .ordinal = 3,
        .durationUs = 12,
        .bytes = 99,
        .payload = "{\"type\":\"message\"}"};
}

} // namespace

Q_DECLARE_METATYPE(TraceLineParser::Line)

class TestTraceLineParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesComeBackAsTheyWere_data()
    {
        QTest::addColumn<TraceEntry>("entry");
        QTest::newRow("defaults") << TraceEntry();
        QTest::newRow("every member") << fullEntry();
        QTest::newRow("a time before 1970") << TraceEntry{.timeUs = -1};
        QTest::newRow("the largest time") << TraceEntry{.timeUs = std::numeric_limits<qint64>::max()};
        QTest::newRow("a zero sequence id") << TraceEntry{.sequenceId = 0};
        QTest::newRow("a zero duration") << TraceEntry{.durationUs = 0};
        QTest::newRow("a binary payload") << TraceEntry{.payload = QByteArray::fromHex("00ff0a0d5c22c3")};
        QTest::newRow("a text payload of all control characters")
            << TraceEntry{.payload = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f101f7f225c2f")};
        QTest::newRow("a payload that looks like a line") << TraceEntry{.payload = "{\"amendsOffset\":1}\n"};
        QTest::newRow("hostile texts")
            << TraceEntry{.lane = u"\u202e<img src=x>\u2066"_s, .event = u"a\0b"_s};
    }
    void entriesComeBackAsTheyWere()
    {
        QFETCH(TraceEntry, entry);
        QByteArray line;
        TraceFormat::appendLine(line, entry);
        const auto parsed = TraceLineParser().parse(line);
        QVERIFY(parsed);
        QCOMPARE(std::get<TraceEntry>(*parsed), entry);
    }

    void everyLengthOfTextComesBack()
    {
        TraceLineParser parser;
        for (int size = 0; size < 300; ++size) {
            const TraceEntry entry{.payload = QByteArray(size, 'x') + '"'};
            QByteArray line;
            TraceFormat::appendLine(line, entry);
            QCOMPARE(std::get<TraceEntry>(parser.parse(line).value()), entry);
        }
    }

    void foreignLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<TraceEntry>("entry");
        QTest::newRow("unknown members are ignored")
            << QByteArray("{\"timeUs\":1,\"new\":{\"a\":[1,{}]},\"lane\":\"A\"}")
            << TraceEntry{.timeUs = 1, .lane = u"A"_s};
        QTest::newRow("members of another type are absent") << QByteArray(
            "{\"timeUs\":\"x\",\"lane\":5,\"sequenceId\":-1,\"ackId\":1.5,\"payload\":{},\"level\":9}")
                                                            << TraceEntry();
        QTest::newRow("unknown words stay at the default")
            << QByteArray("{\"source\":\"moon\",\"direction\":\"up\",\"level\":\"Fatal\"}") << TraceEntry();
        QTest::newRow("an id above 2^64-1 is none")
            << QByteArray("{\"lane\":\"A\",\"sequenceId\":1.9e19}") << TraceEntry{.lane = u"A"_s};
        QTest::newRow("blanks around") << QByteArray("  { \"timeUs\" : 3 } \r") << TraceEntry{.timeUs = 3};
        QTest::newRow("an unknown payload encoding is taken as text") << QByteArray(
            "{\"payloadEncoding\":\"rot13\",\"payload\":\"uv\"}") << TraceEntry{.payload = "uv"};
        QTest::newRow("the encoding may follow the payload")
            << QByteArray("{\"payload\":\"aGk=\",\"payloadEncoding\":\"base64\"}")
            << TraceEntry{.payload = "hi"};
    }
    void foreignLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(TraceEntry, entry);
        const auto parsed = TraceLineParser().parse(line);
        QVERIFY(parsed);
        QCOMPARE(std::get<TraceEntry>(*parsed), entry);
    }

    void whatIsNoObjectIsNoRow_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blank") << QByteArray("   ");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("a number") << QByteArray("7");
        QTest::newRow("cut") << QByteArray("{\"lane\":\"A");
        QTest::newRow("two objects") << QByteArray("{}{}");
        QTest::newRow("not a number") << QByteArray("{\"timeUs\":NaN}");
        QTest::newRow("no UTF-8") << QByteArray("{\"lane\":\"\xff\"}");
        QTest::newRow("a raw line feed in a text") << QByteArray("{\"lane\":\"a\nb\"}");
        QTest::newRow("ten thousand deep") << QByteArray(10000, '[');
    }
    void whatIsNoObjectIsNoRow()
    {
        QFETCH(QByteArray, line);
        TraceLineParser parser;
        QVERIFY(!parser.parse(line));
        // The parser is usable afterwards, and keeps nothing of the bad line.
        QCOMPARE(std::get<TraceEntry>(parser.parse("{}").value()), TraceEntry());
    }

    void amendments()
    {
        const TraceFormat::Amendment amendment{.offset = 1234, .correlation = u"0badcafe"_s};
        QByteArray line;
        TraceFormat::appendLine(line, amendment);
        QCOMPARE(line, QByteArray("{\"amendsOffset\":1234,\"correlation\":\"0badcafe\"}\n"));
        const auto parsed = TraceLineParser().parse(line);
        QVERIFY(parsed);
        QCOMPARE(std::get<TraceFormat::Amendment>(*parsed), amendment);
    }
};

QTEST_GUILESS_MAIN(TestTraceLineParser)
#include "tst_tracelineparser.moc"
