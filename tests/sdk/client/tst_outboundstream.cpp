#include "outboundstory.h"

using namespace OutboundTest;

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
        story.write(u"d"_s); // waits to be sent
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
