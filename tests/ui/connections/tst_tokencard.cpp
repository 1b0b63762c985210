#include "connections/factrow.h"
#include "connections/tokencard.h"
#include "shared/chip.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_TokenCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tells_user_hub_and_roles();
    void points_at_another_hub();
    void tells_an_ended_token_data();
    void tells_an_ended_token();
    void a_flood_of_roles_stays_small();
    void clears();
    void abilities_follow_the_token();

private:
    static QString text(const QWidget &card)
    {
        QStringList texts;
        for (const Ui::FactRow *row : card.findChildren<Ui::FactRow *>())
            texts << row->text();
        for (const Ui::StateLine *line : card.findChildren<Ui::StateLine *>())
            texts << line->text();
        return texts.join(u'|');
    }
    Ui::TokenFacts facts() const
    {
        Ui::TokenFacts facts;
        facts.userId = u"alice"_s;
        facts.hub = u"chat"_s;
        facts.audience = u"https://x/client/hubs/chat"_s;
        facts.expires = m_now.addSecs(3360);
        facts.roles = {u"webpubsub.joinLeaveGroup.orders.eu"_s};
        return facts;
    }
    const QDateTime m_now{QDate(2026, 11, 20), QTime(10, 0), Qt::UTC};
};

void tst_TokenCard::tells_user_hub_and_roles()
{
    Ui::TokenCard card;
    card.showFacts(facts(), u"chat"_s, m_now, false);
    QVERIFY(text(card).contains(u"alice"_s));
    QVERIFY(text(card).contains(u"in 56 min"_s));
    QVERIFY(!text(card).contains(u"URL says"_s));
    QCOMPARE(card.findChild<Ui::Chip *>()->text(), u"joinLeaveGroup.orders.eu"_s);
}

void tst_TokenCard::points_at_another_hub()
{
    Ui::TokenCard card;
    card.showFacts(facts(), u"orders"_s, m_now, false);
    QVERIFY(text(card).contains(u"chat URL says orders"_s));
}

void tst_TokenCard::tells_an_ended_token_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("ended") << -180 << u"since 3 min"_s;
    QTest::newRow("ends soon") << 60 << u"in 1 min"_s;
}

void tst_TokenCard::tells_an_ended_token()
{
    QFETCH(int, seconds);
    QFETCH(QString, expected);
    Ui::TokenFacts changed = facts();
    changed.expires = m_now.addSecs(seconds);
    Ui::TokenCard card;
    card.showFacts(changed, u"chat"_s, m_now, false);
    QVERIFY2(text(card).contains(expected), qPrintable(text(card)));
}

void tst_TokenCard::a_flood_of_roles_stays_small()
{
    Ui::TokenFacts many = facts();
    for (int i = 0; i < 500; ++i)
        many.roles << u"webpubsub.sendToGroup."_s + QString(900, u'x') + QString::number(i);
    Ui::TokenCard card;
    card.showFacts(many, u"chat"_s, m_now, false);
    QVERIFY(card.findChildren<Ui::Chip *>().size() <= 4);
    QVERIFY(text(card).contains(u"501"_s));
    for (const Ui::Chip *chip : card.findChildren<Ui::Chip *>())
        QVERIFY(chip->text().size() < 60);
}

void tst_TokenCard::clears()
{
    Ui::TokenCard card;
    card.showFacts(facts(), u"orders"_s, m_now, false);
    card.clear();
    QVERIFY(!text(card).contains(u"alice"_s));
    QVERIFY(!text(card).contains(u"URL says"_s));
    QVERIFY(card.findChildren<Ui::Chip *>().isEmpty());
}

void tst_TokenCard::abilities_follow_the_token()
{
    Ui::AbilityCard card;
    card.showFacts(facts(), false);
    QVERIFY(text(card).contains(u"Join and leave orders.eu"_s));
    QVERIFY(text(card).contains(u"Publish: not without a role"_s));
    QVERIFY(text(card).contains(u"Members: needs a connection string"_s));
    card.showFacts(facts(), true);
    QVERIFY(text(card).contains(u"Members: known through the key"_s));
    card.clear();
    QVERIFY(!text(card).contains(u"orders.eu"_s));
}

QTEST_MAIN(tst_TokenCard)
#include "tst_tokencard.moc"
