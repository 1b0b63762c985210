#include "trace/factview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Ui;

class TestFactView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAsHighAsItsFacts();
    void speaksKeyAndValue();
    void copiesTheValue();
    void asksForRowsLikeThis();
    void paintsFacts();

private:
    static QList<Fact> facts()
    {
        return {{.key = QStringLiteral("Group"),
                    .value = {{.text = QStringLiteral("lobby")}},
                    .copy = QStringLiteral("lobby"),
                    .filter = QStringLiteral("group:lobby")},
            {.key = QStringLiteral("Time"),
                .value = {{.text = QStringLiteral("10:02")}},
                .copy = QStringLiteral("10:02")}};
    }
};

void TestFactView::isAsHighAsItsFacts()
{
    FactView view;
    const int empty = view.sizeHint().height();
    view.setFacts(facts());
    QVERIFY(view.sizeHint().height() >= empty + 2 * 21);
}

void TestFactView::speaksKeyAndValue()
{
    FactView view;
    view.setFacts(facts());
    QCOMPARE(view.model()->index(0, 0).data().toString(), QStringLiteral("Group: lobby"));
    QVERIFY(!view.accessibleName().isEmpty());
}

void TestFactView::copiesTheValue()
{
    FactView view;
    view.setFacts(facts());
    view.setCurrentIndex(view.model()->index(1, 0));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("10:02"));
}

void TestFactView::asksForRowsLikeThis()
{
    FactView view;
    view.setFacts(facts());
    QSignalSpy asked(&view, &FactView::filterRequested);
    view.setCurrentIndex(view.model()->index(1, 0)); // has no filter
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
    view.setCurrentIndex(view.model()->index(0, 0));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), QStringLiteral("group:lobby"));
}

void TestFactView::paintsFacts()
{
    FactView view;
    view.resize(300, 80);
    const QImage empty = view.grab().toImage();
    view.setFacts(facts());
    QVERIFY(view.grab().toImage() != empty);
}

QTEST_MAIN(TestFactView)
#include "tst_factview.moc"
