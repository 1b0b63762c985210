#include "client/groupset.h"

#include <QTest>

using namespace WebPubSub;

class tst_GroupSet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOrderOfJoining();
    void keepsAGroupOnce();
    void forgetsALeftGroup();
    void aLateJoinDoesNotBringALeftGroupBack();
    void joinsAgainAfterLeaving();
};

void tst_GroupSet::keepsTheOrderOfJoining()
{
    GroupSet set;
    const quint64 b = set.joining();
    const quint64 a = set.joining();
    set.joined(u"a"_qs, a);
    set.joined(u"b"_qs, b);
    QCOMPARE(set.groups(), QStringList({u"a"_qs, u"b"_qs}));
}

void tst_GroupSet::keepsAGroupOnce()
{
    GroupSet set;
    set.joined(u"a"_qs, set.joining());
    set.joined(u"a"_qs, set.joining());
    QCOMPARE(set.groups(), QStringList(u"a"_qs));
}

void tst_GroupSet::forgetsALeftGroup()
{
    GroupSet set;
    set.joined(u"a"_qs, set.joining());
    set.joined(u"b"_qs, set.joining());
    set.left(u"a"_qs);
    set.left(u"never joined"_qs);
    QCOMPARE(set.groups(), QStringList(u"b"_qs));
}

void tst_GroupSet::aLateJoinDoesNotBringALeftGroupBack()
{
    GroupSet set;
    const quint64 ticket = set.joining();
    set.left(u"a"_qs);
    set.joined(u"a"_qs, ticket);
    QVERIFY(set.groups().isEmpty());
}

void tst_GroupSet::joinsAgainAfterLeaving()
{
    GroupSet set;
    const quint64 early = set.joining();
    set.left(u"a"_qs);
    const quint64 late = set.joining();
    set.joined(u"a"_qs, early);
    QVERIFY(set.groups().isEmpty());
    set.joined(u"a"_qs, late);
    QCOMPARE(set.groups(), QStringList(u"a"_qs));
}

QTEST_APPLESS_MAIN(tst_GroupSet)
#include "tst_groupset.moc"
