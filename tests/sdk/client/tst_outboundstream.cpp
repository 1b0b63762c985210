#include "client/outboundstream.h"

#include <QTest>

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Words = QStringList;

//! A stream "s" on a clock that the test moves, and what it sends in words: "start", "1:a", "keepalive",
//! "end", "end!code".
struct Story {
    Story()
        : Story(quickOptions())
    {
    }
    explicit Story(const OutboundStream::Options &options)
        : stream(options, now)
    {
    }

    static OutboundStream::Options quickOptions()
    {
        OutboundStream::Options options;
        options.start = {.group = u"lobby"_s, .streamId = u"s"_s, .noEcho = true, .idleTimeoutMs = 60'000};
        options.ackTimeout = 30s;
        options.endPatience = 1s;
        return options;
    }

    static QString word(const ClientFrame &frame)
    {
        if (std::holds_alternative<StreamStartFrame>(frame))
            return u"start"_s;
        if (const auto *end = std::get_if<StreamEndFrame>(&frame))
            return end->error ? u"end!"_s + end->error->userErrorCode : u"end"_s;
        const auto data = std::get<StreamDataFrame>(frame);
        if (!data.payload)
            return u"keepalive"_s;
        return u"%1:%2"_s.arg(*data.streamSequenceId).arg(QString::fromUtf8(data.payload->bytes));
    }

    Words sent()
    {
        Words words;
        while (const auto frame = stream.nextFrame(now))
            words += word(*frame);
        return words;
    }
    //! Opened, and \p fragments of one letter each written and sent.
    void open(const QString &fragments = {})
    {
        (void)sent();
        stream.acked(1, now);
        write(fragments);
        (void)sent();
    }
    void write(const QString &fragments)
    {
        for (const QChar letter : fragments)
            QVERIFY(stream.write(Payload::text(letter), now));
    }
    void nack(quint64 expected, const QString &name = u"InvalidSequenceId"_s)
    {
        stream.nacked({u"s"_s, name, u"no"_s, expected}, now);
    }
    void close(const QString &error = {})
    {
        StreamClosedFrame frame{.streamId = u"s"_s};
        if (!error.isEmpty())
            frame.error = AckError{error, u"because"_s};
        stream.closed(frame, now);
    }
    void pass(std::chrono::milliseconds time)
    {
        now += time;
        stream.timeUp(now);
    }
    QString failure() const { return stream.error() ? stream.error()->name : QString(); }
    bool isClosed() const { return stream.state() == OutboundStream::State::Closed; }

    OutboundStream::TimePoint now = OutboundStream::TimePoint(1h);
    OutboundStream stream;
};

const Error lost{.name = u"ConnectionLost"_s, .message = u"cut"_s};

} // namespace

