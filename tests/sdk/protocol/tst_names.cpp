#include "protocol/names.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hub_data();
    void hub();
    void group_data();
    void group();
    void event_data();
    void event();
};

namespace {

void columns()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGood");
}

void compare(const Result<Done> &result, bool isGood, QLatin1String code, const QString &name)
{
    QCOMPARE(bool(result), isGood);
    if (isGood)
        return;
    QCOMPARE(result.error().name, QString(code));
    QCOMPARE(result.error().kind, ErrorKind::Invalid);
    QVERIFY(result.error().message.contains(u"Expected"_s));
    QVERIFY(name.size() < 5 || !result.error().message.contains(name));
}

} // namespace

void TestNames::hub_data()
{
    columns();
    QTest::newRow("plain") << u"chat"_s << true;
    QTest::newRow("every mark") << u"A9_`,.[]"_s << true;
    QTest::newRow("one letter") << u"a"_s << true;
    QTest::newRow("128 characters") << QString(128, u'h') << true;
    QTest::newRow("129 characters") << QString(129, u'h') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("digit first") << u"1chat"_s << false;
    QTest::newRow("underscore first") << u"_chat"_s << false;
    QTest::newRow("hyphen") << u"chat-room"_s << false;
    QTest::newRow("slash") << u"chat/room"_s << false;
    QTest::newRow("letter outside ASCII") << u"chät"_s << false;
    QTest::newRow("trailing line break") << u"chat\n"_s << false;
}

void TestNames::hub()
{
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    compare(validHubName(name), isGood, "HUB_NAME"_L1, name);
}

void TestNames::group_data()
{
    columns();
    QTest::newRow("plain") << u"lobby"_s << true;
    QTest::newRow("anything visible") << u"a b/ü€😀.*?\\"_s << true;
    QTest::newRow("blanks around") << u" a "_s << true;
    QTest::newRow("1024 characters") << QString(1024, u'g') << true;
    QTest::newRow("1025 characters") << QString(1025, u'g') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("blanks only") << u"   "_s << false;
    QTest::newRow("wide blanks only") << u"\u3000\u00A0"_s << false;
    QTest::newRow("control character") << u"lobby\u0007"_s << false;
    QTest::newRow("line break") << u"lobby\n"_s << false;
    QTest::newRow("NUL") << QString(1, QChar(0)) << false;
    QTest::newRow("half a surrogate pair") << u"lobby"_s + QChar(0xD800) << false;
}

void TestNames::group()
{
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    compare(validGroupName(name), isGood, "GROUP_NAME"_L1, name);
}

void TestNames::event_data()
{
    columns();
    QTest::newRow("plain") << u"buy"_s << true;
    QTest::newRow("capitals") << u"BuyNow"_s << true;
    QTest::newRow("every mark") << u"a_.-9"_s << true;
    QTest::newRow("128 characters") << QString(128, u'e') << true;
    QTest::newRow("129 characters") << QString(129, u'e') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("digit first") << u"1buy"_s << false;
    QTest::newRow("blank") << u"buy now"_s << false;
    QTest::newRow("comma of hub names") << u"buy,now"_s << false;
}

void TestNames::event()
{
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    compare(validEventName(name), isGood, "EVENT_NAME"_L1, name);
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
