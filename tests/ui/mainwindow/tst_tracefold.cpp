#include "mainwindow/tracefold.h"

#include "trace/tracestore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Ui;
using namespace WebPubSub;

class TestTraceFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAndDrawsTheLastRow()
    {
        TraceStore store;
        QVERIFY(store.create(m_folder.filePath(QStringLiteral("fold.hubtrace"))));
        QString asked;
        TraceFold fold(
            &store,
            [&asked](const QString &lane) {
                asked = lane;
                return Lane::Circle;
            },
            QStringLiteral("Ctrl+2 opens the trace"));
        fold.resize(900, fold.sizeHint().height());
        QCOMPARE(fold.summary(), QStringLiteral("Capture starts with the first connection."));
        const QImage empty = fold.grab().toImage();

        store.append({.timeUs = 1,
            .direction = TraceDirection::Out,
            .lane = QStringLiteral("Alice"),
            .event = QStringLiteral("sendToGroup"),
            .group = QStringLiteral("lobby"),
            .bytes = 92});
        store.flush();
        QVERIFY(fold.summary().startsWith(QStringLiteral("1 ")));
        QVERIFY(fold.grab().toImage() != empty);
        QCOMPARE(asked, QStringLiteral("Alice"));
    }

    void tellsTheCountToScreenReaders()
    {
        TraceStore store;
        QVERIFY(store.create(m_folder.filePath(QStringLiteral("name.hubtrace"))));
        TraceFold fold(&store, {}, {});
        fold.show();
        store.append({.timeUs = 1, .event = QStringLiteral("ack")});
        store.append({.timeUs = 2, .event = QStringLiteral("ack")});
        QTRY_VERIFY(fold.accessibleName().contains(QStringLiteral("2 rows")));
    }

    void clickOpens()
    {
        TraceStore store;
        TraceFold fold(&store, {}, {});
        QSignalSpy clicked(&fold, &TraceFold::clicked);
        QTest::mouseClick(&fold, Qt::LeftButton);
        QTest::keyClick(&fold, Qt::Key_Space);
        QCOMPARE(clicked.size(), 2);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestTraceFold)
#include "tst_tracefold.moc"
