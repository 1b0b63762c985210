#include "trace/memberchips.h"

#include <QTest>

using namespace Ui;

class TestMemberChips : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wraps();
    void namesMembers();
    void boundsNames();
    void marksState();

private:
    static GroupMember member(const char *name, State state = State::Connected)
    {
        return {QString::fromUtf8(name), Lane::Circle, state};
    }
};

void TestMemberChips::wraps()
{
    MemberChips chips;
    QCOMPARE(chips.heightForWidth(300), 0);
    chips.setMembers({member("Alice"), member("Bob"), member("Carol"), member("Dave")});
    const int one = chips.heightForWidth(1000);
    QVERIFY(one >= 22);
    QVERIFY(chips.heightForWidth(160) > one);
    QVERIFY(chips.heightForWidth(1) > 0); // no width, no endless line
}

void TestMemberChips::namesMembers()
{
    MemberChips chips;
    chips.setMembers({member("Alice"), member("Carol", State::Recovering)});
    QCOMPARE(chips.accessibleName(), QStringLiteral("Alice, Carol"));
}

void TestMemberChips::boundsNames()
{
    MemberChips chips;
    chips.setMembers({{QString(5000, u'x'), Lane::Circle, State::Connected}});
    QVERIFY(chips.accessibleName().size() <= 40);
}

void TestMemberChips::marksState()
{
    MemberChips chips;
    chips.resize(300, 60);
    chips.setMembers({member("Carol")});
    const QImage connected = chips.grab().toImage();
    chips.setMembers({member("Carol", State::Recovering)});
    const QImage recovering = chips.grab().toImage();
    QVERIFY(connected != recovering);
    const QColor surface = Theme::of().color(Token::WarnSurface);
    bool seen = false;
    for (int x = 0; x < recovering.width(); ++x)
        seen = seen || recovering.pixelColor(x, 12) == surface;
    QVERIFY(seen);
}

QTEST_MAIN(TestMemberChips)
#include "tst_memberchips.moc"
