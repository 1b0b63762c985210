#include "protocol/metadata.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestMetadata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entry_data();
    void entry();
    void totalSize();
};

void TestMetadata::entry_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("plain") << u"trace-id"_s << u"7f"_s << true;
    QTest::newRow("every mark of a key") << u"!#$%&'*+-.^_`|~"_s << u""_s << true;
    QTest::newRow("longest key and value") << QString(256, u'k') << QString(1024, u'v') << true;
    QTest::newRow("printable ASCII") << u"k"_s << u" !\"\\~"_s << true;
    QTest::newRow("empty key") << QString() << u"v"_s << false;
    QTest::newRow("key of 257") << QString(257, u'k') << u"v"_s << false;
    QTest::newRow("blank in the key") << u"a b"_s << u"v"_s << false;
    QTest::newRow("colon in the key") << u"a:b"_s << u"v"_s << false;
    QTest::newRow("NUL in the key") << u"a"_s + QChar(0) << u"v"_s << false;
    QTest::newRow("key outside ASCII") << u"é"_s << u"v"_s << false;
    QTest::newRow("value of 1025") << u"k"_s << QString(1025, u'v') << false;
    QTest::newRow("value outside ASCII") << u"k"_s << u"é"_s << false;
    QTest::newRow("line break in the value") << u"k"_s << u"a\r\nX: b"_s << false;
}

void TestMetadata::entry()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(bool, isGood);
    const auto result = validMetadata({{key, value}});
    QCOMPARE(bool(result), isGood);
    if (!isGood) {
        QCOMPARE(result.error().name, u"METADATA"_s);
        QCOMPARE(result.error().kind, ErrorKind::Invalid);
    }
}

void TestMetadata::totalSize()
{
    Metadata metadata;
    for (int i = 0; i < 8; ++i)
        metadata.insert(u"k%1"_s.arg(i), QString(1022, u'v'));
    QVERIFY(validMetadata(metadata)); // 8 x 1024
    metadata[u"k0"_s] += u'v';
    const auto result = validMetadata(metadata);
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(u"8193"_s), qPrintable(result.error().message));
}

QTEST_GUILESS_MAIN(TestMetadata)
#include "tst_metadata.moc"
