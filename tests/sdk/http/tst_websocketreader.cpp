#include "http/websocketreader.h"

#include "helpers/rawsocket.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using Event = WebSocketReader::Event;

namespace {

constexpr quint8 fin = 0x80;
constexpr quint8 text = 1;
constexpr quint8 binary = 2;
constexpr quint8 closing = 8;
constexpr quint8 ping = 9;
constexpr quint8 pong = 10;
constexpr qsizetype maxMessage = 1024;
constexpr int maxFragments = 8;

//! The first event that tells something, the input fed in steps of \p step bytes.
Event firstEvent(WebSocketReader &reader, const QByteArray &bytes, qsizetype step)
{
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        reader.setInput(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
        const Event event = reader.next();
        if (event != Event::NeedMore)
            return event;
    }
    return Event::NeedMore;
}

QByteArray closeFrame(quint16 code, const QByteArray &reason = {})
{
    return clientFrame(fin | closing, QByteArray(1, char(code >> 8)) + char(code) + reason);
}

} // namespace

class tst_WebSocketReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsMessages_data();
    void readsMessages();
    void refuses_data();
    void refuses();
    void readsCloseFrames_data();
    void readsCloseFrames();
    void readsControlFramesBetweenFragments();
    void readsManyFramesFromOneInput();
    void sharesPayloadsSafely();
    void takesTheLargestMessageOnly();
    void staysBroken();
};

void tst_WebSocketReader::readsMessages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("opcode");
    QTest::addColumn<QByteArray>("payload");

    QTest::newRow("text") << clientFrame(fin | text, "hello") << int(text) << QByteArray("hello");
    QTest::newRow("binary") << clientFrame(fin | binary, "\xff\xfe") << int(binary) << QByteArray("\xff\xfe");
    QTest::newRow("empty text") << clientFrame(fin | text) << int(text) << QByteArray();
    QTest::newRow("a length of two bytes")
        << clientFrame(fin | text, QByteArray(126, 'a')) << int(text) << QByteArray(126, 'a');
    QTest::newRow("three fragments") << clientFrame(text, "a") + clientFrame(0, "b") + clientFrame(fin, "c")
                                     << int(text) << QByteArray("abc");
    QTest::newRow("empty fragments") << clientFrame(text) + clientFrame(0) + clientFrame(fin, "c")
                                     << int(text) << QByteArray("c");
    QTest::newRow("a character split between fragments") << clientFrame(text, "\xe2\x82")
            + clientFrame(fin, "\xac") << int(text) << QByteArray("\xe2\x82\xac");
    QTest::newRow("a character split over four fragments") << clientFrame(text, "\xf0")
            + clientFrame(0, "\x9f") + clientFrame(0, "\x98")
            + clientFrame(fin, "\x80") << int(text) << QByteArray("\xf0\x9f\x98\x80");
    QTest::newRow("bytes that are not UTF-8, as binary")
        << clientFrame(fin | binary, "\xc3\x28") << int(binary) << QByteArray("\xc3\x28");
}

void tst_WebSocketReader::readsMessages()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype step : {bytes.size(), qsizetype(1), qsizetype(3)}) {
        WebSocketReader reader(maxMessage, maxFragments);
        QCOMPARE(firstEvent(reader, bytes, step), Event::Message);
        QTEST(int(reader.opcode()), "opcode");
        QTEST(reader.payload(), "payload");
        QCOMPARE(reader.next(), Event::NeedMore);
    }
}

void tst_WebSocketReader::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("rule");

    const auto row = [](const char *name, const QByteArray &bytes, int code, const QString &rule) {
        QTest::newRow(name) << bytes << code << rule;
    };
    row("an unmasked frame", clientFrame(fin | text, "a", false), 1002, u"masked"_s);
    row("an unmasked empty frame", clientFrame(fin | text, {}, false), 1002, u"masked"_s);
    row("an unmasked ping", clientFrame(fin | ping, {}, false), 1002, u"masked"_s);
    for (const int bit : {0x40, 0x20, 0x10})
        row(qPrintable(u"reserved bit %1"_s.arg(bit, 0, 16)), clientFrame(quint8(fin | bit | text), "a"),
            1002, u"reserved"_s);
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
        row(qPrintable(u"opcode %1"_s.arg(opcode)), clientFrame(quint8(fin | opcode), "a"), 1002,
            u"opcode"_s);
    row("a ping in fragments", clientFrame(ping, "a"), 1002, u"control frame"_s);
    row("a close in fragments", clientFrame(closing), 1002, u"control frame"_s);
    row("a ping of 126 bytes", clientFrame(fin | ping, QByteArray(126, 'a')), 1002, u"control frame"_s);
    row("a length of 125 in two bytes", QByteArray::fromHex("81fe007d00000000") + QByteArray(125, 'a'), 1002,
        u"shortest"_s);
    row("a length of 65,535 in eight bytes", QByteArray::fromHex("82ff000000000000ffff00000000") + 'a', 1002,
        u"shortest"_s);
    row("a length with the highest bit", QByteArray::fromHex("82ff800000000000000000000000") + 'a', 1002,
        u"shortest"_s);
    row("a length of 3 GiB", QByteArray::fromHex("82ff00000000c000000000000000") + 'a', 1009, u"bytes"_s);
    row("a frame over the limit", clientFrame(fin | text, QByteArray(maxMessage + 1, 'a')), 1009, u"bytes"_s);
    row("fragments over the limit together",
        clientFrame(text, QByteArray(maxMessage, 'a')) + clientFrame(fin, "a"), 1009, u"bytes"_s);
    row("more fragments than the limit", clientFrame(text) + clientFrame(0).repeated(maxFragments), 1009,
        u"fragments"_s);
    row("a continuation of nothing", clientFrame(fin, "a"), 1002, u"continuation"_s);
    row("a second start", clientFrame(text, "a") + clientFrame(fin | text, "b"), 1002, u"must end"_s);
    row("text that is not UTF-8", clientFrame(fin | text, "\xc3\x28"), 1007, u"UTF-8"_s);
    row("text that ends within a character", clientFrame(fin | text, "\xe2\x82"), 1007, u"UTF-8"_s);
    row("an overlong character", clientFrame(fin | text, "\xc0\x80"), 1007, u"UTF-8"_s);
    row("half a surrogate pair", clientFrame(fin | text, "\xed\xa0\x80"), 1007, u"UTF-8"_s);
    row("a character beyond Unicode", clientFrame(fin | text, "\xf4\x90\x80\x80"), 1007, u"UTF-8"_s);
    row("fragments that are not UTF-8 together", clientFrame(text, "\xe2") + clientFrame(fin, "a"), 1007,
        u"UTF-8"_s);
    row("a close of one byte", clientFrame(fin | closing, "\x03"), 1002, u"two-byte code"_s);
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535})
        row(qPrintable(u"close code %1"_s.arg(code)), closeFrame(quint16(code)), 1002, QString::number(code));
    row("a close with text that is not UTF-8", closeFrame(1000, "\xff"), 1007, u"UTF-8"_s);
    row("a close of 126 bytes", closeFrame(1000, QByteArray(124, 'a')), 1002, u"control frame"_s);
}

