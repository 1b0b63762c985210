#include "client/sequencesalvage.h"

#include <QTest>

using namespace WebPubSub;
using Id = std::optional<quint64>;

class tst_SequenceSalvage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fromJson_data();
    void fromJson();
    void fromProtobuf_data();
    void fromProtobuf();
    void onlyFromTheCodecsOwnFrames();
};

void tst_SequenceSalvage::fromJson_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<Id>("id");

    const auto row = [](const char *name, const char *frame, Id id) {
        QTest::newRow(name) << QByteArray(frame) << id;
    };
    row("bad base64 before it", R"({"type":"message","dataType":"binary","data":"%%","sequenceId":7})", 7);
    row("first member of a torn frame", R"({"sequenceId":8,"data":"ab)", 8);
    row("white space", "{ \"sequenceId\" :\t9 }", 9);
    row("the largest id", R"({"sequenceId":18446744073709551615})", 18446744073709551615ULL);
    row("zero", R"({"sequenceId":0})", 0);
    row("one too large", R"({"sequenceId":18446744073709551616})", {});
    row("negative", R"({"sequenceId":-1})", {});
    row("fraction", R"({"sequenceId":7.5})", {});
    row("exponent", R"({"sequenceId":7e3})", {});
    row("string", R"({"sequenceId":"7"})", {});
    row("only inside the data", R"({"data":{"sequenceId":7}})", {});
    row("only inside an array", R"([{"sequenceId":7}])", {});
    row("only as a value", R"({"type":"sequenceId","x":7})", {});
    row("only inside a string", R"({"data":"{\"sequenceId\":7}"})", {});
    row("after a string with escapes", R"({"data":"\\","sequenceId":7})", 7);
    row("after nested data", R"({"data":{"a":[1,{"b":"}"}]},"sequenceId":7})", 7);
    row("cut in the key", R"({"sequenceI)", {});
    row("cut after the key", R"({"sequenceId")", {});
    row("cut after the colon", R"({"sequenceId":)", {});
    row("not JSON", "hello", {});
    row("empty", "", {});
}

void tst_SequenceSalvage::fromJson()
{
    QFETCH(QByteArray, frame);
    QTEST(salvageJsonSequenceId(frame), "id");
}

void tst_SequenceSalvage::fromProtobuf_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<Id>("id");

    const auto row = [](const char *name, const char *hex, Id id) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << id;
    };
    row("good message", "12160a0567726f75701205726f6f6d371a040a026869200c", 12);
    row("text that is no UTF-8", "12160a0567726f75701205726f6f6d371a040a02ffff200c", 12);
    row("length inside the payload too large", "12160a0567726f75701205726f6f6d371a040a7f6869200c", 12);
    row("group of the wrong wire type", "1209 0801 1005 1a00 200c 28", 12);
    row("id before metadata", "120b 0a0567726f7570200c 2a00", 12);
    row("length of the message too large", "127f0a0567726f75701205726f6f6d371a040a026869200c", 12);
    row("more behind it", "120c0a06736572766572200d1a002200", 13);
    row("groupStateUpdate", "4a04 0a00 1807", 7);
    row("groupStateSnapshot of a broken item", "5206 1202ffff 1808", 8);
    row("the largest id", "120b20ffffffffffffffffff01", 18446744073709551615ULL);
    row("zero", "12022000", 0);
    row("two ids, of which readers take the last", "120420052006", 6);
    row("after a number of eight bytes", "120b31000000000000000020 09", 9);
    row("cut in the id", "120420ff", {});
    row("cut before the id", "12160a0567726f7570", {});
    row("behind a group, which has no length", "12040b0c2005", {});
    row("id of the wrong wire type", "1203220105", {});
    row("only inside the payload", "12061a04120220 05", {});
    row("another message's field 4", "2a022005", {});
    row("empty", "", {});
    row("text", "7b7d", {});
}

void tst_SequenceSalvage::fromProtobuf()
{
    QFETCH(QByteArray, frame);
    QTEST(salvageProtobufSequenceId(frame), "id");
}

void tst_SequenceSalvage::onlyFromTheCodecsOwnFrames()
{
    const QByteArray json = R"({"sequenceId":7})";
    const QByteArray protobuf = QByteArray::fromHex("12022008");
    const auto salvage = [](QLatin1String name, const QByteArray &frame) {
        return salvageSequenceId(*makeCodec(QString(name)), frame);
    };
    QCOMPARE(salvage(Subprotocol::reliableJson, json), Id(7));
    QCOMPARE(salvage(Subprotocol::reliableProtobuf, protobuf), Id(8));
    QCOMPARE(salvage(Subprotocol::reliableJson, protobuf), Id());
    QCOMPARE(salvage(Subprotocol::reliableProtobuf, json), Id());
    QCOMPARE(salvage(Subprotocol::json, json), Id());
    QCOMPARE(salvage(Subprotocol::protobuf, protobuf), Id());
}

Q_DECLARE_METATYPE(Id)
QTEST_APPLESS_MAIN(tst_SequenceSalvage)
#include "tst_sequencesalvage.moc"
