// A program killed while it records loses what was under way, and nothing that was written.
#include "trace/tracestore.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestTraceKill : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void whatWasWrittenIsThereAfterAKill_data()
    {
        QTest::addColumn<int>("lines"); // read from the program before it is killed
        for (int kill = 1; kill <= 20; ++kill)
            QTest::addRow("after %d lines", kill) << kill;
    }
    void whatWasWrittenIsThereAfterAKill()
    {
        QFETCH(int, lines);
        const QString path = m_folder.filePath(u"%1.hubtrace"_s.arg(lines));
        QProcess program;
        program.start(QStringLiteral(TRACE_APPENDER), {path});
        qint64 certain = 0;
        for (int line = 0; line < lines; ++line) {
            QTRY_VERIFY(program.canReadLine() || program.waitForReadyRead(10'000));
            certain = program.readLine().trimmed().toLongLong();
        }
        program.kill();
        QVERIFY(program.waitForFinished());
        QVERIFY(certain >= 100);

        TraceStore store;
        QSignalSpy warned(&store, &TraceStore::warned);
        QVERIFY(store.open(path));
        store.flush();
        QCoreApplication::sendPostedEvents(&store);
        QVERIFY2(store.rowCount() >= certain, qPrintable(u"%1 of %2"_s.arg(store.rowCount()).arg(certain)));
        for (int row = 0; row < store.rowCount(); ++row)
            QCOMPARE(store.outline(row).timeUs, row);
        QCOMPARE(store.row(store.rowCount() - 1).payload.size(), (store.rowCount() - 1) % 500);
        for (const QList<QVariant> &warning : std::as_const(warned))
            QCOMPARE(warning[0].value<Error>().name, u"TR_TORN"_s);
    }
};

QTEST_GUILESS_MAIN(TestTraceKill)
#include "tst_tracekill.moc"