void tst_WebSocketReader::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, rule);
    for (const qsizetype step : {bytes.size(), qsizetype(1)}) {
        WebSocketReader reader(maxMessage, maxFragments);
        QCOMPARE(firstEvent(reader, bytes, step), Event::Fault);
        QTEST(int(reader.closeCode()), "code");
        QVERIFY2(reader.text().contains(rule), qPrintable(reader.text()));
        QVERIFY2(reader.text().toUtf8().size() <= 123, "the rule must fit into a close frame");
    }
}

void tst_WebSocketReader::readsCloseFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << clientFrame(fin | closing) << 1005 << QString();
    QTest::newRow("with text") << closeFrame(1000, "bye \xe2\x82\xac") << 1000 << u"bye €"_s;
    for (const int code : {1000, 1001, 1003, 1007, 1011, 1012, 1013, 1014, 3000, 4999})
        QTest::addRow("%d", code) << closeFrame(quint16(code)) << code << QString();
}

void tst_WebSocketReader::readsCloseFrames()
{
    QFETCH(QByteArray, bytes);
    WebSocketReader reader(maxMessage, maxFragments);
    QCOMPARE(firstEvent(reader, bytes, 1), Event::Close);
    QTEST(int(reader.closeCode()), "code");
    QTEST(reader.text(), "reason");
}

void tst_WebSocketReader::readsControlFramesBetweenFragments()
{
    WebSocketReader reader(maxMessage, maxFragments);
    const QByteArray bytes = clientFrame(text, "a") + clientFrame(fin | ping, "p")
        + clientFrame(fin | pong, "q") + clientFrame(fin, "b");
    reader.setInput(bytes);
    QCOMPARE(reader.next(), Event::Ping);
    QCOMPARE(reader.payload(), QByteArray("p"));
    QCOMPARE(reader.next(), Event::Pong);
    QCOMPARE(reader.payload(), QByteArray("q"));
    QCOMPARE(reader.next(), Event::Message);
    QCOMPARE(reader.payload(), QByteArray("ab"));
    QCOMPARE(reader.next(), Event::NeedMore);
}

void tst_WebSocketReader::readsManyFramesFromOneInput()
{
    constexpr int count = 1000;
    WebSocketReader reader(maxMessage, maxFragments);
    const QByteArray bytes = clientFrame(fin | text, QByteArray(100, 'a')).repeated(count);
    reader.setInput(bytes);
    int messages = 0;
    while (reader.next() == Event::Message) {
        QCOMPARE(reader.payload().size(), 100);
        ++messages;
    }
    QCOMPARE(messages, count);
}

void tst_WebSocketReader::sharesPayloadsSafely()
{
    WebSocketReader reader(maxMessage, maxFragments);
    const QByteArray bytes = clientFrame(fin | text, "first") + clientFrame(fin | text, "other");
    reader.setInput(bytes);
    QCOMPARE(reader.next(), Event::Message);
    const QByteArray kept = reader.payload();
    QCOMPARE(reader.next(), Event::Message);
    QCOMPARE(kept, QByteArray("first"));
    QCOMPARE(reader.payload(), QByteArray("other"));
}

void tst_WebSocketReader::takesTheLargestMessageOnly()
{
    WebSocketReader reader(maxMessage, maxFragments);
    const QByteArray bytes = clientFrame(binary, QByteArray(maxMessage - 1, 'a')) + clientFrame(fin, "b");
    reader.setInput(bytes);
    QCOMPARE(reader.next(), Event::Message);
    QCOMPARE(reader.payload().size(), maxMessage);
}

void tst_WebSocketReader::staysBroken()
{
    WebSocketReader reader(maxMessage, maxFragments);
    QCOMPARE(firstEvent(reader, clientFrame(fin | 3), 100), Event::Fault);
    QCOMPARE(firstEvent(reader, clientFrame(fin | text, "fine"), 100), Event::Fault);
}

QTEST_GUILESS_MAIN(tst_WebSocketReader)
#include "tst_websocketreader.moc"
