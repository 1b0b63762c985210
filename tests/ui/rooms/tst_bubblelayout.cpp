#include "rooms/bubblelayout.h"
#include "ui/rooms/messages.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::BubbleContext;
using Ui::BubbleLayout;
using Ui::BubblePart;
using WebPubSub::Payload;

class tst_BubbleLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stands_on_its_side_and_inside_the_row_data();
    void stands_on_its_side_and_inside_the_row();
    void a_bubble_is_no_wider_than_its_limit_data();
    void a_bubble_is_no_wider_than_its_limit();
    void lines_above_push_the_bubble_down_data();
    void lines_above_push_the_bubble_down();
    void runs_stand_closer_and_have_one_glyph();
    void the_name_stands_before_or_above_the_text();
    void a_block_has_a_header_that_is_easy_to_hit();
    void folding_makes_the_row_lower();
    void a_failed_message_has_buttons_and_a_reason_data();
    void a_failed_message_has_buttons_and_a_reason();
    void parts_are_found_where_they_stand();
    void a_name_from_right_to_left_stays_before_its_text();
    void an_endless_word_is_laid_out_at_once();
    void the_same_input_gives_the_same_geometry();

private:
    static BubbleContext context(int width, bool own = false)
    {
        BubbleContext context;
        context.width = width;
        context.own = own;
        return context;
    }
    static Ui::TimelineMessage json()
    {
        return Test::received(
            1, u"bob"_s, Payload::jsonText(R"({"type":"order.created","id":7,"items":["mug","tee"]})"));
    }
};

void tst_BubbleLayout::stands_on_its_side_and_inside_the_row_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("own");
    QTest::addColumn<QString>("text");
    for (const int width : {160, 320, 604, 862, 2000}) {
        for (const bool own : {false, true}) {
            const char *side = own ? "right" : "left";
            QTest::addRow("%s, one word, %d px", side, width) << width << own << u"hi"_s;
            QTest::addRow("%s, many words, %d px", side, width) << width << own << u"word "_s.repeated(60);
            QTest::addRow("%s, one long word, %d px", side, width) << width << own << QString(400, u'w');
        }
    }
}

void tst_BubbleLayout::stands_on_its_side_and_inside_the_row()
{
    QFETCH(int, width);
    QFETCH(bool, own);
    QFETCH(QString, text);
    const BubbleLayout layout(Test::received(1, text), context(width, own));
    QVERIFY(layout.bubble.left() >= 0 && layout.bubble.right() < width);
    QCOMPARE(own ? width - 16 - 26 - 8 - 1 : 16 + 26 + 8, own ? layout.bubble.right() : layout.bubble.left());
    QCOMPARE(own ? layout.glyph.right() : layout.glyph.left(), own ? width - 16 - 1 : 16);
    QCOMPARE(layout.glyph.top(), layout.bubble.top());
    QVERIFY(layout.height() > layout.bubble.bottom());
    const QRectF textRect = layout.text->boundingRect().translated(layout.text->position());
    QVERIFY(textRect.bottom() <= layout.bubble.bottom());
    for (int i = 0; i < layout.text->lineCount(); ++i)
        QVERIFY(layout.text->lineAt(i).naturalTextWidth() <= layout.bubble.width() - 2 * 11 + 1);
}

void tst_BubbleLayout::a_bubble_is_no_wider_than_its_limit_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("narrow: 72 percent") << 400;
    QTest::newRow("wide: about 430 px at 13 px text") << 1600;
}

void tst_BubbleLayout::a_bubble_is_no_wider_than_its_limit()
{
    QFETCH(int, width);
    const BubbleLayout layout(Test::received(1, u"word "_s.repeated(100)), context(width));
    const int most = QFontInfo(Ui::Theme::font(Ui::TextRole::Body)).pixelSize() * 33;
    QVERIFY(layout.bubble.width() <= std::min(most, width * 72 / 100));
    QVERIFY(layout.bubble.width() > std::min(most, width * 72 / 100) - 60);
}

void tst_BubbleLayout::lines_above_push_the_bubble_down_data()
{
    QTest::addColumn<bool>("day");
    QTest::addColumn<bool>("news");
    QTest::addColumn<int>("evicted");
    QTest::addColumn<int>("lines");
    QTest::newRow("none") << false << false << 0 << 0;
    QTest::newRow("a day") << true << false << 0 << 1;
    QTest::newRow("new messages") << false << true << 0 << 1;
    QTest::newRow("the first of what is left") << true << true << 7 << 3;
}

