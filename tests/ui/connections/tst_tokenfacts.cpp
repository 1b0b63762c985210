#include "connections/tokenfacts.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::TokenFacts;

class tst_TokenFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_the_claims();
    void tells_why_the_service_would_refuse_data();
    void tells_why_the_service_would_refuse();
    void tells_what_roles_allow_data();
    void tells_what_roles_allow();
    void names_at_most_so_many_groups();
    void makes_hostile_names_visible();
    void tells_how_far_off_a_time_is();

private:
    const QString m_audience = u"https://x.webpubsub.azure.com/client/hubs/chat"_s;
    const QDateTime m_now{QDate(2026, 11, 20), QTime(10, 0), Qt::UTC};
    QJsonObject claims(int minutesLeft, const QString &audience = {}) const
    {
        return {{u"aud"_s, audience.isEmpty() ? m_audience : audience}, {u"sub"_s, u"alice"_s},
            {u"iat"_s, m_now.addSecs(-60).toSecsSinceEpoch()},
            {u"exp"_s, m_now.addSecs(minutesLeft * 60).toSecsSinceEpoch()}};
    }
};

void tst_TokenFacts::reads_the_claims()
{
    QJsonObject object = claims(56);
    object[u"role"_s] = QJsonArray{u"webpubsub.sendToGroup.lobby"_s};
    object[u"webpubsub.group"_s] = u"lobby"_s;
    const TokenFacts facts = Ui::tokenFacts(object, m_audience, m_now);
    QCOMPARE(facts.userId, u"alice"_s);
    QCOMPARE(facts.hub, u"chat"_s);
    QCOMPARE(facts.expires, m_now.addSecs(56 * 60));
    QCOMPARE(facts.roles, QStringList{u"webpubsub.sendToGroup.lobby"_s});
    QCOMPARE(facts.groups, QStringList{u"lobby"_s});
    QVERIFY(!facts.fault);
    QVERIFY(facts.mayPublish());
}

void tst_TokenFacts::tells_why_the_service_would_refuse_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QString>("name");
    QTest::newRow("all is well") << claims(5) << u""_s;
    QTest::newRow("ended within the allowed skew") << claims(-4) << u""_s;
    QTest::newRow("ended") << claims(-6) << u"JWT_EXP"_s;
    QJsonObject endless = claims(5);
    endless.remove(u"exp"_s);
    QTest::newRow("no end told") << endless << u"JWT_EXP"_s;
    QJsonObject odd = claims(5);
    odd[u"exp"_s] = u"tomorrow"_s;
    QTest::newRow("an end that is no number") << odd << u"JWT_EXP"_s;
    QJsonObject early = claims(60);
    early[u"iat"_s] = m_now.addSecs(600).toSecsSinceEpoch();
    QTest::newRow("made in the future") << early << u"JWT_NOT_YET"_s;
    QTest::newRow("another hub") << claims(5, u"https://x.webpubsub.azure.com/client/hubs/other"_s)
                                 << u"JWT_AUD"_s;
    QTest::newRow("another endpoint") << claims(5, u"https://y/client/hubs/chat"_s) << u"JWT_AUD"_s;
    QTest::newRow("a slash behind the hub") << claims(5, m_audience + u'/') << u"JWT_AUD"_s;
    QJsonObject several = claims(5);
    several[u"aud"_s] = QJsonArray{u"https://y"_s, m_audience};
    QTest::newRow("several audiences, one of them right") << several << u""_s;
}

void tst_TokenFacts::tells_why_the_service_would_refuse()
{
    QFETCH(QJsonObject, object);
    const TokenFacts facts = Ui::tokenFacts(object, m_audience, m_now);
    QTEST(facts.fault ? facts.fault->name : QString(), "name");
    QCOMPARE(facts.fault.has_value(), facts.fault && !facts.fault->message.isEmpty());
}

void tst_TokenFacts::tells_what_roles_allow_data()
{
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<QStringList>("allowed");
    QTest::newRow("none") << QStringList() << QStringList{u"Send events to the handler"_s};
    QTest::newRow("everything") << QStringList{u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s}
                                << QStringList{u"Join and leave any group"_s, u"Publish to any group"_s,
                                       u"Send events to the handler"_s};
    QTest::newRow("one group") << QStringList{u"webpubsub.joinLeaveGroup.orders.eu"_s}
                               << QStringList{u"Join and leave orders.eu"_s, u"Send events to the handler"_s};
    QTest::newRow("a pattern") << QStringList{u"webpubsub.sendToGroups.orders.*"_s}
                               << QStringList{u"Publish to orders.*"_s, u"Send events to the handler"_s};
    QTest::newRow("roles nobody knows")
        << QStringList{u"webpubsub.fly"_s, u"admin"_s} << QStringList{u"Send events to the handler"_s};
}

void tst_TokenFacts::tells_what_roles_allow()
{
    QFETCH(QStringList, roles);
    TokenFacts facts;
    facts.roles = roles;
    QStringList allowed;
    for (const Ui::Ability &ability : Ui::abilitiesOf(facts, false)) {
        if (ability.allowed)
            allowed << ability.sentence;
    }
    QTEST(allowed, "allowed");
}

void tst_TokenFacts::names_at_most_so_many_groups()
{
    TokenFacts facts;
    for (int i = 0; i < 1000; ++i)
        facts.roles << u"webpubsub.sendToGroup.g%1"_s.arg(i);
    QVERIFY(Ui::abilitiesOf(facts, true, 3).size() < 10);
}

void tst_TokenFacts::makes_hostile_names_visible()
{
    TokenFacts facts;
    facts.roles = {u"webpubsub.sendToGroup.a\u202eb"_s};
    for (const Ui::Ability &ability : Ui::abilitiesOf(facts, true))
        QVERIFY(!ability.sentence.contains(QChar(0x202e)));
}

void tst_TokenFacts::tells_how_far_off_a_time_is()
{
    QVERIFY(Ui::fromNow(m_now.addSecs(12 * 60), m_now).startsWith(u"in 12 min"_s));
    QVERIFY(Ui::fromNow(m_now.addSecs(-12 * 60), m_now).startsWith(u"since 12 min"_s));
}

QTEST_GUILESS_MAIN(tst_TokenFacts)
#include "tst_tokenfacts.moc"
