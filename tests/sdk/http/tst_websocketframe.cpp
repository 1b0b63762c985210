#include "http/websocketframe.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class tst_WebSocketFrame : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodesTheShortestLength_data();
    void encodesTheShortestLength();
    void encodesOpcodes();
    void sharesItsBytes();
    void encodesCloseFrames();
    void cutsLongReasonsBetweenCharacters();
    void knowsCloseCodes_data();
    void knowsCloseCodes();
};

void tst_WebSocketFrame::encodesTheShortestLength_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("0") << 0 << QByteArray::fromHex("8200");
    QTest::newRow("125") << 125 << QByteArray::fromHex("827d");
    QTest::newRow("126") << 126 << QByteArray::fromHex("827e007e");
    QTest::newRow("65,535") << 65535 << QByteArray::fromHex("827effff");
    QTest::newRow("65,536") << 65536 << QByteArray::fromHex("827f0000000000010000");
}

void tst_WebSocketFrame::encodesTheShortestLength()
{
    QFETCH(int, size);
    QFETCH(QByteArray, header);
    const QByteArray payload(size, 'x');
    QCOMPARE(encodeFrame(Opcode::Binary, payload), header + payload);
}

void tst_WebSocketFrame::encodesOpcodes()
{
    QCOMPARE(encodeFrame(Opcode::Text, "a"), QByteArray::fromHex("810161"));
    QCOMPARE(encodeFrame(Opcode::Ping, {}), QByteArray::fromHex("8900"));
    QCOMPARE(encodeFrame(Opcode::Pong, "b"), QByteArray::fromHex("8a0162"));
}

void tst_WebSocketFrame::sharesItsBytes()
{
    const QByteArray frame = encodeFrame(Opcode::Text, "hello");
    const QByteArray copy = frame;
    QCOMPARE(static_cast<const void *>(copy.constData()), static_cast<const void *>(frame.constData()));
}

void tst_WebSocketFrame::encodesCloseFrames()
{
    QCOMPARE(encodeCloseFrame(CloseCode::normal), QByteArray::fromHex("880203e8"));
    QCOMPARE(encodeCloseFrame(CloseCode::policyViolation, u"no"_s), QByteArray::fromHex("880403f06e6f"));
    QCOMPARE(encodeCloseFrame(CloseCode::noStatus, u"unsaid"_s), QByteArray::fromHex("8800"));
}

void tst_WebSocketFrame::cutsLongReasonsBetweenCharacters()
{
    QCOMPARE(encodeCloseFrame(1000, QString(200, u'a')).size(), 2 + 2 + 123);
    // 62 characters of two bytes: the last would begin at byte 122 and end at 124.
    const QByteArray frame = encodeCloseFrame(1000, QString(62, u'ä'));
    QCOMPARE(frame.size(), 2 + 2 + 122);
    QVERIFY(frame.sliced(4).isValidUtf8());
}

void tst_WebSocketFrame::knowsCloseCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("valid");
    for (const int code :
        {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
        QTest::addRow("%d may be sent", code) << code << true;
    for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        QTest::addRow("%d may not", code) << code << false;
}

void tst_WebSocketFrame::knowsCloseCodes()
{
    QFETCH(int, code);
    QTEST(isValidCloseCode(quint16(code)), "valid");
}

QTEST_GUILESS_MAIN(tst_WebSocketFrame)
#include "tst_websocketframe.moc"
