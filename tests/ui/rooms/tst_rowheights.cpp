#include "rooms/rowheights.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using Ui::RowHeights;

class tst_RowHeights : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void empty_has_no_row();
    void finds_rows_by_their_place_data();
    void finds_rows_by_their_place();
    void agrees_with_a_plain_list_after_any_changes();
    void forgetting_keeps_the_height_as_an_estimate();
};

void tst_RowHeights::empty_has_no_row()
{
    RowHeights heights;
    QCOMPARE(heights.total(), 0);
    QCOMPARE(heights.rowAt(0), -1);
}

void tst_RowHeights::finds_rows_by_their_place_data()
{
    QTest::addColumn<int>("y");
    QTest::addColumn<int>("row");
    QTest::newRow("above all") << -5 << 0;
    QTest::newRow("the first pixel") << 0 << 0;
    QTest::newRow("the last pixel of the first row") << 9 << 0;
    QTest::newRow("the first pixel of the second row") << 10 << 1;
    QTest::newRow("inside the last row") << 59 << 2;
    QTest::newRow("below all") << 60 << 2;
}

void tst_RowHeights::finds_rows_by_their_place()
{
    QFETCH(int, y);
    RowHeights heights;
    for (const int height : {10, 20, 30})
        heights.append(height);
    QTEST(heights.rowAt(y), "row");
    QCOMPARE(heights.total(), 60);
    QCOMPARE(heights.top(2), 30);
}

void tst_RowHeights::agrees_with_a_plain_list_after_any_changes()
{
    QRandomGenerator random(7);
    RowHeights heights;
    std::vector<int> plain;
    for (int round = 0; round < 3000; ++round) {
        const int choice = int(random.bounded(10));
        if (choice < 6 || plain.empty()) {
            const int height = int(random.bounded(1, 200));
            heights.append(height);
            plain.push_back(height);
        } else if (choice < 9) {
            const int row = int(random.bounded(int(plain.size())));
            const int height = int(random.bounded(1, 200));
            heights.setMeasured(row, height);
            plain[std::size_t(row)] = height;
        } else {
            const int first = int(random.bounded(int(plain.size())));
            const int count = std::min(int(random.bounded(1, 5)), int(plain.size()) - first);
            heights.remove(first, count);
            plain.erase(plain.begin() + first, plain.begin() + first + count);
        }
    }
    int y = 0;
    for (int row = 0; row < int(plain.size()); ++row) {
        QCOMPARE(heights.top(row), y);
        QCOMPARE(heights.rowAt(y), row);
        y += plain[std::size_t(row)];
        QCOMPARE(heights.rowAt(y - 1), row);
    }
    QCOMPARE(heights.total(), y);
}

void tst_RowHeights::forgetting_keeps_the_height_as_an_estimate()
{
    RowHeights heights;
    heights.append(10);
    QVERIFY(!heights.isMeasured(0));
    heights.setMeasured(0, 25);
    QVERIFY(heights.isMeasured(0));
    heights.forgetAll();
    QVERIFY(!heights.isMeasured(0));
    QCOMPARE(heights.height(0), 25);
}

QTEST_APPLESS_MAIN(tst_RowHeights)
#include "tst_rowheights.moc"
