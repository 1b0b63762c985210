#include "client/invocationsalvage.h"

#include <QTest>

using namespace WebPubSub;

class tst_InvocationSalvage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
};

void tst_InvocationSalvage::finds_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("id");

    const auto json = [](const char *name, const char *frame, const char *id) {
        QTest::addRow("JSON, %s", name) << QByteArray(frame) << QString::fromUtf8(id);
    };
    json("good", R"({"type":"invokeResponse","invocationId":"i-1","success":true})", "i-1");
    json("success is a word", R"({"type":"invokeResponse","invocationId":"i-1","success":"true"})", "i-1");
    json(
        "broken data", R"({"invocationId":"é","type":"invokeResponse","dataType":"binary","data":"%"})", "é");
    json("another type", R"({"type":"ack","invocationId":"i-1"})", "");
    json("id is a number", R"({"type":"invokeResponse","invocationId":1})", "");
    json("no id", R"({"type":"invokeResponse"})", "");
    json("only inside the data", R"({"type":"message","data":{"type":"invokeResponse","invocationId":"1"}})",
        "");
    json("a list", R"([{"type":"invokeResponse","invocationId":"1"}])", "");
    json("torn", R"({"type":"invokeResponse","invocationId":"1)", "");
    json("empty", "", "");

    const auto protobuf = [](const char *name, const char *hex, const char *id) {
        QTest::addRow("protobuf, %s", name) << QByteArray::fromHex(hex) << QString::fromUtf8(id);
    };
    protobuf("good", "2a0c 0a03692d31 1001 1a030a0133", "i-1");
    protobuf("text that is no UTF-8", "2a0c 0a03692d31 1001 1a030a01ff", "i-1");
    protobuf("a length inside that is too large", "2a0c 0a03692d31 1001 1a7f0a0133", "i-1");
    protobuf("a length of all that is too large", "2a7f 0a03692d31 1001 1a030a0133", "i-1");
    protobuf("the id at the end", "2a07 1001 0a03692d31", "i-1");
    protobuf("another message", "120c 0a03692d31 1001 1a030a0133", "");
    protobuf("no id", "2a02 1001", "");
    protobuf("id of the wrong wire type", "2a02 0801", "");
    protobuf("a group, which has no length", "2b 0a03692d31 2c", "");
    protobuf("cut", "2a", "");
}

void tst_InvocationSalvage::finds()
{
    QFETCH(QByteArray, frame);
    QTEST(salvageInvocationId(frame), "id");
}

QTEST_GUILESS_MAIN(tst_InvocationSalvage)
#include "tst_invocationsalvage.moc"
