#include "trace/jsontreeview.h"

#include <QSignalSpy>
#include <QTest>

using namespace Ui;

class TestJsonTreeView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensTheFirstLevels();
    void tellsTheBytesOfANode();
    void followsTheBytes();
    void opensLargeFramesAtOnce();
};

void TestJsonTreeView::opensTheFirstLevels()
{
    JsonTreeView view;
    view.setText(R"({"data":{"deep":{"deeper":1}}})", QStringLiteral("message"));
    const QModelIndex root = view.model()->index(0, 0);
    const QModelIndex data = view.model()->index(0, 0, root);
    QVERIFY(view.isExpanded(root));
    QVERIFY(view.isExpanded(data));
    QVERIFY(!view.isExpanded(view.model()->index(0, 0, data)));
}

void TestJsonTreeView::tellsTheBytesOfANode()
{
    JsonTreeView view;
    view.setText(R"({"a":1,"b":22})", QStringLiteral("x"));
    QSignalSpy told(&view, &JsonTreeView::bytesSelected);
    view.setCurrentIndex(view.model()->index(1, 0, view.model()->index(0, 0)));
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().at(0).toInt(), 7);
    QCOMPARE(told.first().at(1).toInt(), 6);
}

void TestJsonTreeView::followsTheBytes()
{
    JsonTreeView view;
    view.setText(R"({"a":1,"b":22})", QStringLiteral("x"));
    QSignalSpy told(&view, &JsonTreeView::bytesSelected);
    view.selectByte(11);
    QCOMPARE(view.currentIndex().data().toString(), QStringLiteral("b 22"));
    QCOMPARE(told.size(), 0);
}

void TestJsonTreeView::opensLargeFramesAtOnce()
{
    JsonTreeView view;
    view.resize(300, 200);
    view.show();
    view.setText('[' + QByteArray("{\"a\":1},").repeated(20'000) + "{}]", QStringLiteral("x"));
    QVERIFY(view.isExpanded(view.model()->index(0, 0)));
    QVERIFY(!view.grab().isNull());
}

QTEST_MAIN(TestJsonTreeView)
#include "tst_jsontreeview.moc"
