#include "rooms/roomdelegate.h"
#include "rooms/roomlistmodel.h"
#include "shared/theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::Token;

class tst_RoomDelegate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void each_figure_changes_the_picture_data();
    void each_figure_changes_the_picture();
    void badges_have_their_colours();
    void a_long_name_leaves_the_badges_whole();
    void the_current_row_has_tint_and_bar();

private:
    QImage paint(const Ui::RoomStatus &room, QStyle::State state = QStyle::State_Enabled) const;
    int count(const QImage &image, Token token) const;

    Ui::Theme m_theme{Ui::Scheme::Light};
};

QImage tst_RoomDelegate::paint(const Ui::RoomStatus &room, QStyle::State state) const
{
    Ui::RoomListModel model;
    model.update(room);
    QImage image(232, 26, QImage::Format_RGB32);
    image.fill(m_theme.color(Token::Window));
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.state = state;
    Ui::RoomDelegate().paint(&painter, option, model.index(0));
    return image;
}

int tst_RoomDelegate::count(const QImage &image, Token token) const
{
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            pixels += image.pixelColor(x, y) == m_theme.color(token);
    }
    return pixels;
}

void tst_RoomDelegate::each_figure_changes_the_picture_data()
{
    QTest::addColumn<Ui::RoomStatus>("room");
    QTest::newRow("members") << Ui::RoomStatus{u"lobby"_s, 4, 0, 0};
    QTest::newRow("unread") << Ui::RoomStatus{u"lobby"_s, -1, 3, 0};
    QTest::newRow("failed") << Ui::RoomStatus{u"lobby"_s, -1, 0, 1};
}

void tst_RoomDelegate::each_figure_changes_the_picture()
{
    QFETCH(Ui::RoomStatus, room);
    QVERIFY(paint(room) != paint({.group = u"lobby"_s}));
}

void tst_RoomDelegate::badges_have_their_colours()
{
    QCOMPARE(count(paint({.group = u"lobby"_s}), Token::Accent), 0);
    QVERIFY(count(paint({.group = u"lobby"_s, .unread = 3}), Token::Accent) > 40);
    QVERIFY(count(paint({.group = u"lobby"_s, .failed = 1}), Token::ErrorSurface) > 100);
}

void tst_RoomDelegate::a_long_name_leaves_the_badges_whole()
{
    const QString endless(1000, u'm');
    QCOMPARE(count(paint({.group = endless, .unread = 3}), Token::Accent),
        count(paint({.group = u"m"_s, .unread = 3}), Token::Accent));
}

void tst_RoomDelegate::the_current_row_has_tint_and_bar()
{
    const QImage image = paint({.group = u"lobby"_s}, QStyle::State_Enabled | QStyle::State_Selected);
    QCOMPARE(image.pixelColor(2, 2), m_theme.color(Token::Accent));
    QCOMPARE(image.pixelColor(4, 2), m_theme.color(Token::Tint));
}

QTEST_MAIN(tst_RoomDelegate)
#include "tst_roomdelegate.moc"