void tst_BubbleLayout::lines_above_push_the_bubble_down()
{
    QFETCH(bool, day);
    QFETCH(bool, news);
    QFETCH(int, evicted);
    QFETCH(int, lines);
    BubbleContext changed = context(600);
    const int plain = BubbleLayout(Test::received(1, u"x"_s), changed).bubble.top();
    changed.newDay = day;
    changed.newLine = news;
    changed.evicted = evicted;
    const BubbleLayout layout(Test::received(1, u"x"_s), changed);
    const int line = Ui::lineHeight(Ui::TextRole::Caption) + 6;
    QCOMPARE(layout.bubble.top(), plain + lines * line);
    QCOMPARE(layout.day.isEmpty(), !day);
    QCOMPARE(layout.newLine.isEmpty(), !news);
    QCOMPARE(layout.notice.isEmpty(), evicted == 0);
}

void tst_BubbleLayout::runs_stand_closer_and_have_one_glyph()
{
    BubbleContext inside = context(600);
    inside.startsRun = false;
    inside.endsRun = false;
    const BubbleLayout layout(Test::received(1, u"x"_s), inside);
    QCOMPARE(layout.bubble.top(), 4);
    QVERIFY(layout.glyph.isEmpty());
    QVERIFY(layout.meta.empty());
    QVERIFY(!layout.text->text().contains(u"bob"_s));

    BubbleContext airy = context(600);
    airy.density = Ui::Density::Comfortable;
    QCOMPARE(BubbleLayout(Test::received(1, u"x"_s), airy).bubble.top(), 10);
}

void tst_BubbleLayout::the_name_stands_before_or_above_the_text()
{
    BubbleContext changed = context(600);
    const BubbleLayout compact(Test::received(1, u"hello"_s), changed);
    QCOMPARE(compact.text->lineCount(), 1);
    QVERIFY(compact.text->text().contains(u"bob"_s));
    changed.density = Ui::Density::Comfortable;
    const BubbleLayout comfortable(Test::received(1, u"hello"_s), changed);
    QCOMPARE(comfortable.text->lineCount(), 2);
    const BubbleLayout block(json(), changed);
    QVERIFY(!block.name.isEmpty());
    QVERIFY(block.name.bottom() < block.header.top());
    const BubbleLayout own(Test::received(1, u"hello"_s), context(600, true));
    QVERIFY(!own.text->text().contains(u"bob"_s));
}

void tst_BubbleLayout::a_block_has_a_header_that_is_easy_to_hit()
{
    const BubbleLayout layout(json(), context(600));
    for (const BubblePart part : {BubblePart::Chevron, BubblePart::Raw, BubblePart::Copy}) {
        const QRect rect = layout.rectOf(part);
        QVERIFY(rect.width() >= 24 && rect.height() >= 24);
        QVERIFY(layout.bubble.adjusted(-8, -8, 8, 8).contains(rect));
    }
    QVERIFY(!layout.chevron.intersects(layout.raw));
    QVERIFY(layout.bubble.width() >= 320);
    const BubbleLayout bytes(Test::received(1, u"bob"_s, Payload::binary("abc")), context(600));
    QVERIFY(bytes.raw.isEmpty());
    QVERIFY(!bytes.copy.isEmpty());
}

void tst_BubbleLayout::folding_makes_the_row_lower()
{
    const auto message = Test::received(1, u"bob"_s, Payload::binary(QByteArray(400, 'x')));
    BubbleContext changed = context(600);
    const BubbleLayout head(message, changed);
    QVERIFY(!head.rectOf(BubblePart::More).isEmpty());
    changed.fold = Ui::Fold::Open;
    const BubbleLayout open(message, changed);
    QVERIFY(open.rectOf(BubblePart::More).isEmpty());
    changed.fold = Ui::Fold::Closed;
    const BubbleLayout closed(message, changed);
    QVERIFY(closed.height() < head.height());
    QVERIFY(head.height() < open.height());
    QVERIFY(!closed.chevron.isEmpty());
}

