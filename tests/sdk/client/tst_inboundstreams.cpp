#include "client/inboundstreams.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Words = QStringList;

namespace {

//! A reader on a clock that the test moves. Fragments are written "s:1:text", their last "s:3:text." or
//! "s:3:.", a broken one "s:3:!Name"; what came of one in words, such as "first data" or "end StreamGap".
struct Reader {
    explicit Reader(const StreamReaderOptions &options = {})
        : streams(options)
    {
    }

    static GroupMessage message(const QString &fragment, const QString &group = u"lobby"_s)
    {
        StreamInfo info{.streamId = fragment.section(u':', 0, 0),
            .streamSequenceId = fragment.section(u':', 1, 1).toULongLong()};
        QString text = fragment.section(u':', 2);
        if (text.contains(u'!')) {
            info.endOfStream = true;
            info.error = StreamError{text.section(u'!', 1), u"because"_s, u"E1"_s};
            text = text.section(u'!', 0, 0);
        } else if (text.endsWith(u'.')) {
            info.endOfStream = true;
            text.chop(1);
        }
        return {.group = group, .payload = Payload::text(text), .stream = info};
    }

    QString take(const QString &fragment, const QString &group = u"lobby"_s)
    {
        const auto step = streams.take(message(fragment, group), now);
        Words words;
        if (step.isRefused)
            words += u"refused"_s;
        if (step.isFirst)
            words += u"first"_s;
        if (step.isDuplicate)
            words += u"duplicate"_s;
        if (step.isData)
            words += u"data"_s;
        if (step.isEnd)
            words += u"end"_s;
        if (step.error)
            words += step.error->name;
        return words.join(u' ');
    }
    //! Of each of the fragments, which are parted by a blank.
    Words takeAll(const QString &fragments)
    {
        Words told;
        for (const QString &fragment : fragments.split(u' '))
            told += take(fragment);
        return told;
    }

    InboundStreams::TimePoint now = InboundStreams::TimePoint(1h);
    InboundStreams streams;
};

} // namespace

