#include "protocol/plainmessage.h"

#include "protocol/protobufcodec.h"

#include <QRandomGenerator>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

} // namespace

class TestPlainMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheFields();
    void leavesTheRestToTheLibrary_data();
    void leavesTheRestToTheLibrary();
    void bothWaysAgree();

private:
    ProtobufCodec m_codec{true};
};

void TestPlainMessage::findsTheFields()
{
    const auto group = findPlainMessage(hex("12160a0567726f75701205726f6f6d371a040a026869200c"));
    QVERIFY(group);
    QCOMPARE(group->from, "group");
    QVERIFY(group->group == QByteArrayView("room7"));
    QCOMPARE(group->dataField, 1);
    QCOMPARE(group->data, "hi");
    QCOMPARE(group->sequenceId, std::optional<quint64>(12));
    const auto server = findPlainMessage(hex("120e0a067365727665721a04120200ff"));
    QVERIFY(server && !server->group && !server->sequenceId);
    QCOMPARE(server->dataField, 2);
    QCOMPARE(server->data.toByteArray().toHex(), "00ff");
    const auto empty = findPlainMessage(hex("120c0a067365727665721a020a00"));
    QVERIFY(empty);
    QCOMPARE(empty->dataField, 1);
    QVERIFY(empty->data.isEmpty());
}

void TestPlainMessage::leavesTheRestToTheLibrary_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("another message") << hex("2200");
    QTest::newRow("two messages") << hex("120c0a067365727665721a020a00120c0a067365727665721a020a00");
    QTest::newRow("an unknown field at the top") << hex("120c0a067365727665721a020a00980601");
    QTest::newRow("an unknown field inside") << hex("120f0a067365727665721a020a00980601");
    QTest::newRow("no data") << hex("12080a06736572766572");
    QTest::newRow("data of no kind") << hex("120a0a067365727665721a00");
    QTest::newRow("data of two kinds") << hex("120e0a067365727665721a040a001200");
    QTest::newRow("data of an unknown kind") << hex("120c0a067365727665721a022a00");
    QTest::newRow("data twice") << hex("12100a067365727665721a020a001a020a00");
    QTest::newRow("sequence id twice") << hex("12100a067365727665721a020a0020012002");
    QTest::newRow("data before from") << hex("120c1a020a000a06736572766572");
    QTest::newRow("metadata") << hex("120e0a067365727665721a020a002a00");
    QTest::newRow("a stream") << hex("120e0a067365727665721a020a003200");
}

void TestPlainMessage::leavesTheRestToTheLibrary()
{
    QFETCH(QByteArray, frame);
    QVERIFY(!findPlainMessage(frame));
}

//! An unknown field at the end changes nothing but the way.
void TestPlainMessage::bothWaysAgree()
{
    const QByteArray unknownField = hex("980601");
    const QByteArray any = hex("0a17") + "type.googleapis.com/x.Y" + hex("12020801");
    QByteArrayList seeds;
    for (const Payload &payload : {Payload::text({}), Payload::text(u"grüß"_s), Payload::binary(hex("00ff")),
             Payload::jsonText(R"({"n":1})"), Payload{DataType::Protobuf, any}}) {
        seeds += m_codec.encode(ServerFrame(ServerMessageFrame{payload, 7, {}}));
        seeds += m_codec.encode(ServerFrame(GroupMessageFrame{u"room7"_s, {}, payload, 1ULL << 40, {}, {}}));
        seeds += m_codec.encode(ServerFrame(GroupMessageFrame{u"room7"_s, {}, payload, {}, {}, {}}));
    }
    QRandomGenerator random(20'261'122);
    int compared = 0;
    for (const QByteArray &seed : std::as_const(seeds)) {
        QVERIFY2(findPlainMessage(seed), seed.toHex().constData());
        for (int round = 0; round < 3'000; ++round) {
            QByteArray frame = seed;
            for (int i = round == 0 ? 0 : random.bounded(1, 3); i > 0; --i)
                frame[random.bounded(frame.size())] = char(random.generate());
            const auto one = m_codec.decodeServerFrame(frame);
            if ((!one && one.error().name.startsWith(u"PB_"_s)) || !findPlainMessage(frame))
                continue; // the validator or the library has read it both times
            const auto other = m_codec.decodeServerFrame(frame + unknownField);
            QCOMPARE(bool(one), bool(other));
            QVERIFY2(one ? *one == *other : one.error() == other.error(), frame.toHex().constData());
            ++compared;
        }
    }
    QVERIFY2(compared > 5'000, qPrintable(QString::number(compared)));
}

QTEST_GUILESS_MAIN(TestPlainMessage)
#include "tst_plainmessage.moc"
