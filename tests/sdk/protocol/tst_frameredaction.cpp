#include "protocol/frameredaction.h"

#include "protocol/protobufcodec.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const QByteArray token = "CANARY-TOKEN";

QByteArray connectedFrame()
{
    return ProtobufCodec(true).encode(
        ServerFrame(ConnectedFrame{u"c1"_s, u"ann"_s, QString::fromLatin1(token)}));
}

} // namespace

class TestFrameRedaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTokenIsBlankedAndTheRestStays();
    void noTokenShows_data();
    void noTokenShows();
    void otherFramesStay_data();
    void otherFramesStay();
};

void TestFrameRedaction::theTokenIsBlankedAndTheRestStays()
{
    const QByteArray frame = connectedFrame();
    QVERIFY(frame.contains(token));
    const auto back = ProtobufCodec(true).decodeServerFrame(withoutTokens(frame));
    QVERIFY(back);
    QVERIFY(*back == ServerFrame(ConnectedFrame{u"c1"_s, u"ann"_s, QString(token.size(), u'*')}));
}

void TestFrameRedaction::noTokenShows_data()
{
    QTest::addColumn<QByteArray>("frame");
    const QByteArray frame = connectedFrame();
    QTest::newRow("JSON") << R"({"type":"system","reconnectionToken":")" + token + "\"}";
    QTest::newRow("JSON behind blanks") << " \n{\"reconnectionToken\":\"" + token + "\"}";
    QTest::newRow("cut at its end") << frame.chopped(1);
    QTest::newRow("with a byte too many") << frame + '\x07';
    QTest::newRow("behind a pong") << QByteArray::fromHex("2200") + frame;
    QTest::newRow("behind a field of tomorrow") << QByteArray::fromHex("980601") + frame;
    QTest::newRow("twice") << frame + frame;
    QByteArray notText = frame;
    notText.replace("ann", "\xFF\xFF\xFF");
    QTest::newRow("with a user id that is no UTF-8") << notText;
    QByteArray longer = frame;
    longer[3] = char(longer[3] + 1);
    QTest::newRow("with a wrong length inside") << longer;
}

void TestFrameRedaction::noTokenShows()
{
    QFETCH(QByteArray, frame);
    QVERIFY(frame.contains(token.chopped(1)));
    QVERIFY2(!withoutTokens(frame).contains("CANARY"), withoutTokens(frame).toHex().constData());
}

void TestFrameRedaction::otherFramesStay_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("JSON") << QByteArray(R"({"type":"pong"})");
    QTest::newRow("no frame at all") << QByteArray::fromHex("ff00ff");
    const ProtobufCodec codec(true);
    QTest::newRow("disconnected") << codec.encode(ServerFrame(DisconnectedFrame{u"bye"_s}));
    QTest::newRow("connected without token")
        << codec.encode(ServerFrame(ConnectedFrame{u"c1"_s, u"ann"_s, {}}));
    QTest::newRow("message") << codec.encode(
        ServerFrame(GroupMessageFrame{u"g"_s, {}, Payload::binary(connectedFrame()), 7, {}, {}}));
    QTest::newRow("ack with error") << codec.encode(
        ServerFrame(AckFrame{3, false, AckError{u"a"_s, u"b"_s}}));
}

void TestFrameRedaction::otherFramesStay()
{
    QFETCH(QByteArray, frame);
    QCOMPARE(withoutTokens(frame).toHex(), frame.toHex());
}

QTEST_GUILESS_MAIN(TestFrameRedaction)
#include "tst_frameredaction.moc"
