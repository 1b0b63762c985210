#include "mainwindow/reach.h"

#include "connections/connectionprofile.h"

#include <QTest>

using namespace Ui;

class TestReach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loopbackStaysHere_data()
    {
        QTest::addColumn<ConnectionProfile>("profile");
        QTest::addColumn<bool>("leaves");
        const auto key = QStringLiteral(";AccessKey=0123456789012345678901234567890123456789;Version=1.0;");
        const auto withString = [&key](const QString &endpoint) {
            return ConnectionProfile{.kind = ConnectionKind::ConnectionString,
                .connectionString = QStringLiteral("Endpoint=") + endpoint + key};
        };
        const auto withUrl = [](const QString &url) {
            return ConnectionProfile{.kind = ConnectionKind::ClientUrl, .clientUrl = url};
        };
        QTest::newRow("local hub") << ConnectionProfile{} << false;
        QTest::newRow("connection string of Azure")
            << withString(QStringLiteral("https://a.webpubsub.azure.com")) << true;
        QTest::newRow("connection string of localhost")
            << withString(QStringLiteral("http://localhost:8080")) << false;
        QTest::newRow("connection string of another loopback address")
            << withString(QStringLiteral("http://127.0.0.2:8080")) << false;
        QTest::newRow("connection string nobody can read")
            << ConnectionProfile{.kind = ConnectionKind::ConnectionString} << true;
        QTest::newRow("client URL of Azure")
            << withUrl(QStringLiteral("wss://a.webpubsub.azure.com/client/hubs/h?access_token=x")) << true;
        QTest::newRow("client URL of loopback, version 6")
            << withUrl(QStringLiteral("ws://[::1]:8080/client/hubs/h")) << false;
        QTest::newRow("a name that only begins like it")
            << withUrl(QStringLiteral("ws://localhost.example.com/")) << true;
    }

    void loopbackStaysHere()
    {
        QFETCH(ConnectionProfile, profile);
        QFETCH(bool, leaves);
        QCOMPARE(leavesThisComputer(profile), leaves);
    }
};

QTEST_GUILESS_MAIN(TestReach)
#include "tst_reach.moc"
