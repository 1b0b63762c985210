#include "localhub/groupstatetable.h"

#include <QTest>

#include <algorithm>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

const QString lobby = QStringLiteral("lobby");

GroupState mood(const QString &word)
{
    return {{u"mood"_s, word}};
}

HubSession session(const QString &id, const QString &hub = u"chat"_s)
{
    HubSession session;
    session.hub = hub;
    session.connectionId = id;
    session.userId = u"user of "_s + id;
    return session;
}

//! "update lobby to b,c: a=ok b-": each news in one line; a dash stands for a cleared state.
QStringList told(const std::vector<GroupStateNews> &allNews)
{
    QStringList lines;
    for (const GroupStateNews &news : allNews) {
        const auto *snapshot = std::get_if<GroupStateSnapshotFrame>(&news.frame);
        const auto *update = std::get_if<GroupStateUpdateFrame>(&news.frame);
        QStringList to;
        for (const HubSession *receiver : news.to)
            to.append(receiver->connectionId);
        to.sort();
        QString line = (snapshot ? u"snapshot "_s : u"update "_s)
            + (snapshot ? snapshot->group : update->group) + u" to "_s + to.join(u',') + u':';
        for (const GroupStateItem &item : snapshot ? snapshot->items : update->items)
            line += u' ' + item.connectionId + (item.state ? u'=' + item.state->value(u"mood"_s) : u"-"_s);
        lines.append(line);
    }
    return lines;
}

qint64 timeOf(const GroupStateNews &news)
{
    return std::get<GroupStateUpdateFrame>(news.frame).items[0].updatedAt;
}

} // namespace

class TestGroupStateTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsSubscribersOnly();
    void aSnapshotComesFirst();
    void aSecondSubscriptionBringsASnapshotAgain();
    void unsubscribedIsToldNothing();
    void changesAreCollected();
    void clearingWhatIsNotThereIsNoNews();
    void hubsAndGroupsAreApart();
    void theNewerHasTheLargerTime();
    void itemsAreWhole();
    void aLargeGroupGoesInSeveralFrames();
};

void TestGroupStateTable::tellsSubscribersOnly()
{
    GroupStateTable table;
    HubSession a = session(u"a"_s);
    HubSession b = session(u"b"_s);
    table.set(a, lobby, mood(u"ok"_s));
    QCOMPARE(told(table.takeNews(1)), QStringList());
    table.subscribe(b, lobby);
    table.takeNews(2);
    table.set(a, lobby, mood(u"tired"_s));
    QCOMPARE(told(table.takeNews(3)), QStringList(u"update lobby to b: a=tired"_s));
    QCOMPARE(told(table.takeNews(4)), QStringList());
    table.clear(a, lobby);
    QCOMPARE(told(table.takeNews(5)), QStringList(u"update lobby to b: a-"_s));
}

void TestGroupStateTable::aSnapshotComesFirst()
{
    GroupStateTable table;
    HubSession a = session(u"a"_s);
    HubSession b = session(u"b"_s);
    HubSession c = session(u"c"_s);
    table.subscribe(b, lobby);
    QCOMPARE(told(table.takeNews(1)), QStringList(u"snapshot lobby to b:"_s)); // also when it is empty
    table.set(a, lobby, mood(u"ok"_s));
    table.subscribe(c, lobby);
    QCOMPARE(
        told(table.takeNews(2)), QStringList({u"update lobby to b: a=ok"_s, u"snapshot lobby to c: a=ok"_s}));
}

void TestGroupStateTable::aSecondSubscriptionBringsASnapshotAgain()
{
    GroupStateTable table;
    HubSession a = session(u"a"_s);
    table.subscribe(a, lobby);
    table.takeNews(1);
    table.subscribe(a, lobby);
    QCOMPARE(table.subscriptionsOf(a), size_t(1));
    QCOMPARE(told(table.takeNews(2)), QStringList(u"snapshot lobby to a:"_s));
    table.set(a, lobby, mood(u"ok"_s));
    QCOMPARE(told(table.takeNews(3)), QStringList(u"update lobby to a: a=ok"_s)); // once
}

void TestGroupStateTable::unsubscribedIsToldNothing()
{
    GroupStateTable table;
    HubSession a = session(u"a"_s);
    HubSession b = session(u"b"_s);
    table.subscribe(b, lobby);
    table.subscribe(b, u"attic"_s);
    table.unsubscribe(b, lobby);
    table.unsubscribe(b, u"cellar"_s); // never subscribed to
    QCOMPARE(table.subscriptionsOf(b), size_t(1));
    QCOMPARE(told(table.takeNews(1)), QStringList(u"snapshot attic to b:"_s));
    table.unsubscribeAll(b);
    QCOMPARE(table.subscriptionsOf(b), size_t(0));
    table.set(a, lobby, mood(u"ok"_s));
    table.set(a, u"attic"_s, mood(u"ok"_s));
    QCOMPARE(told(table.takeNews(2)), QStringList());
}

