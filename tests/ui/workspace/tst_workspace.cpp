// The whole path without a window: the cast in the local hub, their messages, a failure, a cut and the trace
// of it.
#include "workspace/workspace.h"

#include "auth/clienttoken.h"
#include "auth/role.h"
#include "connections/connectionlistmodel.h"
#include "rooms/roomlistmodel.h"
#include "rooms/timelinemodel.h"
#include "trace/tracestore.h"
#include "workspace/cast.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Ui;
using namespace WebPubSub;
using namespace std::chrono_literals;

class tst_Workspace : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;

    bool everybodyIsIn() const { return m_workspace->membersOf(lobby).size() == 4; }
    TimelineModel *timelineOf(const QString &id)
    {
        m_workspace->setCurrentConnection(id);
        return m_workspace->timeline();
    }
    QList<TraceEntry> traced(const QString &event) const
    {
        QList<TraceEntry> found;
        TraceStore *store = m_workspace->traceStore();
        store->flush();
        for (int row = 0; row < store->rowCount(); ++row) {
            if (store->row(row).event == event)
                found.append(store->row(row));
        }
        return found;
    }
    void say(const QString &speaker, const QString &text)
    {
        m_workspace->send({.speakerId = speaker, .group = lobby, .payload = Payload::text(text)});
    }

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>(m_folder.filePath(QStringLiteral("session.hubtrace")));
        m_workspace->tryItNow();
        QTRY_VERIFY_WITH_TIMEOUT(everybodyIsIn(), 10'000);
    }
    void cleanup() { m_workspace.reset(); }

    void aliceIsSeenByTheOthersAndTheTraceTellsOneStory()
    {
        say(QStringLiteral("alice"), QStringLiteral("hello"));
        TimelineModel *timeline = m_workspace->timeline();
        QTRY_COMPARE(timeline->rowCount(), 1);
        QTRY_COMPARE(timeline->at(0).delivery, State::Acked);
        QTRY_COMPARE(timeline->at(0).seenBy, 3);
        QCOMPARE(timeline->at(0).expected, 3);

        const QString story = timeline->at(0).correlation;
        QTRY_COMPARE(traced(QStringLiteral("message")).size(), 4); // with Alice's own echo
        for (const TraceEntry &entry : traced(QStringLiteral("message")))
            QCOMPARE(entry.correlation, story);
        QCOMPARE(traced(QStringLiteral("sendToGroup")).constFirst().correlation, story);
        QCOMPARE(traced(QStringLiteral("routed")).constFirst().correlation, story);
        QTRY_VERIFY(m_workspace->traceStore()->rowsOf(story).size() >= 7);
    }

    void daveMayOnlyRead()
    {
        TimelineModel *timeline = timelineOf(QStringLiteral("dave"));
        say(QStringLiteral("dave"), QStringLiteral("may I?"));
        QTRY_COMPARE(timeline->rowCount(), 1);
        QTRY_COMPARE(timeline->at(0).delivery, State::Failed);
        QCOMPARE(timeline->at(0).error->name, QStringLiteral("Forbidden"));
        QVERIFY(timeline->at(0).error->message.contains(lobby));
        m_workspace->discard(timeline->at(0).key);
        QCOMPARE(timeline->rowCount(), 0);
    }

    void whatIsSaidWhileBobIsAwayReachesHim()
    {
        QSignalSpy notices(m_workspace.get(), &Workspace::noticeRaised);
        m_workspace->cut(QStringLiteral("bob"), 300ms);
        QTRY_COMPARE(m_workspace->connections()->status(QStringLiteral("bob"))->state, State::Recovering);
        say(QStringLiteral("alice"), QStringLiteral("are you there?"));
        TimelineModel *timeline = timelineOf(QStringLiteral("bob"));
        QTRY_COMPARE_WITH_TIMEOUT(timeline->rowCount(), 1, 10'000);
        QCOMPARE(timeline->at(0).delivery, State::Replayed);
        QTRY_COMPARE(m_workspace->connections()->status(QStringLiteral("bob"))->state, State::Connected);
        QTRY_VERIFY(!notices.isEmpty());
        QCOMPARE(notices.constLast().constFirst().value<Notice>().state, State::Replayed);
    }

    void theServerPublishesThroughRest()
    {
        m_workspace->sendAsServer(lobby, Payload::text(QStringLiteral("closing at six")));
        TimelineModel *timeline = m_workspace->timeline();
        QTRY_COMPARE(timeline->rowCount(), 1);
        QCOMPARE(timeline->at(0).payload, Payload::text(QStringLiteral("closing at six")));
        QTRY_COMPARE(traced(QStringLiteral("message")).size(), 4);
        const QString story = traced(QStringLiteral("message")).constFirst().correlation;
        QVERIFY(!story.isEmpty());
        const QList<int> rows = m_workspace->traceStore()->rowsOf(story);
        QVERIFY(std::any_of(rows.begin(), rows.end(),
            [this](int row) { return m_workspace->traceStore()->row(row).source == TraceSource::Rest; }));
    }

    void aWrongConnectionSaysWhatIsWrongAndTheRestGoesOn()
    {
        QSignalSpy notices(m_workspace.get(), &Workspace::noticeRaised);
        m_workspace->addConnection({.name = QStringLiteral("Nobody"),
            .kind = ConnectionKind::ClientUrl,
            .clientUrl = QStringLiteral("ws://127.0.0.1:1/client/hubs/demo?access_token=x")});
        QTRY_VERIFY_WITH_TIMEOUT(!notices.isEmpty(), 12'000);
        const Notice notice = notices.constFirst().constFirst().value<Notice>();
        QCOMPARE(notice.state, State::Failed);
        QVERIFY2(notice.sentence.contains(QStringLiteral("127.0.0.1")), qPrintable(notice.sentence));
        m_workspace->setCurrentConnection(QStringLiteral("alice"));
        say(QStringLiteral("alice"), QStringLiteral("still here"));
        QTRY_COMPARE(m_workspace->timeline()->at(0).delivery, State::Acked);
    }

    void pastedConnections_data()
    {
        QTest::addColumn<ConnectionKind>("kind");
        QTest::newRow("a connection string") << ConnectionKind::ConnectionString;
        QTest::newRow("a client access URL") << ConnectionKind::ClientUrl;
    }

    void pastedConnections()
    {
        QFETCH(ConnectionKind, kind);
        const QString secret = m_workspace->hubStatus().connectionString;
        const TokenOptions options{
            .userId = QStringLiteral("eve"), .roles = {roleFor(Permission::JoinLeaveGroup)}};
        const auto token = makeClientAccessToken(
            *ConnectionString::parse(secret), demoHub, options, QDateTime::currentDateTimeUtc());
        m_workspace->addConnection({.name = QStringLiteral("Eve"),
            .kind = kind,
            .connectionString = secret,
            .clientUrl = token->url.toString(QUrl::FullyEncoded),
            .hub = demoHub,
            .userId = QStringLiteral("eve"),
            .roles = options.roles,
            .groups = {lobby}});
        QTRY_COMPARE(m_workspace->currentRoom(), QString(lobby));
        say(QStringLiteral("alice"), QStringLiteral("hello Eve"));
        QTRY_COMPARE(m_workspace->timeline()->rowCount(), 1);
        QCOMPARE(m_workspace->timeline()->at(0).payload, Payload::text(QStringLiteral("hello Eve")));
        QCOMPARE(m_workspace->hubStatus().foreignConnections, 0);
    }

    void aPausedCaptureTakesNothingIn()
    {
        m_workspace->setCapturing(false);
        m_workspace->traceStore()->flush();
        const int before = m_workspace->traceStore()->rowCount();
        say(QStringLiteral("alice"), QStringLiteral("off the record"));
        QTRY_COMPARE(m_workspace->timeline()->at(0).delivery, State::Acked);
        m_workspace->traceStore()->flush();
        QCOMPARE(m_workspace->traceStore()->rowCount(), before);
    }

    void removingConnectionsMovesOnToWhoIsLeft()
    {
        QSignalSpy changes(m_workspace.get(), &Workspace::currentConnectionChanged);
        const QStringList cast{
            QStringLiteral("alice"), QStringLiteral("bob"), QStringLiteral("carol"), QStringLiteral("dave")};
        for (const QString &id : cast)
            m_workspace->removeConnection(id);
        QCOMPARE(changes.size(), 4);
        QVERIFY(m_workspace->currentConnection().isEmpty());
        QVERIFY(!m_workspace->timeline());
        QTRY_VERIFY(m_workspace->connections()->all().isEmpty());
    }

    void joiningAndLeavingARoom()
    {
        m_workspace->joinRoom(QStringLiteral("orders.eu"));
        QTRY_COMPARE(m_workspace->rooms()->rowCount(), 2);
        m_workspace->setCurrentRoom(QStringLiteral("orders.eu"));
        m_workspace->leaveRoom(QStringLiteral("orders.eu"));
        QTRY_COMPARE(m_workspace->rooms()->rowCount(), 1);
        QCOMPARE(m_workspace->currentRoom(), QString(lobby));
    }
};

QTEST_MAIN(tst_Workspace)
#include "tst_workspace.moc"
