// A Node program with the official packages joins the room of the window, by the connection string the window
// shows.
#include "workspace/workspace.h"

#include "connections/connectionlistmodel.h"
#include "rooms/timelinemodel.h"
#include "trace/tracestore.h"
#include "workspace/cast.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Ui;
using namespace WebPubSub;

class tst_ForeignClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nodeJoinsTheRoomOfTheWindow()
    {
        QTemporaryDir folder;
        Workspace workspace(folder.filePath(QStringLiteral("session.hubtrace")));
        workspace.tryItNow();
        QTRY_COMPARE_WITH_TIMEOUT(workspace.membersOf(lobby).size(), 4, 10'000);

        QProcess node;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(
            QStringLiteral("WEBPUBSUB_CONNECTION_STRING"), workspace.hubStatus().connectionString);
        node.setProcessEnvironment(environment);
        node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        node.start(QStringLiteral(NODE_EXECUTABLE), {QStringLiteral(JOIN_LOBBY_SCRIPT)});

        TimelineModel *timeline = workspace.timeline();
        QTRY_COMPARE_WITH_TIMEOUT(timeline->rowCount(), 1, 20'000);
        QCOMPARE(timeline->at(0).speaker, QStringLiteral("node"));
        QCOMPARE(timeline->at(0).payload, Payload::text(QStringLiteral("hello from node")));
        QTRY_COMPARE(workspace.hubStatus().foreignConnections, 1);
        QCOMPARE(workspace.membersOf(lobby).size(), 5);

        workspace.send({.speakerId = QStringLiteral("alice"),
            .group = lobby,
            .payload = Payload::text(QStringLiteral("hi node"))});
        QTRY_COMPARE(timeline->rowCount(), 3);
        QCOMPARE(timeline->at(2).payload, Payload::jsonText(R"({"heard":"hi node"})"));
        nodesFramesStandInTheTrace(*workspace.traceStore());

        workspace.send({.speakerId = QStringLiteral("alice"),
            .group = lobby,
            .payload = Payload::text(QStringLiteral("bye"))});
        QTRY_COMPARE_WITH_TIMEOUT(node.state(), QProcess::NotRunning, 10'000);
        QCOMPARE(node.exitCode(), 0);
        QTRY_COMPARE(workspace.hubStatus().foreignConnections, 0);
    }

private:
    static void nodesFramesStandInTheTrace(TraceStore &store)
    {
        store.flush();
        int sent = 0;
        int received = 0;
        for (int row = 0; row < store.rowCount(); ++row) {
            const TraceEntry entry = store.row(row);
            const bool nodes = entry.source == TraceSource::Hub && entry.userId == QLatin1String("node");
            sent += nodes && entry.event == QLatin1String("sendToGroup");
            received += nodes && entry.event == QLatin1String("message");
        }
        QVERIFY2(sent >= 2, qPrintable(QString::number(sent)));
        QVERIFY2(received >= 2, qPrintable(QString::number(received)));
    }
};

QTEST_MAIN(tst_ForeignClient)
#include "tst_foreignclient.moc"
