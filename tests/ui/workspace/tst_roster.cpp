#include "workspace/roster.h"

#include "connections/connectionlistmodel.h"
#include "workspace/cast.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Ui;
using Client = WebPubSubClient::State;

namespace {
constexpr qint64 second = 1'000'000;
}

class tst_Roster : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<Client>("state");
        QTest::addColumn<bool>("readOnly");
        QTest::addColumn<bool>("failed");
        QTest::addColumn<QString>("word");
        QTest::newRow("stopped by the user") << Client::Stopped << false << false << "idle";
        QTest::newRow("stopped by an error") << Client::Stopped << false << true << "failed";
        QTest::newRow("on its way") << Client::Connecting << false << false << "connecting";
        QTest::newRow("open") << Client::Connected << false << false << "connected";
        QTest::newRow("open, an observer") << Client::Connected << true << false << "read-only";
        QTest::newRow("lost four seconds ago") << Client::Recovering << false << false << "recovering, 26 s";
        QTest::newRow("tries again in two") << Client::Reconnecting << false << false << "again in 2 s";
    }

    void words()
    {
        QFETCH(Client, state);
        QFETCH(bool, readOnly);
        QFETCH(bool, failed);
        QFETCH(QString, word);
        Roster roster;
        const QString id = roster.add({.name = QStringLiteral("Bob"), .hub = demoHub, .readOnly = readOnly});
        roster.update(id, 10 * second, [&](Roster::Entry &entry) {
            entry.state.state = state;
            entry.failed = failed;
            entry.lostUs = 6 * second;
            entry.retryAtUs = 12 * second;
        });
        QCOMPARE(roster.model()->status(id)->stateText, word);
    }

    void theCountdownRunsWithTheClock()
    {
        Roster roster;
        QAbstractItemModelTester tester(
            roster.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QString id = roster.add({.name = QStringLiteral("Bob"), .hub = demoHub});
        roster.update(id, second, [](Roster::Entry &entry) {
            entry.state.state = Client::Recovering;
            entry.lostUs = second;
        });
        roster.tick(11 * second);
        QCOMPARE(roster.model()->status(id)->stateText, QStringLiteral("recovering, 20 s"));
        roster.tick(200 * second);
        QCOMPARE(roster.model()->status(id)->stateText, QStringLiteral("recovering, 0 s"));
    }

    void peersShareEndpointHubAndGroup()
    {
        Roster roster;
        for (const ConnectionProfile &profile : castProfiles())
            roster.add(profile);
        const QString elsewhere = roster.add({.name = QStringLiteral("Eve"), .hub = QStringLiteral("other")});
        for (const QString &id : {QStringLiteral("alice"), QStringLiteral("bob"), elsewhere})
            roster.update(id, 0, [](Roster::Entry &entry) { entry.groups = {lobby}; });
        QCOMPARE(roster.peers(QStringLiteral("alice"), lobby),
            (QStringList{QStringLiteral("alice"), QStringLiteral("bob")}));
        QCOMPARE(roster.peers(elsewhere, lobby), QStringList{elsewhere});
    }

    void aStrangerKeepsTheLane()
    {
        Roster roster;
        roster.add({.name = QStringLiteral("Alice")});
        const Lane lane = roster.laneOfStranger(QStringLiteral("node"));
        QVERIFY(lane != roster.laneOfStranger(QStringLiteral("other")));
        QCOMPARE(roster.laneOfStranger(QStringLiteral("node")), lane);
    }

    void clientsFromElsewhereComeAndGo()
    {
        Roster roster;
        roster.showForeign({.hub = demoHub, .connectionId = QStringLiteral("c-9"), .groups = {lobby}});
        QCOMPARE(roster.foreignCount(), 1);
        const QString shown = roster.model()->all().constFirst().id;
        QVERIFY(roster.foreignIn(shown, lobby));
        QVERIFY(!roster.foreignIn(shown, QStringLiteral("other")));
        roster.hideForeign(QStringLiteral("c-9"));
        QVERIFY(roster.model()->all().isEmpty());
    }
};

QTEST_MAIN(tst_Roster)
#include "tst_roster.moc"
