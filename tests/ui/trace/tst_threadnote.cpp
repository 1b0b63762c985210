#include "trace/threadnote.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Ui;

class TestThreadNote : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsRows();
    void asksForTheseRowsOnly();
};

void TestThreadNote::countsRows()
{
    QWidget window;
    ThreadNote note(&window);
    window.show();
    QVERIFY(!note.isVisible());
    note.setThread(QStringLiteral("7f3ac1d8"), 7);
    QCOMPARE(note.text(), QStringLiteral("7 rows share trace 7f3ac1d8"));
    QVERIFY(note.isVisible());
    QVERIFY(note.findChild<QLabel *>()->isVisible());
    note.setThread(QStringLiteral("7f3ac1d8"), 1); // there is no next row
    QVERIFY(!note.findChild<QLabel *>()->isVisible());
    note.setThread({}, 0);
    QVERIFY(!note.isVisible());
}

void TestThreadNote::asksForTheseRowsOnly()
{
    ThreadNote note;
    note.setThread(QStringLiteral("7f3ac1d8"), 7);
    QSignalSpy asked(&note, &ThreadNote::onlyRequested);
    note.findChild<QToolButton *>()->click();
    QCOMPARE(asked.first().first().toString(), QStringLiteral("7f3ac1d8"));
}

QTEST_MAIN(TestThreadNote)
#include "tst_threadnote.moc"
