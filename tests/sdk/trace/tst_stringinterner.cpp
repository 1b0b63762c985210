#include "trace/stringinterner.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestStringInterner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEmptyTextIsZero()
    {
        StringInterner names;
        QCOMPARE(names.intern(QString()), 0u);
        QCOMPARE(names.intern(u""), 0u);
        QCOMPARE(names.text(0), QString());
        QCOMPARE(names.count(), 1u);
    }

    void oneTextHasOneId()
    {
        StringInterner names;
        const quint32 alice = names.intern(u"Alice");
        const quint32 bob = names.intern(u"Bob");
        QVERIFY(alice != bob);
        QCOMPARE(names.intern(u"Alice"), alice);
        QCOMPARE(names.find(u"Bob"), std::optional(bob));
        QCOMPARE(names.find(u"Carol"), std::nullopt);
        QCOMPARE(names.count(), 3u);
    }

    void textsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("ASCII") << u"room"_s;
        QTest::newRow("four-byte characters") << u"\U0001F600\u00e9"_s;
        QTest::newRow("a zero inside") << u"a\0b"_s;
        QTest::newRow("nearly alike") << u"room "_s;
    }
    void textsComeBackAsTheyWere()
    {
        QFETCH(QString, text);
        StringInterner names;
        names.intern(u"room");
        QCOMPARE(names.text(names.intern(text)), text);
    }

    void manyTextsKeepTheirIds()
    {
        StringInterner names;
        constexpr int count = 100000;
        for (int i = 1; i <= count; ++i)
            QCOMPARE(names.intern(QString::number(i)), quint32(i));
        for (int i = 1; i <= count; ++i) {
            QCOMPARE(names.find(QString::number(i)), std::optional(quint32(i)));
            QCOMPARE(names.text(quint32(i)), QString::number(i));
        }
    }

    void aVeryLongNameIsKnownByItsStart()
    {
        StringInterner names;
        const QString longName(StringInterner::maxLength + 100, u'x');
        const quint32 id = names.intern(longName);
        QCOMPARE(names.text(id).size(), StringInterner::maxLength);
        QCOMPARE(names.find(longName), std::optional(id));
    }
};

QTEST_GUILESS_MAIN(TestStringInterner)
#include "tst_stringinterner.moc"