class tst_OutboundStream : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsNothingBeforeTheStartIsAccepted()
    {
        Story story;
        QCOMPARE(story.stream.nextFrame(story.now),
            std::optional<ClientFrame>(StreamStartFrame{u"lobby"_s, u"s"_s, true, 60'000}));
        story.write(u"ab"_s);
        QCOMPARE(story.sent(), Words());
        story.stream.acked(1, story.now);
        QCOMPARE(story.sent(), (Words{u"1:a"_s, u"2:b"_s}));
        QCOMPARE(story.sent(), Words());
    }

    void aRefusedStartFails_data()
    {
        QTest::addColumn<QString>("error");
        QTest::newRow("forbidden") << u"Forbidden"_s;
        QTest::newRow("in use") << u"BadRequest"_s;
    }
    void aRefusedStartFails()
    {
        QFETCH(QString, error);
        Story story;
        QCOMPARE(story.sent(), Words{u"start"_s});
        story.close(error);
        QVERIFY(story.isClosed());
        QCOMPARE(story.failure(), error);
        QCOMPARE(story.stream.error()->kind, ErrorKind::Rejected);
        QCOMPARE(story.sent(), Words()); // the service knows
    }

    void acceptsWhatIsAcked()
    {
        Story story;
        story.open(u"abcd"_s);
        QCOMPARE(story.stream.unackedFragments(), 4);
        QCOMPARE(story.stream.unackedBytes(), 4);
        story.stream.acked(3, story.now);
        QCOMPARE(story.stream.expectedSequenceId(), quint64(3));
        QCOMPARE(story.stream.unackedFragments(), 2);
        story.stream.acked(3, story.now); // twice: no news
        story.stream.acked(5, story.now);
        QCOMPARE(story.stream.unackedBytes(), 0);
        QVERIFY(!story.stream.nextDue());
        QVERIFY(!story.isClosed());
    }

    // Rule 11.
    void anAckOutsideTheRangeFailsAndTellsTheService_data()
    {
        QTest::addColumn<quint64>("expected");
        QTest::addColumn<bool>("isNack");
        for (const bool isNack : {false, true}) {
            const char *what = isNack ? "nack" : "ack";
            QTest::addRow("%s 0", what) << quint64(0) << isNack;
            QTest::addRow("%s of what was accepted before", what) << quint64(1) << isNack;
            QTest::addRow("%s of what was never sent", what) << quint64(5) << isNack;
            QTest::addRow("%s 2^64-1", what) << std::numeric_limits<quint64>::max() << isNack;
        }
    }
    void anAckOutsideTheRangeFailsAndTellsTheService()
    {
        QFETCH(quint64, expected);
        QFETCH(bool, isNack);
        Story story;
        story.open(u"abc"_s);
        story.stream.acked(2, story.now);
        if (isNack)
            story.nack(expected);
        else
            story.stream.acked(expected, story.now);
        QVERIFY(story.isClosed());
        QCOMPARE(story.failure(), u"ProtocolViolation"_s);
        QCOMPARE(story.stream.error()->kind, ErrorKind::Protocol);
        QCOMPARE(story.sent(), Words{u"end!ProtocolViolation"_s});
        QCOMPARE(story.sent(), Words());
        story.stream.acked(expected, story.now); // stray by now
        QCOMPARE(story.sent(), Words());
    }

    void anAckOfTheStartMustExpectTheFirstFragment()
    {
        Story story;
        (void)story.sent();
        story.stream.acked(2, story.now);
        QCOMPARE(story.failure(), u"ProtocolViolation"_s);
    }

    // Edge case 43; the official client never resends.
    void aNackRewinds_data()
    {
        QTest::addColumn<quint64>("expected");
        QTest::addColumn<Words>("resent");
        QTest::newRow("to the first") << quint64(1) << Words{u"1:a"_s, u"2:b"_s, u"3:c"_s};
        QTest::newRow("to the middle, accepting what is lower") << quint64(2) << Words{u"2:b"_s, u"3:c"_s};
        QTest::newRow("to the last") << quint64(3) << Words{u"3:c"_s};
        QTest::newRow("to what comes next") << quint64(4) << Words();
    }
    void aNackRewinds()
    {
        QFETCH(quint64, expected);
        QFETCH(Words, resent);
        Story story;
        story.open(u"abc"_s);
        story.nack(expected);
        QCOMPARE(story.stream.expectedSequenceId(), expected);
        QCOMPARE(story.sent(), resent);
        story.write(u"d"_s);
        QCOMPARE(story.sent(), Words{u"4:d"_s});
        story.stream.acked(5, story.now);
        QCOMPARE(story.stream.unackedFragments(), 0);
        QVERIFY(!story.isClosed());
    }

    void aTransientNackWaitsForItsBackOff()
    {
        Story story;
        story.open(u"ab"_s);
        std::chrono::milliseconds delay = 100ms;
        for (const auto expected : {100ms, 200ms, 400ms, 800ms, 1600ms, 3200ms, 5000ms, 5000ms}) {
            story.nack(1, u"TransientError"_s);
            story.write(u"+"_s); // a new fragment does not slip past
            QCOMPARE(story.sent(), Words());
            delay = std::chrono::ceil<std::chrono::milliseconds>(*story.stream.nextDue() - story.now);
            QCOMPARE(delay, expected);
            story.pass(delay - 1ms);
            QCOMPARE(story.sent(), Words());
            story.pass(1ms);
            QVERIFY(story.sent().startsWith(u"1:a"_s));
        }
        story.stream.acked(2, story.now); // what was refused is accepted: the next trouble begins anew
        story.nack(2, u"TransientError"_s);
        QCOMPARE(*story.stream.nextDue() - story.now, 100ms);
    }

    void nacksOfFragmentsUnderWayCauseOneResend()
    {
        Story story;
        story.open(u"abcde"_s);
        story.nack(2); // b was lost; c, d and e are refused likewise
        Words resent = story.sent();
        for (int stale = 0; stale < 2; ++stale) {
            story.nack(2);
            resent += story.sent();
        }
        QCOMPARE(resent, (Words{u"2:b"_s, u"3:c"_s, u"4:d"_s, u"5:e"_s}));
        story.stream.acked(6, story.now);
        story.pass(10s);
        QCOMPARE(story.sent(), Words());
        story.write(u"f"_s);
        QCOMPARE(story.sent(), Words{u"6:f"_s});
    }

    void aServiceThatAlwaysRefusesIsNotHammered()
    {
        Story story;
        story.open(u"a"_s);
        int resends = 0;
        for (int ms = 0; ms < 29'000; ++ms) {
            story.pass(1ms);
            if (!story.sent().isEmpty()) {
                ++resends;
                story.nack(1);
            } else if (ms == 0) {
                story.nack(1);
            }
        }
        QVERIFY2(resends > 5 && resends < 20, qPrintable(QString::number(resends)));
        story.pass(2s);
        QCOMPARE(story.failure(), u"Timeout"_s);
    }

    // Edge case 44.
    void theEndWaitsForAllData_data()
    {
        QTest::addColumn<bool>("acked");
        QTest::newRow("until it is accepted") << true;
        QTest::newRow("or for a while, as acks may be batched") << false;
    }
    void theEndWaitsForAllData()
    {
        QFETCH(bool, acked);
        Story story;
        story.open(u"ab"_s);
        story.nack(1, u"TransientError"_s);
        QVERIFY(story.stream.end({}, story.now));
        QCOMPARE(story.sent(), Words());
        story.pass(100ms);
        QCOMPARE(story.sent(), (Words{u"1:a"_s, u"2:b"_s}));
        if (acked) {
            story.stream.acked(3, story.now);
        } else {
            QCOMPARE(*story.stream.nextDue() - story.now, 1000ms);
            story.pass(999ms);
            QCOMPARE(story.sent(), Words());
            story.pass(1ms);
        }
        QCOMPARE(story.sent(), Words{u"end"_s});
        story.close();
        QVERIFY(story.isClosed());
        QCOMPARE(story.failure(), QString());
        QCOMPARE(story.stream.expectedSequenceId(), quint64(3));
    }

    void anAbortFollowsWhatWasSent()
    {
        Story story;
        story.open();
        story.write(u"ab"_s);
        QVERIFY(story.stream.end(StreamAbort{u"gave up"_s, u"E42"_s}, story.now));
        QCOMPARE(story.sent(), (Words{u"1:a"_s, u"2:b"_s, u"end!E42"_s})); // no ack awaited
        story.close();
        QVERIFY(story.isClosed());
        QCOMPARE(story.failure(), QString());
    }

    void anEndThatWaitsMayBecomeAnAbort()
    {
        Story story;
        story.open(u"a"_s);
        QVERIFY(story.stream.end({}, story.now));
        QCOMPARE(story.sent(), Words());
        QVERIFY(story.stream.end(StreamAbort{u"gave up"_s, u"E42"_s}, story.now));
        QCOMPARE(story.sent(), Words{u"end!E42"_s});
        QCOMPARE(story.stream.end(StreamAbort{}, story.now).error().name, u"StreamClosed"_s);
    }

    void nothingIsWrittenAfterTheEnd_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"end", "abort", "closed", "failed"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void nothingIsWrittenAfterTheEnd()
    {
        QFETCH(QString, how);
        Story story;
        story.open();
        if (how == "end"_L1)
            QVERIFY(story.stream.end({}, story.now));
        else if (how == "abort"_L1)
            QVERIFY(story.stream.end(StreamAbort{}, story.now));
        else if (how == "closed"_L1)
            story.close(u"IdleTimeout"_s);
        else
            story.stream.fail(lost);
        const auto written = story.stream.write(Payload::text(u"x"_s), story.now);
        QCOMPARE(written.error().name, u"StreamClosed"_s);
        QCOMPARE(written.error().kind, ErrorKind::Invalid);
        QCOMPARE(story.stream.end({}, story.now).error().name, u"StreamClosed"_s);
        story.stream.keepAlive();
        QVERIFY(!story.sent().contains(u"keepalive"_s));
    }

    void theBufferIsBounded_data()
    {
        QTest::addColumn<int>("maxFragments");
        QTest::addColumn<qint64>("maxBytes");
        QTest::newRow("by fragments") << 3 << qint64(1000);
        QTest::newRow("by bytes") << 1000 << qint64(30);
    }
    void theBufferIsBounded()
    {
        QFETCH(int, maxFragments);
        QFETCH(qint64, maxBytes);
        OutboundStream::Options options = Story::quickOptions();
        options.maxFragments = maxFragments;
        options.maxBytes = maxBytes;
        Story story(options);
        story.open();
        const Payload ten = Payload::text(u"0123456789"_s);
        for (quint64 id = 1; id <= 3; ++id)
            QCOMPARE(*story.stream.write(ten, story.now), id);
        (void)story.sent();
        const auto refused = story.stream.write(ten, story.now);
        QCOMPARE(refused.error().name, u"WouldBlock"_s);
        QVERIFY(refused.error().message.contains(QString::number(maxFragments)));
        QCOMPARE(story.sent(), Words());
        story.stream.acked(2, story.now);
        QCOMPARE(*story.stream.write(ten, story.now), quint64(4)); // the refused one took no id
        QCOMPARE(story.sent(), Words{u"4:0123456789"_s});
    }

    void timesOut_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<QString>("words");
        QTest::newRow("opening") << u"open"_s << u"did not open it within 30 s"_s;
        QTest::newRow("writing") << u"write"_s << u"did not accept fragment 1 within 30 s"_s;
        QTest::newRow("ending") << u"end"_s << u"did not confirm its end within 30 s"_s;
    }
    void timesOut()
    {
        QFETCH(QString, phase);
        QFETCH(QString, words);
        Story story;
        if (phase == "open"_L1)
            (void)story.sent();
        else
            story.open(phase == "write"_L1 ? u"a"_s : QString());
        if (phase == "end"_L1) {
            story.pass(1h); // nothing is owed to an open stream
            QVERIFY(!story.isClosed());
            QVERIFY(story.stream.end({}, story.now));
            QCOMPARE(story.sent(), Words{u"end"_s});
        }
        QCOMPARE(*story.stream.nextDue() - story.now, 30s);
        story.pass(29'999ms);
        QVERIFY(!story.isClosed());
        story.pass(1ms);
        QCOMPARE(story.failure(), u"Timeout"_s);
        QCOMPARE(story.stream.error()->kind, ErrorKind::Timeout);
        QVERIFY2(story.stream.error()->message.contains(words), qPrintable(story.stream.error()->message));
        QCOMPARE(story.sent(), Words{u"end!Timeout"_s});
        QVERIFY(!story.stream.nextDue());
    }

    void progressRestartsTheClock()
    {
        Story story;
        story.open(u"abcdefgh"_s);
        for (quint64 expected = 2; expected <= 8; ++expected) {
            story.pass(29s);
            story.stream.acked(expected, story.now);
            QVERIFY(!story.isClosed());
        }
        story.pass(30s);
        QCOMPARE(story.failure(), u"Timeout"_s);
    }

    void aRecoveryResendsWhatIsNotAccepted()
    {
        Story story;
        story.open(u"abc"_s);
        story.stream.acked(2, story.now);
        story.stream.suspend(lost);
        QVERIFY(!story.stream.nextDue()); // the time of a recovery does not count
        story.write(u"d"_s);
        QCOMPARE(story.sent(), Words());
        story.pass(1h);
        QVERIFY(!story.isClosed());
        story.stream.resume(story.now);
        QCOMPARE(story.sent(), (Words{u"2:b"_s, u"3:c"_s, u"4:d"_s}));
        QCOMPARE(*story.stream.nextDue() - story.now, 30s);
        story.stream.acked(4, story.now);
        QCOMPARE(story.stream.unackedFragments(), 1);
    }

    void anAckMayOvertakeTheResend()
    {
        Story story;
        story.open(u"abc"_s);
        story.stream.suspend(lost);
        story.stream.resume(story.now);
        QCOMPARE(Story::word(*story.stream.nextFrame(story.now)), u"1:a"_s);
        story.stream.acked(4, story.now); // the service had all of them
        QCOMPARE(story.sent(), Words());
        QVERIFY(!story.isClosed());
    }

    void aDropFailsAStreamThatOpens()
    {
        Story story;
        (void)story.sent();
        story.stream.suspend(lost);
        QCOMPARE(story.failure(), lost.name);
    }

    void aLostConnectionFailsTheStream()
    {
        Story story;
        story.open(u"a"_s);
        story.stream.suspend(lost);
        story.stream.fail(lost);
        QVERIFY(story.isClosed());
        QCOMPARE(story.failure(), lost.name);
        QCOMPARE(story.stream.expectedSequenceId(), quint64(1));
        story.stream.resume(story.now);
        QCOMPARE(story.sent(), Words());
    }

    // streamClosed has no sequence id: it is not replayed, so its answer may be lost with the connection.
    void theAnswerToAnEndMayBeLost_data()
    {
        QTest::addColumn<bool>("endSent");
        QTest::addColumn<int>("awayMs");
        QTest::addColumn<QString>("failure");
        QTest::newRow("the end was sent") << true << 1000 << QString();
        QTest::newRow("the end was sent long ago: it may have gone idle")
            << true << 60'000 << u"StreamNotFound"_s;
        QTest::newRow("the end was not sent") << false << 1000 << u"StreamNotFound"_s;
    }
    void theAnswerToAnEndMayBeLost()
    {
        QFETCH(bool, endSent);
        QFETCH(int, awayMs);
        QFETCH(QString, failure);
        Story story;
        story.open(u"a"_s);
        story.stream.acked(2, story.now);
        if (endSent) {
            QVERIFY(story.stream.end({}, story.now));
            QCOMPARE(story.sent(), Words{u"end"_s});
        }
        story.stream.suspend(lost);
        if (!endSent)
            QVERIFY(story.stream.end({}, story.now));
        story.pass(std::chrono::milliseconds(awayMs));
        story.stream.resume(story.now);
        QCOMPARE(story.sent(), Words{u"end"_s});
        story.close(u"StreamNotFound"_s);
        QVERIFY(story.isClosed());
        QCOMPARE(story.failure(), failure);
    }

    void aCloseBehindANackIsNoSuccess()
    {
        Story story;
        story.open(u"ab"_s);
        QVERIFY(story.stream.end({}, story.now));
        story.pass(1s);
        QCOMPARE(story.sent(), Words{u"end"_s}); // without an ack of b
        story.nack(2, u"TransientError"_s);
        story.close();
        QCOMPARE(story.failure(), u"FragmentsLost"_s);
        QCOMPARE(story.stream.expectedSequenceId(), quint64(2));
    }

    void anUnaskedCloseIsAFailure_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("failure");
        QTest::newRow("idle") << u"IdleTimeout"_s << u"IdleTimeout"_s;
        QTest::newRow("broken") << u"InternalServerError"_s << u"InternalServerError"_s;
        QTest::newRow("without a reason") << QString() << u"StreamClosed"_s;
    }
    void anUnaskedCloseIsAFailure()
    {
        QFETCH(QString, error);
        QFETCH(QString, failure);
        Story story;
        story.open(u"a"_s);
        story.close(error);
        QCOMPARE(story.failure(), failure);
        QCOMPARE(story.sent(), Words());
    }

    void keepsAlive()
    {
        Story story;
        story.stream.keepAlive(); // not open yet
        QCOMPARE(story.sent(), Words{u"start"_s});
        story.stream.acked(1, story.now);
        QCOMPARE(story.sent(), Words());
        story.stream.keepAlive();
        story.stream.keepAlive();
        QCOMPARE(story.sent(), Words{u"keepalive"_s});
        QVERIFY(!story.stream.nextDue()); // never answered
    }
};

QTEST_GUILESS_MAIN(tst_OutboundStream)
#include "tst_outboundstream.moc"
