#include "outboundstory.h"

using namespace OutboundTest;

// What is sent again, and that the end does not overtake it.
class tst_OutboundStream_Resend : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
        QCOMPARE(*story.stream.nextDue() - story.now, 200ms); // and one back-off
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

    void anAckBeyondWhatWasRefusedEndsTheBackOff()
    {
        Story story;
        story.open(u"abc"_s);
        story.nack(2, u"TransientError"_s);
        story.stream.acked(2, story.now);
        QCOMPARE(story.sent(), Words()); // that is what it refused
        story.stream.acked(3, story.now);
        QCOMPARE(story.sent(), Words{u"3:c"_s});
    }

    void aNackBehindTheEndBringsDataAndEndAgain()
    {
        Story story;
        story.open(u"ab"_s);
        QVERIFY(story.stream.end({}, story.now));
        story.pass(1s);
        QCOMPARE(story.sent(), Words{u"end"_s});
        story.nack(2);
        QCOMPARE(story.sent(), Words{u"2:b"_s});
        story.stream.acked(3, story.now);
        QCOMPARE(story.sent(), Words{u"end"_s});
        story.close();
        QVERIFY(story.isClosed());
        QCOMPARE(story.failure(), QString());
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
        QVERIFY(story.stream.nextDue()); // its answer has a time-out
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
};

QTEST_GUILESS_MAIN(tst_OutboundStream_Resend)
#include "tst_outboundstream_resend.moc"
