#include "connections/connectiondelegate.h"
#include "connections/connectionlistmodel.h"
#include "shared/theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::Token;

class tst_ConnectionDelegate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void rows_are_26_pixels_high();
    void the_current_row_has_tint_and_bar();
    void the_state_stands_on_the_right_in_its_colour();
    void a_long_name_leaves_room_for_the_state();
    void markup_in_a_name_is_drawn_as_it_is();

private:
    QImage paint(const QString &name, QStyle::State state = QStyle::State_Enabled);
    static bool hasColor(const QImage &image, const QRect &area, const QColor &color);

    Ui::Theme m_theme{Ui::Scheme::Light};
    Ui::ConnectionStatus m_status;
};

void tst_ConnectionDelegate::init()
{
    m_status = {};
    m_status.id = u"a"_s;
    m_status.section = u"Local"_s;
    m_status.state = Ui::State::Recovering;
    m_status.stateText = u"recovering, 5 s"_s;
}

QImage tst_ConnectionDelegate::paint(const QString &name, QStyle::State state)
{
    m_status.name = name;
    Ui::ConnectionListModel model;
    model.upsert(m_status);
    QImage image(232, 26, QImage::Format_RGB32);
    image.fill(m_theme.color(Token::Window));
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.state = state;
    Ui::ConnectionDelegate().paint(&painter, option, model.indexOf(u"a"_s));
    return image;
}

bool tst_ConnectionDelegate::hasColor(const QImage &image, const QRect &area, const QColor &color)
{
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green())
                    + std::abs(pixel.blue() - color.blue())
                < 90)
                return true;
        }
    }
    return false;
}

void tst_ConnectionDelegate::rows_are_26_pixels_high()
{
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, 232, 500);
    QVERIFY(Ui::ConnectionDelegate().sizeHint(option, {}).height() >= 26);
}

void tst_ConnectionDelegate::the_current_row_has_tint_and_bar()
{
    const QImage plain = paint(u"Alice"_s);
    const QImage current = paint(u"Alice"_s, QStyle::State_Enabled | QStyle::State_Selected);
    QCOMPARE(plain.pixelColor(1, 13), m_theme.color(Token::Window));
    QCOMPARE(current.pixelColor(1, 13), m_theme.color(Token::Accent));
    QCOMPARE(current.pixelColor(2, 13), m_theme.color(Token::Accent));
    QCOMPARE(current.pixelColor(4, 13), m_theme.color(Token::Tint));
    QCOMPARE(current.pixelColor(230, 1), m_theme.color(Token::Tint));
}

void tst_ConnectionDelegate::the_state_stands_on_the_right_in_its_colour()
{
    const QImage image = paint(u"Carol"_s);
    QVERIFY(hasColor(image, QRect(150, 4, 70, 18), m_theme.color(Token::Warn)));
    QVERIFY(!hasColor(image, QRect(40, 4, 40, 18), m_theme.color(Token::Warn)));
}

void tst_ConnectionDelegate::a_long_name_leaves_room_for_the_state()
{
    const QImage image = paint(QString(200, u'W'));
    const QImage other = paint(QString(300, u'W'));
    QVERIFY(hasColor(image, QRect(150, 4, 70, 18), m_theme.color(Token::Warn)));
    QCOMPARE(image, other); // both are cut at the same place
}

void tst_ConnectionDelegate::markup_in_a_name_is_drawn_as_it_is()
{
    QVERIFY(paint(u"<b>x</b>"_s) != paint(u"x"_s));
    QVERIFY(paint(u"&amp;"_s) != paint(u"&"_s));
}

QTEST_MAIN(tst_ConnectionDelegate)
#include "tst_connectiondelegate.moc"
