#include "rooms/bubblebody.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::Fold;
using WebPubSub::Payload;

class tst_BubbleBody : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shows_content_by_its_kind_data();
    void shows_content_by_its_kind();
    void folds_what_is_long_data();
    void folds_what_is_long();
    void a_closed_block_shows_nothing();
    void colours_json();
    void makes_tricks_visible();
    void a_huge_message_is_bounded();
    void copies_the_content_untouched_data();
    void copies_the_content_untouched();
};

void tst_BubbleBody::shows_content_by_its_kind_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<bool>("raw");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << Payload::text(u"a\r\nb"_s) << false << u""_s << u"a\nb"_s;
    QTest::newRow("markup is text") << Payload::text(u"<img src=file:///x>"_s) << false << u""_s
                                    << u"<img src=file:///x>"_s;
    QTest::newRow("JSON") << Payload::jsonText(R"({"a":[1,2],"b":null})") << false << u"JSON"_s
                          << u"{\n  \"a\": [1, 2],\n  \"b\": null\n}"_s;
    QTest::newRow("JSON as it came") << Payload::jsonText(R"({"a":[1,2]})") << true << u"JSON"_s
                                     << u"{\"a\":[1,2]}"_s;
    QTest::newRow("bytes") << Payload::binary(QByteArray::fromHex("00ff10")) << false << u"Binary"_s
                           << u"00 ff 10"_s;
    QTest::newRow("protobuf") << Payload{WebPubSub::DataType::Protobuf, "\x0a"} << false << u"Protobuf"_s
                              << u"0a"_s;
    QTest::newRow("no bytes at all") << Payload::binary({}) << false << u"Binary"_s << u""_s;
}

void tst_BubbleBody::shows_content_by_its_kind()
{
    QFETCH(Payload, payload);
    QFETCH(bool, raw);
    const Ui::BubbleBody body = Ui::bubbleBody(payload, Fold::Head, raw);
    QTEST(body.kind, "kind");
    QTEST(body.text, "text");
    QCOMPARE(body.isBlock, payload.type != WebPubSub::DataType::Text);
    QVERIFY(body.more.isEmpty());
}

void tst_BubbleBody::folds_what_is_long_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QString>("more");
    QTest::newRow("six lines of JSON stand whole")
        << Payload::jsonText(R"({"a":{},"b":1,"c":2,"d":3})") << 6 << u""_s;
    QTest::newRow("seven are cut to five")
        << Payload::jsonText(R"({"a":{},"b":1,"c":2,"d":3,"e":4})") << 5 << u"2 more lines"_s;
    QTest::newRow("a hundred bytes fit") << Payload::binary(QByteArray(96, 'x')) << 6 << u""_s;
    QTest::newRow("more bytes are cut") << Payload::binary(QByteArray(112, 'x')) << 5 << u"2 more lines"_s;
    QTest::newRow("thirteen lines of text stand whole")
        << Payload::text(QStringList(13, u"x"_s).join(u'\n')) << 13 << u""_s;
    QTest::newRow("more are cut to twelve")
        << Payload::text(QStringList(14, u"x"_s).join(u'\n')) << 12 << u"2 more lines"_s;
    QTest::newRow("one endless line is cut inside")
        << Payload::text(QString(5000, u'x')) << 1 << u"Show all"_s;
}

void tst_BubbleBody::folds_what_is_long()
{
    QFETCH(Payload, payload);
    const Ui::BubbleBody head = Ui::bubbleBody(payload, Fold::Head, false);
    QTEST(int(head.text.count(u'\n')) + 1, "lines");
    QTEST(head.more, "more");
    const Ui::BubbleBody open = Ui::bubbleBody(payload, Fold::Open, false);
    QVERIFY(open.more.isEmpty());
    QVERIFY(open.text.startsWith(head.text));
    QCOMPARE(open.text.size() > head.text.size(), !head.more.isEmpty());
}

void tst_BubbleBody::a_closed_block_shows_nothing()
{
    QVERIFY(Ui::bubbleBody(Payload::jsonText("[1]"), Fold::Closed, false).text.isEmpty());
    QCOMPARE(Ui::bubbleBody(Payload::text(u"x"_s), Fold::Closed, false).text,
        u"x"_s); // text has no header to open it
}

void tst_BubbleBody::colours_json()
{
    const Ui::BubbleBody body = Ui::bubbleBody(Payload::jsonText(R"({"k":"v"})"), Fold::Head, false);
    QCOMPARE(body.colors.size(), 2);
    QCOMPARE(body.text.mid(body.colors.at(0).start, body.colors.at(0).length), u"\"k\""_s);
    QCOMPARE(body.colors.at(0).color, Ui::Token::JsonKey);
    QCOMPARE(body.colors.at(1).color, Ui::Token::JsonString);
}

void tst_BubbleBody::makes_tricks_visible()
{
    for (const Payload &payload :
        {Payload::text(u"pay\u202eexe.\u200b"_s), Payload::jsonText("\"\u202e\u200b\"")}) {
        const QString text = Ui::bubbleBody(payload, Fold::Open, true).text;
        QVERIFY(!text.contains(QChar(0x202e)) && !text.contains(QChar(0x200b)));
        QVERIFY(text.contains(u"U+202E"_s) && text.contains(u"U+200B"_s));
    }
}

void tst_BubbleBody::a_huge_message_is_bounded()
{
    for (const Payload &payload :
        {Payload::text(QString(3'000'000, u'x')), Payload::binary(QByteArray(3'000'000, 'x')),
            Payload::jsonText('[' + QByteArray("1,").repeated(1'000'000) + "1]")}) {
        const Ui::BubbleBody body = Ui::bubbleBody(payload, Fold::Open, true);
        QVERIFY(body.text.size() < 4 * Ui::maxShownBytes);
        QVERIFY(body.note.contains(u"Copy takes all"_s));
        QVERIFY(Ui::bubbleBody(payload, Fold::Head, false).text.size() <= Ui::headCharacters);
    }
}

void tst_BubbleBody::copies_the_content_untouched_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<QString>("text");
    QTest::newRow("text keeps its tricks") << Payload::text(u"a\u202eb"_s) << u"a\u202eb"_s;
    QTest::newRow("JSON keeps its shape") << Payload::jsonText("{\"a\" :1}") << u"{\"a\" :1}"_s;
    QTest::newRow("bytes become hex") << Payload::binary("\x01\xff") << u"01 ff"_s;
}

void tst_BubbleBody::copies_the_content_untouched()
{
    QFETCH(Payload, payload);
    QTEST(Ui::plainContent(payload), "text");
}

QTEST_GUILESS_MAIN(tst_BubbleBody)
#include "tst_bubblebody.moc"