void TestGroupStateTable::changesAreCollected()
{
    GroupStateTable table;
    HubSession a = session(u"a"_s);
    HubSession b = session(u"b"_s);
    HubSession c = session(u"c"_s);
    table.subscribe(c, lobby);
    table.takeNews(1);
    table.set(a, lobby, mood(u"ok"_s));
    table.set(b, lobby, mood(u"ok"_s));
    table.set(a, lobby, mood(u"tired"_s));
    table.clear(b, lobby);
    QCOMPARE(told(table.takeNews(2)), QStringList(u"update lobby to c: a=tired b-"_s));
    table.clear(b, lobby); // gone already
    QCOMPARE(told(table.takeNews(3)), QStringList());
}

void TestGroupStateTable::clearingWhatIsNotThereIsNoNews()
{
    GroupStateTable table;
    HubSession a = session(u"a"_s);
    HubSession b = session(u"b"_s);
    table.subscribe(b, lobby);
    table.takeNews(1);
    table.clear(a, lobby);
    table.clear(a, u"attic"_s);
    QCOMPARE(told(table.takeNews(2)), QStringList());
}

void TestGroupStateTable::hubsAndGroupsAreApart()
{
    GroupStateTable table;
    HubSession a = session(u"a"_s);
    HubSession b = session(u"b"_s, u"other"_s);
    table.subscribe(a, lobby);
    table.subscribe(a, u"Lobby"_s);
    table.subscribe(b, lobby);
    table.takeNews(1);
    table.set(a, lobby, mood(u"ok"_s));
    QCOMPARE(told(table.takeNews(2)), QStringList(u"update lobby to a: a=ok"_s));
}

void TestGroupStateTable::theNewerHasTheLargerTime()
{
    GroupStateTable table;
    HubSession a = session(u"a"_s);
    table.subscribe(a, lobby);
    table.takeNews(1);
    QList<qint64> times;
    // Within one millisecond, and while the wall clock is set back: clients keep the larger.
    for (const qint64 now : {1000, 1000, 900, 2000}) {
        table.set(a, lobby, mood(QString::number(times.size())));
        times.append(timeOf(table.takeNews(now).at(0)));
    }
    table.clear(a, lobby);
    times.append(timeOf(table.takeNews(2000).at(0)));
    QCOMPARE(times, QList<qint64>({1000, 1001, 1002, 2000, 2001}));
}

void TestGroupStateTable::itemsAreWhole()
{
    GroupStateTable table;
    HubSession a = session(u"a"_s);
    HubSession b = session(u"b"_s);
    table.set(a, lobby, mood(u"ok"_s));
    table.takeNews(7);
    table.subscribe(b, lobby);
    const auto news = table.takeNews(9);
    const QList<GroupStateItem> expected{
        {.connectionId = u"a"_s, .userId = u"user of a"_s, .state = mood(u"ok"_s), .updatedAt = 7}};
    QCOMPARE(std::get<GroupStateSnapshotFrame>(news.at(0).frame).items, expected);
}

void TestGroupStateTable::aLargeGroupGoesInSeveralFrames()
{
    GroupStateTable table;
    HubSession watcher = session(u"watcher"_s);
    std::vector<HubSession> members;
    for (int i = 0; i < 100; ++i)
        members.push_back(session(u"member %1"_s.arg(i)));
    for (const HubSession &member : members)
        table.set(member, lobby, {{u"text"_s, QString(10'000, u'"')}}); // 20,000 bytes as JSON
    table.subscribe(watcher, lobby);
    const auto news = table.takeNews(1);

    const auto codec = makeCodec(QString(Subprotocol::reliableJson));
    QVERIFY(news.size() > 1);
    qsizetype items = 0;
    for (size_t i = 0; i < news.size(); ++i) {
        QCOMPARE(std::holds_alternative<GroupStateSnapshotFrame>(news[i].frame), i == 0);
        QVERIFY(codec->encode(news[i].frame).size() < 1024 * 1024);
        items += i == 0 ? std::get<GroupStateSnapshotFrame>(news[i].frame).items.size()
                        : std::get<GroupStateUpdateFrame>(news[i].frame).items.size();
    }
    QCOMPARE(items, 100);
}

QTEST_GUILESS_MAIN(TestGroupStateTable)
#include "tst_groupstatetable.moc"
