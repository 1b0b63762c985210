#pragma once

#include "client/outboundstream.h"

#include <QStringList>
#include <QTest>

namespace OutboundTest {

using namespace WebPubSub;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

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

inline const Error lost{.name = u"ConnectionLost"_s, .message = u"cut"_s};

} // namespace OutboundTest
