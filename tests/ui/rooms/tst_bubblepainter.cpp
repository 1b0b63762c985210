#include "rooms/bubblepainter.h"
#include "ui/rooms/messages.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::BubbleLook;
using Ui::Token;

class tst_BubblePainter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void each_look_has_its_surface_data();
    void each_look_has_its_surface();
    void markup_is_drawn_as_it_is();
    void dark_differs_from_light();

private:
    struct Picture {
        QImage image;
        QRect bubble;
    };
    Picture paint(const Ui::TimelineMessage &message, bool own, const BubbleLook &look = {}) const;

    Ui::Theme m_theme{Ui::Scheme::Light};
};

tst_BubblePainter::Picture tst_BubblePainter::paint(
    const Ui::TimelineMessage &message, bool own, const BubbleLook &look) const
{
    Ui::BubbleContext context;
    context.width = 600;
    context.own = own;
    const Ui::BubbleLayout layout(message, context);
    QImage image(600, layout.height(), QImage::Format_RGB32);
    image.fill(m_theme.color(Token::Base));
    QPainter painter(&image);
    Ui::BubblePainter(&painter, layout, message, look).paint();
    return {image, layout.bubble};
}

void tst_BubblePainter::each_look_has_its_surface_data()
{
    QTest::addColumn<Ui::TimelineMessage>("message");
    QTest::addColumn<bool>("own");
    QTest::addColumn<bool>("selected");
    QTest::addColumn<int>("fill");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const Ui::TimelineMessage &message, bool own, bool selected,
                         Token fill, Token line) {
        QTest::newRow(name) << message << own << selected << int(fill) << int(line);
    };
    row("received", Test::received(1, u"x"_s), false, false, Token::Alt, Token::Line);
    row("own", Test::sent(1, u"x"_s), true, false, Token::Mine, Token::Mine);
    row("selected", Test::received(1, u"x"_s), false, true, Token::Tint, Token::Accent);
    row("failed", Test::failed(1, u"x"_s), false, false, Token::Alt, Token::Error);
    row("failed and selected", Test::failed(1, u"x"_s), true, true, Token::Tint, Token::Error);
}

void tst_BubblePainter::each_look_has_its_surface()
{
    QFETCH(Ui::TimelineMessage, message);
    QFETCH(bool, own);
    QFETCH(bool, selected);
    QFETCH(int, fill);
    QFETCH(int, line);
    const Picture picture = paint(message, own, {.selected = selected});
    const QPoint inside(picture.bubble.left() + 4, picture.bubble.center().y());
    const QPoint edge(picture.bubble.left(), picture.bubble.center().y());
    QCOMPARE(picture.image.pixelColor(inside), m_theme.color(Token(fill)));
    QCOMPARE(picture.image.pixelColor(edge), m_theme.color(Token(line)));
}

void tst_BubblePainter::markup_is_drawn_as_it_is()
{
    const auto markup = Test::received(1, u"<b>x</b>"_s);
    const auto plain = Test::received(1, u"x"_s);
    QVERIFY(paint(markup, false).bubble.width() > paint(plain, false).bubble.width());
}

void tst_BubblePainter::dark_differs_from_light()
{
    const QImage light = paint(Test::sent(1, u"x"_s), true).image;
    m_theme.setScheme(Ui::Scheme::Dark);
    const QImage dark = paint(Test::sent(1, u"x"_s), true).image;
    m_theme.setScheme(Ui::Scheme::Light);
    QVERIFY(light != dark);
    QCOMPARE(paint(Test::sent(1, u"x"_s), true).image, light);
}

QTEST_MAIN(tst_BubblePainter)
#include "tst_bubblepainter.moc"
