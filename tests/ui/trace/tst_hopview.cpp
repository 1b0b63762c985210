#include "trace/hopview.h"

#include "trace/hopmodel.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace Ui;

class TestHopView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAsHighAsItsHops();
    void fillsItsWidth();
    void asksForARow();
    void drawsTheSmallestHop();

private:
    static HopList hops(int count)
    {
        HopList list;
        list.toUs = 10'000'000;
        for (int i = 0; i < count; ++i)
            list.hops.append({i, QStringLiteral("Alice"), QStringLiteral("out"), QStringLiteral("to hub"),
                5'000'000, 5'000'001, 1, {}});
        return list;
    }
};

void TestHopView::isAsHighAsItsHops()
{
    HopModel model;
    HopView view(&model);
    QCOMPARE(view.sizeHint().height(), 0);
    model.setHops(hops(3));
    const int three = view.sizeHint().height();
    QVERIFY(three >= 66);
    model.setHops(hops(500));
    QVERIFY2(view.sizeHint().height() <= 4 * three, "beyond a dozen it scrolls");
}

void TestHopView::fillsItsWidth()
{
    HopModel model;
    model.setHops(hops(3));
    HopView view(&model);
    view.resize(346, 100);
    view.show();
    int width = 0;
    for (int column = 0; column < HopModel::ColumnCount; ++column)
        width += view.columnWidth(column);
    QCOMPARE(width, view.viewport()->width());
}

void TestHopView::asksForARow()
{
    HopModel model;
    model.setHops(hops(3));
    HopView view(&model);
    QSignalSpy asked(&view, &HopView::rowRequested);
    Q_EMIT view.activated(model.index(2, 1));
    QCOMPARE(asked.first().first().toInt(), 2);
}

void TestHopView::drawsTheSmallestHop()
{
    HopModel model;
    model.setHops(hops(1));
    HopView view(&model);
    view.resize(346, 40);
    view.show();
    const QColor accent = Theme::of().color(Token::Accent);
    const QImage image =
        view.viewport()->grab(view.visualRect(model.index(0, HopModel::BarColumn))).toImage();
    bool seen = false;
    for (int x = 0; x < image.width(); ++x)
        seen = seen || image.pixelColor(x, image.height() / 2) == accent;
    QVERIFY2(seen, "a microsecond among seconds must still be a mark");
}

QTEST_MAIN(TestHopView)
#include "tst_hopview.moc"
