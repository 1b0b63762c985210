#include "helpers/disconnectrun.h"
#include "helpers/seed.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace WebPubSub;

/*
    The guarantee of reliability-security.md section 2, against the real hub through a proxy that fails on
    purpose. `--seed N` plays a run again; `./dev soak` plays the long one.
*/
class tst_ForcedDisconnects : public QObject {
    Q_OBJECT
public:
    quint32 seed = 0;

private Q_SLOTS:
    void loseNothing_data();
    void loseNothing();
};

void tst_ForcedDisconnects::loseNothing_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::newRow("json") << QString(Subprotocol::reliableJson);
    QTest::newRow("protobuf") << QString(Subprotocol::reliableProtobuf);
}

void tst_ForcedDisconnects::loseNothing()
{
    QFETCH(QString, protocol);
    qInfo("--seed %u", seed);
    const DisconnectRunResult result =
        runDisconnects({.protocol = protocol, .seed = seed, .disconnects = 500});
    qInfo().noquote() << result.report();
    QVERIFY2(result.isClean(), qPrintable(result.report()));
    QCOMPARE(result.disconnects, 500);
    QCOMPARE(result.verdict.sent, 500 * 20);
    QCOMPARE(result.verdict.acked, 500 * 20);
    QCOMPARE(result.verdict.received, 500 * 20 * 4);
}

int main(int argc, char *argv[])
{
    tst_ForcedDisconnects test;
    test.seed = takeSeed(argc, argv);
    QCoreApplication app(argc, argv);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_forceddisconnects.moc"
