#pragma once

#include "core/trace.h"
#include "trace/tracestore.h"

#include <QDateTime>
#include <QTemporaryDir>

//! A store with a file of its own, and the rows of one story that every test of the trace knows.
namespace TraceFixture {

inline QString str(const char *text)
{
    return QString::fromUtf8(text);
}

//! Local time on one day, in microseconds since 1970.
inline qint64 at(int hour, int minute, int second, int us = 0)
{
    return QDateTime(QDate(2026, 11, 20), QTime(hour, minute, second)).toMSecsSinceEpoch() * 1000 + us;
}

class Store {
public:
    Store()
    {
        const auto made = store.create(folder.filePath(str("session.hubtrace")));
        Q_ASSERT(made);
        Q_UNUSED(made)
    }
    void append(const QList<WebPubSub::TraceEntry> &entries)
    {
        for (const WebPubSub::TraceEntry &entry : entries)
            store.append(entry);
        store.flush();
    }
    //! Plain rows: lane "Alice", event "ping", one a millisecond.
    void appendPings(int count)
    {
        for (int i = 0; i < count; ++i)
            store.append(
                {.timeUs = at(9, 0, 0, i * 1000), .lane = str("Alice"), .event = str("ping"), .bytes = 15});
        store.flush();
    }

    QTemporaryDir folder;
    WebPubSub::TraceStore store;
};

inline const char *const storyId = "7f3ac1d8";

//! Alice publishes, the hub routes, Bob receives, Carol is away and gets it later, Alice is acked: rows 0 to
//! 6, of which 5 (Carol's return) is not of the story.
inline QList<WebPubSub::TraceEntry> story()
{
    using WebPubSub::TraceDirection;
    using WebPubSub::TraceSource;
    const QByteArray data = R"({"type":"order.created","id":7})";
    const auto message = [&data](int sequence) {
        return QByteArray(R"({"type":"message","from":"group","group":"lobby","sequenceId":)")
            + QByteArray::number(sequence) + R"(,"dataType":"json","data":)" + data + '}';
    };
    QList<WebPubSub::TraceEntry> rows(7);
    rows[0] = {.timeUs = at(10, 2, 31, 418204),
        .direction = TraceDirection::Out,
        .lane = str("Alice"),
        .event = str("sendToGroup"),
        .connectionId = str("c-alice"),
        .userId = str("alice"),
        .ackId = 42,
        .bytes = 120,
        .payload =
            R"({"type":"sendToGroup","group":"lobby","ackId":42,"noEcho":true,"dataType":"json","data":)"
            + data + '}'};
    rows[1] = {.timeUs = at(10, 2, 31, 418604),
        .source = TraceSource::Hub,
        .lane = str("hub"),
        .event = str("routed"),
        .message = str("to 2 of 3; sender skipped: noEcho"),
        .ackId = 42,
        .durationUs = 110};
    rows[2] = {.timeUs = at(10, 2, 31, 419204),
        .direction = TraceDirection::In,
        .lane = str("Bob"),
        .event = str("message"),
        .connectionId = str("c-bob"),
        .userId = str("bob"),
        .sequenceId = 16,
        .bytes = 150,
        .payload = message(16)};
    rows[3] = {.timeUs = at(10, 2, 31, 419404),
        .source = TraceSource::Hub,
        .lane = str("Carol"),
        .event = str("held in replay buffer"),
        .message = str("away"),
        .connectionId = str("c-carol"),
        .userId = str("carol"),
        .status = str("held"),
        .sequenceId = 12,
        .bytes = 150};
    rows[4] = {.timeUs = at(10, 2, 31, 419604),
        .direction = TraceDirection::In,
        .lane = str("Alice"),
        .event = str("ack"),
        .connectionId = str("c-alice"),
        .userId = str("alice"),
        .status = str("ok"),
        .ackId = 42,
        .durationUs = 1400,
        .bytes = 40,
        .payload = R"({"type":"ack","ackId":42,"success":true})"};
    rows[5] = {.timeUs = at(10, 2, 36, 395000),
        .direction = TraceDirection::Both,
        .lane = str("Carol"),
        .event = str("recovered"),
        .correlation = str("c0e1b7a2"),
        .status = str("101")};
    rows[6] = {.timeUs = at(10, 2, 36, 398000),
        .direction = TraceDirection::In,
        .lane = str("Carol"),
        .event = str("message"),
        .connectionId = str("c-carol"),
        .userId = str("carol"),
        .sequenceId = 12,
        .bytes = 150,
        .payload = message(12)};
    for (WebPubSub::TraceEntry &row : rows) {
        row.hub = str("demo");
        row.group = row.event == str("ack") || row.event == str("recovered") ? QString() : str("lobby");
        if (row.correlation.isEmpty())
            row.correlation = str(storyId);
    }
    return rows;
}

//! Dave may not publish: an ack that says so.
inline WebPubSub::TraceEntry refusal()
{
    return {.timeUs = at(10, 2, 38, 111000),
        .direction = WebPubSub::TraceDirection::In,
        .level = WebPubSub::TraceLevel::Warning,
        .lane = str("Dave"),
        .event = str("ack"),
        .message = str("not allowed"),
        .hub = str("demo"),
        .userId = str("dave"),
        .correlation = str("51d09e3f"),
        .status = str("Forbidden"),
        .ackId = 3,
        .durationUs = 400,
        .bytes = 113,
        .payload = R"({"type":"ack","ackId":3,"success":false,"error":{"name":"Forbidden"}})"};
}

} // namespace TraceFixture
