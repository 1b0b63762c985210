#include "auth/role.h"

#include <QElapsedTimer>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestRole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pattern_data();
    void pattern();
    void invalidPattern_data();
    void invalidPattern();
    void hostilePatternIsQuick();
    void permissions_data();
    void permissions();
    void surplusIsSkipped();
    void smallestRole();
};

void TestRole::pattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("group");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, const char *group, bool matches) {
        QTest::addRow("%s %s %s", pattern, matches ? "takes" : "leaves", group)
            << QString::fromUtf8(pattern) << QString::fromUtf8(group) << matches;
    };

    // client-protocol.md section 1.4
    row("chat-*", "chat-", true);
    row("chat-*", "chat-7", true);
    row("chat-*", "chat-a.b", false);
    row("clientA.*", "clientA.x", true);
    row("clientA.*", "clientA.x.y", false);
    row("clientA.**", "clientA.x", true);
    row("clientA.**", "clientA.x.y", true);
    row("clientA.**", "clientB.x", false);
    row("clientA.rooms.?1", "clientA.rooms.a1", true);
    row("clientA.rooms.?1", "clientA.rooms.1", false);
    row("literal\\*star", "literal*star", true);
    row("literal\\*star", "literalXstar", false);

    row("**", "a.b.c", true);
    row("***", "a.b.c", true);
    row("*", "a.b", false);
    row("?", ".", false);
    row("?", "ab", false);
    row("a*b*c", "aXbYbZc", true);
    row("a*b*c", "aXbYbZ", false);
    row("*.*", "a.b", true);
    row("**.x", "a.b.x", true);
    row("*a*", "bab", true);
    row("\\?", "?", true);
    row("\\?", "a", false);
    row("\\\\", "\\", true);
    row("\\**", "*anything", true);
    row("\\**", "anything", false);
    row("Group", "group", false);
    row("group", "group", true);
    row("group", "groups", false);
    row("gr\xC3\xBC*", "gr\xC3\xBC\xC3\x9F", true);
}

void TestRole::pattern()
{
    QFETCH(QString, pattern);
    QFETCH(QString, group);
    QFETCH(bool, matches);
    const GroupPattern compiled(pattern);
    QVERIFY(compiled.isValid());
    QCOMPARE(compiled.matches(group), matches);
}

void TestRole::invalidPattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("empty") << QString();
    QTest::newRow("six asterisks") << u"*a*b*c*d*e*"_s;
    QTest::newRow("six asterisks in a run") << u"******"_s;
    QTest::newRow("1025 characters") << QString(1025, u'a');
    QTest::newRow("escape of a letter") << u"a\\b"_s;
    QTest::newRow("escape at the end") << u"a\\"_s;
}

void TestRole::invalidPattern()
{
    QFETCH(QString, pattern);
    const GroupPattern compiled(pattern);
    QVERIFY(!compiled.isValid());
    QVERIFY(!compiled.matches(pattern));
    QVERIFY(!compiled.matches({}));
    QVERIFY(GroupPattern(u"*a*b*c*d*e\\*"_s).isValid()); // an escaped one is not counted
}

void TestRole::hostilePatternIsQuick()
{
    const GroupPattern pattern(u"*a*a*a*a*b"_s);
    const QString group(1024, u'a');
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100; ++i)
        QVERIFY(!pattern.matches(group));
    QVERIFY2(timer.elapsed() < 2000, "matching is not linear");
}

void TestRole::permissions_data()
{
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<QString>("group");
    QTest::addColumn<bool>("join");
    QTest::addColumn<bool>("send");

    QTest::newRow("no role") << QStringList() << u"g"_s << false << false;
    QTest::newRow("join any") << QStringList{u"webpubsub.joinLeaveGroup"_s} << u"g"_s << true << false;
    QTest::newRow("send to any") << QStringList{u"webpubsub.sendToGroup"_s} << u"g"_s << false << true;
    QTest::newRow("join one") << QStringList{u"webpubsub.joinLeaveGroup.g"_s} << u"g"_s << true << false;
    QTest::newRow("join another") << QStringList{u"webpubsub.joinLeaveGroup.h"_s} << u"g"_s << false << false;
    QTest::newRow("dots and asterisks are literal in the singular")
        << QStringList{u"webpubsub.sendToGroup.a.*"_s} << u"a.b"_s << false << false;
    QTest::newRow("the literal name itself")
        << QStringList{u"webpubsub.sendToGroup.a.*"_s} << u"a.*"_s << false << true;
    QTest::newRow("pattern in the plural")
        << QStringList{u"webpubsub.sendToGroups.a.*"_s} << u"a.b"_s << false << true;
    QTest::newRow("pattern to join") << QStringList{u"webpubsub.joinLeaveGroups.**"_s} << u"a.b"_s << true
                                     << false;
    QTest::newRow("case counts in the role")
        << QStringList{u"webpubsub.sendtogroup"_s} << u"g"_s << false << false;
    QTest::newRow("case counts in the group")
        << QStringList{u"webpubsub.sendToGroup.G"_s} << u"g"_s << false << false;
    QTest::newRow("unknown roles are ignored")
        << QStringList{u"moon.walk"_s, u""_s, u"webpubsub.sendToGroup"_s} << u"g"_s << false << true;
    QTest::newRow("a broken pattern spoils nothing")
        << QStringList{u"webpubsub.sendToGroups.\\x"_s, u"webpubsub.joinLeaveGroup"_s} << u"g"_s << true
        << false;
    QTest::newRow("plural without a pattern")
        << QStringList{u"webpubsub.sendToGroups"_s, u"webpubsub.sendToGroups."_s} << u"g"_s << false << false;
}

void TestRole::permissions()
{
    QFETCH(QStringList, roles);
    QFETCH(QString, group);
    QFETCH(bool, join);
    QFETCH(bool, send);
    const Permissions permissions(roles);
    QCOMPARE(permissions.allows(Permission::JoinLeaveGroup, group), join);
    QCOMPARE(permissions.allows(Permission::SendToGroup, group), send);
}

void TestRole::surplusIsSkipped()
{
    QStringList roles;
    for (int i = 0; i < 1001; ++i)
        roles += u"webpubsub.sendToGroup.g%1"_s.arg(i);
    for (int i = 0; i < 11; ++i)
        roles += u"webpubsub.joinLeaveGroups.p%1-*"_s.arg(i);
    const Permissions permissions(roles);
    QVERIFY(permissions.allows(Permission::SendToGroup, u"g999"_s));
    QVERIFY(!permissions.allows(Permission::SendToGroup, u"g1000"_s));
    QVERIFY(permissions.allows(Permission::JoinLeaveGroup, u"p9-x"_s));
    QVERIFY(!permissions.allows(Permission::JoinLeaveGroup, u"p10-x"_s));
}

void TestRole::smallestRole()
{
    QCOMPARE(roleFor(Permission::JoinLeaveGroup), u"webpubsub.joinLeaveGroup"_s);
    QCOMPARE(roleFor(Permission::SendToGroup, u"a.b"_s), u"webpubsub.sendToGroup.a.b"_s);
    QVERIFY(
        Permissions({roleFor(Permission::SendToGroup, u"a*"_s)}).allows(Permission::SendToGroup, u"a*"_s));
}

QTEST_GUILESS_MAIN(TestRole)
#include "tst_role.moc"