void tst_BubbleLayout::a_failed_message_has_buttons_and_a_reason_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("own");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("beside");
    QTest::newRow("left, room beside it") << 800 << false << u"Can I answer?"_s << true;
    QTest::newRow("right, room beside it") << 800 << true << u"Can I answer?"_s << true;
    QTest::newRow("no room: below it") << 420 << false << u"Can I answer? "_s.repeated(6) << false;
    QTest::newRow("no room on the right side either")
        << 420 << true << u"Can I answer? "_s.repeated(6) << false;
}

void tst_BubbleLayout::a_failed_message_has_buttons_and_a_reason()
{
    QFETCH(int, width);
    QFETCH(bool, own);
    QFETCH(QString, text);
    QFETCH(bool, beside);
    const BubbleLayout layout(Test::failed(1, text), context(width, own));
    QCOMPARE(layout.buttons.size(), std::size_t(3));
    QRect all;
    for (const BubbleLayout::Button &button : layout.buttons) {
        QVERIFY(button.rect.width() >= 24 && button.rect.height() >= 24);
        QVERIFY(!all.intersects(button.rect));
        QVERIFY(!layout.bubble.intersects(button.rect));
        all |= button.rect;
    }
    QCOMPARE(all.bottom() <= layout.bubble.bottom(), beside);
    QVERIFY(layout.reason.top() > std::max(layout.bubble.bottom(), beside ? 0 : all.bottom()));
    QVERIFY(layout.reasonText->text().contains(u"Forbidden"_s));
    QVERIFY(!layout.why.isEmpty());
    QVERIFY(layout.why.right() < width);
    QVERIFY(layout.meta.empty());
    QVERIFY(layout.height() > layout.reason.bottom());
}

void tst_BubbleLayout::parts_are_found_where_they_stand()
{
    const BubbleLayout failed(Test::failed(1, u"x"_s), context(800));
    for (const BubblePart part :
        {BubblePart::Retry, BubblePart::Edit, BubblePart::Discard, BubblePart::Why, BubblePart::Bubble})
        QCOMPARE(failed.partAt(failed.rectOf(part).center()), part);
    QCOMPARE(failed.partAt({799, 0}), BubblePart::None);
    const BubbleLayout block(json(), context(800));
    for (const BubblePart part : {BubblePart::Chevron, BubblePart::Raw, BubblePart::Copy})
        QCOMPARE(block.partAt(block.rectOf(part).center()), part);
    QVERIFY(block.rectOf(BubblePart::Retry).isEmpty());
    QVERIFY(block.rectOf(BubblePart::None).isEmpty());
}

void tst_BubbleLayout::a_name_from_right_to_left_stays_before_its_text()
{
    auto message = Test::received(1, u"hello"_s);
    message.speaker = u"\u05d0\u05d1\u05d2"_s;
    const BubbleLayout layout(message, context(600));
    const QTextLine line = layout.text->lineAt(0);
    const int hello = int(layout.text->text().indexOf(u'h'));
    QVERIFY(line.cursorToX(hello) > line.cursorToX(0));
}

void tst_BubbleLayout::an_endless_word_is_laid_out_at_once()
{
    BubbleContext open = context(600);
    open.fold = Ui::Fold::Open;
    for (const Payload &payload :
        {Payload::text(QString(60'000, u'x')), Payload::jsonText('"' + QByteArray(60'000, 'x') + '"')}) {
        const BubbleLayout layout(Test::received(1, u"bob"_s, payload), open);
        // WrapAnywhere is what keeps it linear; at word boundaries this takes a third of a second.
        QCOMPARE(layout.text->textOption().wrapMode(), QTextOption::WrapAnywhere);
        QVERIFY(layout.text->lineCount() > 500);
    }
    const BubbleLayout words(Test::received(1, u"word "_s.repeated(100)), open);
    QCOMPARE(words.text->textOption().wrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void tst_BubbleLayout::the_same_input_gives_the_same_geometry()
{
    const BubbleLayout first(json(), context(600));
    const BubbleLayout second(json(), context(600));
    QCOMPARE(first.height(), second.height());
    QCOMPARE(first.bubble, second.bubble);
    QCOMPARE(first.meta.front().rect, second.meta.front().rect);
}

QTEST_MAIN(tst_BubbleLayout)
#include "tst_bubblelayout.moc"
