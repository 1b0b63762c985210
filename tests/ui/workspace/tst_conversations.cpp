#include "workspace/conversations.h"

#include "rooms/timelinemodel.h"
#include "workspace/cast.h"

#include <QTest>

using namespace Ui;
using namespace WebPubSub;

namespace {

const QString alice = QStringLiteral("alice");
const QString bob = QStringLiteral("bob");

GroupMessage message(const QString &from, const QString &text, qint64 atUs = 100)
{
    return {.group = lobby, .fromUserId = from, .payload = Payload::text(text), .receivedUs = atUs};
}

} // namespace

class tst_Conversations : public QObject {
    Q_OBJECT

    std::unique_ptr<Conversations> m_rooms;

    quint64 say(const QString &text, qint64 atUs = 10)
    {
        return m_rooms->addOutgoing(
            {.speakerId = alice, .group = lobby, .payload = Payload::text(text)}, atUs);
    }
    TimelineMessage shown(const QString &connection, int row) const
    {
        return m_rooms->timeline(connection, lobby)->at(row);
    }
    int count(const QString &connection) const { return m_rooms->timeline(connection, lobby)->rowCount(); }

private Q_SLOTS:
    void init()
    {
        m_rooms = std::make_unique<Conversations>(
            [](const QString &connection, const QString &user) {
                const QString id = user.isEmpty() ? connection : user;
                return Conversations::Person{.userId = id, .name = id.toUpper(), .lane = Lane::Circle};
            },
            [](const QString &, const QString &) {
                return QStringList{alice, bob};
            });
        m_rooms->open(alice, lobby);
        m_rooms->open(bob, lobby);
    }

    void aMessageGoesFromQueuedToAcked()
    {
        const quint64 key = say(QStringLiteral("hi"));
        QCOMPARE(shown(alice, 0).delivery, State::Queued);
        m_rooms->markSent(key);
        QCOMPARE(shown(alice, 0).delivery, State::Sent);
        m_rooms->markAcked(key, {.id = 7, .latencyUs = 900, .correlation = QStringLiteral("7f3ac1d8")});
        QCOMPARE(shown(alice, 0).delivery, State::Acked);
        QCOMPARE(shown(alice, 0).latencyUs, 900);
        QCOMPARE(shown(alice, 0).correlation, QStringLiteral("7f3ac1d8"));
    }

    void fireAndForgetStaysSent()
    {
        const quint64 key = say(QStringLiteral("hi"));
        m_rooms->markAcked(key, {});
        QCOMPARE(shown(alice, 0).delivery, State::Sent);
    }

    void anEchoIsNotASecondBubble()
    {
        say(QStringLiteral("hi"));
        m_rooms->receive(alice, {message(alice, QStringLiteral("hi"))}, 0, true);
        QCOMPARE(count(alice), 1);
    }

    void theSameUserElsewhereIsASecondBubble()
    {
        m_rooms->receive(alice, {message(alice, QStringLiteral("from my phone"))}, 0, true);
        QCOMPARE(count(alice), 1);
        QVERIFY(!shown(alice, 0).mine);
    }

    void equalMessagesAreMatchedInOrder()
    {
        say(QStringLiteral("hi"));
        say(QStringLiteral("hi"));
        m_rooms->receive(
            bob, {message(alice, QStringLiteral("hi")), message(alice, QStringLiteral("hi"))}, 0, true);
        QCOMPARE(count(bob), 2);
        QCOMPARE(shown(alice, 0).seenBy, 1);
        QCOMPARE(shown(alice, 1).seenBy, 1);
        QCOMPARE(shown(alice, 1).expected, 1);
    }

    void aFailureIsShownToWhoeverLooksAndCanBeTakenBack()
    {
        const quint64 key = say(QStringLiteral("hi"));
        m_rooms->markFailed(key, {.kind = ErrorKind::Rejected, .name = QStringLiteral("Forbidden")});
        QCOMPARE(shown(alice, 0).delivery, State::Failed);
        QCOMPARE(shown(bob, 0).error->name, QStringLiteral("Forbidden"));
        QVERIFY(!shown(bob, 0).mine);
        QCOMPARE(m_rooms->rooms(alice).constFirst().failed, 1);

        const auto request = m_rooms->takeFailed(key);
        QCOMPARE(request->payload, Payload::text(QStringLiteral("hi")));
        QCOMPARE(count(alice), 0);
        QCOMPARE(count(bob), 0);
        QCOMPARE(m_rooms->rooms(alice).constFirst().failed, 0);
        QVERIFY(!m_rooms->takeFailed(key));
    }

    void onlyAFailedMessageCanBeTaken()
    {
        const quint64 key = say(QStringLiteral("hi"));
        QVERIFY(!m_rooms->takeFailed(key));
        QCOMPARE(count(alice), 1);
    }

    void whatWasSentWhileAwayIsLate()
    {
        say(QStringLiteral("missed"), 1000);
        m_rooms->receive(bob, {message(alice, QStringLiteral("missed"), 5000)}, 4900, true);
        QCOMPARE(shown(bob, 0).delivery, State::Replayed);
        QCOMPARE(shown(bob, 0).latencyUs, 4000);
    }

    void unreadCountsUntilTheRoomIsLookedAt()
    {
        m_rooms->receive(bob, {message(alice, QStringLiteral("one"))}, 0, false);
        m_rooms->receive(bob, {message(alice, QStringLiteral("two"))}, 0, false);
        QCOMPARE(m_rooms->unread(bob), 2);
        QCOMPARE(m_rooms->timeline(bob, lobby)->unreadFrom(), 0);
        m_rooms->markRead(bob, lobby);
        QCOMPARE(m_rooms->unread(bob), 0);
        QCOMPARE(m_rooms->timeline(bob, lobby)->unreadFrom(), -1);
    }

    void aPublishThroughRestComesFromTheServer()
    {
        m_rooms->receive(bob, {message({}, QStringLiteral("closing"))}, 0, true);
        QCOMPARE(shown(bob, 0).speaker, QStringLiteral("server"));
    }

    void aGroupOfTheTokenOpensItsRoomByItself()
    {
        GroupMessage elsewhere = message(alice, QStringLiteral("hi"));
        elsewhere.group = QStringLiteral("orders.eu");
        m_rooms->receive(bob, {elsewhere}, 0, false);
        QVERIFY(m_rooms->has(bob, QStringLiteral("orders.eu")));
    }

    void leavingKeepsTheMessages()
    {
        say(QStringLiteral("hi"));
        m_rooms->close(alice, lobby);
        QVERIFY(!m_rooms->has(alice, lobby));
        m_rooms->open(alice, lobby);
        QCOMPARE(count(alice), 1);
    }
};

QTEST_MAIN(tst_Conversations)
#include "tst_conversations.moc"
