#include "shared/listrow.h"

#include <QApplication>
#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::Token;

class tst_ListRow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void the_current_row_is_tinted_and_barred_data();
    void the_current_row_is_tinted_and_barred();
    void pieces_take_their_room_from_the_right();
    void all_is_mirrored_from_right_to_left();
    void a_row_is_never_lower_than_its_text();

private:
    Ui::Theme m_theme{Ui::Scheme::Light};
};

void tst_ListRow::the_current_row_is_tinted_and_barred_data()
{
    QTest::addColumn<int>("direction");
    QTest::addColumn<int>("barX");
    QTest::newRow("left to right: bar on the left") << int(Qt::LeftToRight) << 1;
    QTest::newRow("right to left: bar on the right") << int(Qt::RightToLeft) << 198;
}

void tst_ListRow::the_current_row_is_tinted_and_barred()
{
    QFETCH(int, direction);
    QFETCH(int, barX);
    QImage image(200, 26, QImage::Format_RGB32);
    image.fill(m_theme.color(Token::Window));
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.direction = Qt::LayoutDirection(direction);
    option.state = QStyle::State_Enabled;
    Ui::ListRow(&painter, option, 40).paintBackground();
    QCOMPARE(image.pixelColor(barX, 13), m_theme.color(Token::Window));
    option.state |= QStyle::State_Selected;
    Ui::ListRow(&painter, option, 40).paintBackground();
    QCOMPARE(image.pixelColor(barX, 13), m_theme.color(Token::Accent));
    QCOMPARE(image.pixelColor(100, 13), m_theme.color(Token::Tint));
}

void tst_ListRow::pieces_take_their_room_from_the_right()
{
    QImage image(200, 26, QImage::Format_RGB32);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    Ui::ListRow row(&painter, option, 40);
    QCOMPARE(row.room().left(), 40);
    int end = row.room().right();
    row.paintBadge(u"3"_s);
    QVERIFY(row.room().right() <= end - 16);
    end = row.room().right();
    row.paintWord(u"connected"_s, Ui::TextRole::Small, Qt::black);
    QVERIFY(row.room().right() < end - 20);
    end = row.room().right();
    row.paintGlyph(u"ok"_s, Qt::black);
    QVERIFY(row.room().right() < end - 12);
    QCOMPARE(row.room().left(), 40);
}

void tst_ListRow::all_is_mirrored_from_right_to_left()
{
    const auto accentLeftOf = [this](Qt::LayoutDirection direction) {
        QImage image(200, 26, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.direction = direction;
        Ui::ListRow row(&painter, option, 40);
        row.paintBadge(u"3"_s);
        painter.end();
        for (int x = 0; x < 200; ++x) {
            if (image.pixelColor(x, 13) == m_theme.color(Token::Accent))
                return x;
        }
        return -1;
    };
    QVERIFY(accentLeftOf(Qt::LeftToRight) > 150);
    QVERIFY(accentLeftOf(Qt::RightToLeft) >= 0 && accentLeftOf(Qt::RightToLeft) < 50);
    QImage image(200, 26, QImage::Format_RGB32);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.direction = Qt::RightToLeft;
    QCOMPARE(Ui::ListRow(&painter, option, 40).at(10, 16), QRect(174, 0, 16, 26));
}

void tst_ListRow::a_row_is_never_lower_than_its_text()
{
    QVERIFY(Ui::ListRow::height() >= 26);
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(40);
    QApplication::setFont(large);
    QVERIFY(Ui::ListRow::height() > QFontMetrics(large).height());
    QApplication::setFont(before);
}

QTEST_MAIN(tst_ListRow)
#include "tst_listrow.moc"
