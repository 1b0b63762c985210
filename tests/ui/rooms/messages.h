#pragma once

#include "rooms/timelinemessage.h"

#include <QDateTime>

//! Messages as the tests of this folder need them.
namespace Test {

inline qint64 timeUs(int hour, int minute, int second = 0)
{
    return QDateTime(QDate(2026, 11, 20), QTime(hour, minute, second)).toMSecsSinceEpoch() * 1000;
}

//! Received from \p speaker.
inline Ui::TimelineMessage received(quint64 key, const QString &speaker, const WebPubSub::Payload &payload)
{
    Ui::TimelineMessage message;
    message.key = key;
    message.speakerId = speaker;
    message.speaker = speaker;
    message.payload = payload;
    message.timeUs = timeUs(10, 0) + qint64(key) * 1000;
    message.delivery = Ui::State::Seen;
    message.correlation = QString::number(key, 16);
    return message;
}

inline Ui::TimelineMessage received(quint64 key, const QString &text)
{
    return received(key, QStringLiteral("bob"), WebPubSub::Payload::text(text));
}

inline Ui::TimelineMessage sent(quint64 key, const QString &text, Ui::State delivery = Ui::State::Acked)
{
    Ui::TimelineMessage message = received(key, QStringLiteral("alice"), WebPubSub::Payload::text(text));
    message.mine = true;
    message.delivery = delivery;
    return message;
}

inline Ui::TimelineMessage failed(quint64 key, const QString &text)
{
    Ui::TimelineMessage message = sent(key, text, Ui::State::Failed);
    message.error = WebPubSub::Error{WebPubSub::ErrorKind::Rejected, QStringLiteral("Forbidden"),
        QStringLiteral("not allowed to publish to lobby.")};
    return message;
}

} // namespace Test