class tst_InboundStreams : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesFragments_data()
    {
        QTest::addColumn<QString>("fragments");
        QTest::addColumn<Words>("told");
        QTest::newRow("a whole stream")
            << u"s:1:a s:2:b s:3:."_s << Words{u"first data"_s, u"data"_s, u"end"_s};
        QTest::newRow("the end carries the last fragment")
            << u"s:1:a s:2:b."_s << Words{u"first data"_s, u"data end"_s};
        QTest::newRow("an empty fragment is data, an empty end is not")
            << u"s:1: s:2: s:3:."_s << Words{u"first data"_s, u"data"_s, u"end"_s};
        QTest::newRow("a stream of nothing") << u"s:1:."_s << Words{u"first end"_s};
        QTest::newRow("a stream of one message") << u"s:1:a."_s << Words{u"first data end"_s};
        QTest::newRow("a broken stream")
            << u"s:1:a s:2:!UserError"_s << Words{u"first data"_s, u"end UserError"_s};
        QTest::newRow("a broken stream of nothing") << u"s:1:!Cancelled"_s << Words{u"first end Cancelled"_s};
        QTest::newRow("duplicates are dropped")
            << u"s:1:a s:2:b s:1:a s:2:b s:3:c"_s
            << Words{u"first data"_s, u"data"_s, u"duplicate"_s, u"duplicate"_s, u"data"_s};
        QTest::newRow("an end that comes with an old id is the end")
            << u"s:1:a s:2:b s:2:."_s << Words{u"first data"_s, u"data"_s, u"duplicate end"_s};
        QTest::newRow("its fragment was told before")
            << u"s:1:a s:2:b s:2:b."_s << Words{u"first data"_s, u"data"_s, u"duplicate end"_s};
        QTest::newRow("a gap fails the stream, and the rest is left out")
            << u"s:1:a s:3:c s:4:d s:2:b s:5:. s:6:."_s
            << Words{u"first data"_s, u"end StreamGap"_s, {}, {}, {}, {}};
        QTest::newRow("until its end: then another stream may be met under its name")
            << u"s:1:a s:3:c s:4:. s:9:x"_s
            << Words{u"first data"_s, u"end StreamGap"_s, {}, u"first data"_s};
        QTest::newRow("a gap before the end")
            << u"s:1:a s:3:."_s << Words{u"first data"_s, u"end StreamGap"_s};
        QTest::newRow("the publisher's reason is the better one")
            << u"s:1:a s:3:!Cancelled"_s << Words{u"first data"_s, u"end Cancelled"_s};
        QTest::newRow("an id may be used again")
            << u"s:1:a s:2:. s:1:b"_s << Words{u"first data"_s, u"end"_s, u"first data"_s};
        QTest::newRow("also after a gap whose end was missed")
            << u"s:1:a s:3:c s:1:a s:2:b"_s
            << Words{u"first data"_s, u"end StreamGap"_s, u"first data"_s, u"data"_s};
        QTest::newRow("streams do not disturb one another")
            << u"s:1:a t:1:a s:2:. t:2:b"_s << Words{u"first data"_s, u"first data"_s, u"end"_s, u"data"_s};
        QTest::newRow("ids of 64 bits")
            << u"s:18446744073709551614:a s:18446744073709551615:b"_s << Words{u"first data"_s, u"data"_s};
    }
    void takesFragments()
    {
        QFETCH(QString, fragments);
        QFETCH(Words, told);
        Reader reader;
        QCOMPARE(reader.takeAll(fragments), told);
    }

    // Section 5.7, late joiner.
    void aLateJoiner_data()
    {
        QTest::addColumn<bool>("fromStart");
        QTest::addColumn<QString>("fragments");
        QTest::addColumn<Words>("told");
        QTest::newRow("starts anywhere")
            << false << u"s:5:e s:6:f s:7:."_s << Words{u"first data"_s, u"data"_s, u"end"_s};
        QTest::newRow("takes the last fragment") << false << u"s:7:g."_s << Words{u"first data end"_s};
        QTest::newRow("does not begin with a bare end")
            << false << u"s:7:. t:7:!Cancelled"_s << Words{{}, {}};
        QTest::newRow("from the start: leaves it out until its end, and takes the next")
            << true << u"s:5:e s:6:f s:7:. s:1:a s:2:b"_s << Words{{}, {}, {}, u"first data"_s, u"data"_s};
        QTest::newRow("from the start: the end may be missed")
            << true << u"s:5:e s:1:a s:2:b"_s << Words{{}, u"first data"_s, u"data"_s};
        QTest::newRow("from the start: not the last fragment alone") << true << u"s:7:g."_s << Words{{}};
    }
    void aLateJoiner()
    {
        QFETCH(bool, fromStart);
        QFETCH(QString, fragments);
        QFETCH(Words, told);
        Reader reader({.handleFromStart = fromStart});
        QCOMPARE(reader.takeAll(fragments), told);
    }

    void ordinaryMessagesAreNoFragments()
    {
        Reader reader;
        const auto step =
            reader.streams.take({.group = u"lobby"_s, .payload = Payload::text(u"hi"_s)}, reader.now);
        QVERIFY(!step.isFirst && !step.isData && !step.isEnd);
        QVERIFY(!reader.streams.nextDue());
    }

    void readsTheGroupsAskedFor()
    {
        Reader reader({.groups = {u"lobby"_s, u"Hall"_s}});
        QCOMPARE(reader.take(u"s:1:a"_s, u"lobby"_s), u"first data"_s);
        QCOMPARE(reader.take(u"s:1:a"_s, u"Hall"_s), u"first data"_s); // another stream: another group
        QCOMPARE(reader.take(u"s:1:a"_s, u"hall"_s), QString());
        QCOMPARE(reader.take(u"s:2:b"_s, u"lobby"_s), u"data"_s);
    }

    void aGapNamesWhatIsMissing()
    {
        Reader reader;
        (void)reader.take(u"s:1:a"_s);
        const auto step = reader.streams.take(Reader::message(u"s:4:d"_s), reader.now);
        QCOMPARE(step.error->kind, ErrorKind::Protocol);
        for (const char *part : {"\"s\"", "\"lobby\"", "fragment 4", "where 2"})
            QVERIFY2(step.error->message.contains(QLatin1String(part)), part);
        const auto broken = reader.streams.take(Reader::message(u"t:1:!UserError"_s), reader.now);
        QCOMPARE(broken.error->kind, ErrorKind::Rejected);
        QVERIFY(broken.error->message.contains(u"E1"_s) && broken.error->message.contains(u"because"_s));
    }

    void silenceEndsAStream()
    {
        Reader reader({.idleTimeout = 300s});
        (void)reader.take(u"s:1:a"_s);
        (void)reader.take(u"gap:1:a"_s);
        (void)reader.take(u"gap:5:e"_s); // left out from here
        reader.now += 299s;
        QCOMPARE(*reader.streams.nextDue() - reader.now, 1s);
        QVERIFY(reader.streams.takeIdle(reader.now).empty());
        (void)reader.take(u"s:1:a"_s); // a duplicate is life, too
        reader.now += 1s;
        QVERIFY(reader.streams.takeIdle(reader.now).empty());
        QCOMPARE(*reader.streams.nextDue() - reader.now, 299s);
        reader.now += 299s;
        const auto idle = reader.streams.takeIdle(reader.now);
        QCOMPARE(idle.size(), size_t(1)); // what was left out is not told twice
        QCOMPARE(idle[0], (InboundStreams::Key{u"lobby"_s, u"s"_s}));
        QCOMPARE(reader.streams.idleError(idle[0]).name, u"IdleTimeout"_s);
        QCOMPARE(reader.streams.idleError(idle[0]).kind, ErrorKind::Timeout);
        QVERIFY(!reader.streams.nextDue());
        QCOMPARE(reader.take(u"s:2:b"_s), u"first data"_s); // as in the official client
    }

    void silenceMayBeAllowed()
    {
        Reader reader({.idleTimeout = 0s});
        (void)reader.take(u"s:1:a"_s);
        QVERIFY(!reader.streams.nextDue());
        reader.now += 1000h;
        QVERIFY(reader.streams.takeIdle(reader.now).empty());
        QCOMPARE(reader.take(u"s:2:b"_s), u"data"_s);
    }

    void theStreamsAreBounded()
    {
        Reader reader({.maxStreams = 2});
        QCOMPARE(reader.takeAll(u"a:1:x b:1:x c:1:x c:2:x d:1:x"_s),
            (Words{u"first data"_s, u"first data"_s, u"refused"_s, {}, {}})); // told once
        QCOMPARE(reader.takeAll(u"a:2:. c:3:x d:2:x"_s), (Words{u"end"_s, u"first data"_s, u"refused"_s}));
    }

    void whatIsLeftOutTakesNoRoom()
    {
        Reader reader({.handleFromStart = true, .maxStreams = 2});
        QCOMPARE(reader.take(u"over:7:g."_s), QString());
        QVERIFY(!reader.streams.nextDue());
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(reader.take(u"late%1:5:x"_s.arg(i)), QString());
        QCOMPARE(
            reader.takeAll(u"a:1:x b:1:x c:1:x"_s), (Words{u"first data"_s, u"first data"_s, u"refused"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_InboundStreams)
#include "tst_inboundstreams.moc"
