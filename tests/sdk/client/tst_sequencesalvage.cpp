#include "client/sequencesalvage.h"

#include <QTest>

using namespace WebPubSub;
using Id = std::optional<quint64>;

class tst_SequenceSalvage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void salvages_data();
    void salvages();
};

void tst_SequenceSalvage::salvages_data()
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

void tst_SequenceSalvage::salvages()
{
    QFETCH(QByteArray, frame);
    QTEST(salvageSequenceId(frame), "id");
}

Q_DECLARE_METATYPE(Id)
QTEST_APPLESS_MAIN(tst_SequenceSalvage)
#include "tst_sequencesalvage.moc"
