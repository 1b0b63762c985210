#include "localhub/accesskey.h"

#include "localhub/localhub.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestAccessKey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keys_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("fault");
        QTest::newRow("the emulator's key") << QString(emulatorAccessKey) << QString();
        QTest::newRow("32 bytes") << QString(32, u'k') << QString();
        QTest::newRow("16 characters of two bytes") << QString(16, QChar(0xe9)) << QString();
        QTest::newRow("a blank inside") << QString(32, u'k') + u" k"_s << QString();
        QTest::newRow("31 bytes") << QString(31, u'k') << u"31 bytes"_s;
        QTest::newRow("empty") << QString() << u"0 bytes"_s;
        QTest::newRow("a blank in front") << u" "_s + QString(32, u'k') << u"blank"_s;
        QTest::newRow("a line end behind") << QString(32, u'k') + u"\n"_s << u"blank"_s;
        QTest::newRow("a semicolon") << QString(32, u'k') + u";k"_s << u"';'"_s;
        QTest::newRow("a control character") << QString(32, u'k') + u"\u0001k"_s << u"control"_s;
    }
    void keys()
    {
        QFETCH(QString, key);
        QFETCH(QString, fault);
        const auto valid = validAccessKey(key);
        QCOMPARE(bool(valid), fault.isEmpty());
        if (!valid) {
            QCOMPARE(valid.error().name, u"HUB_KEY"_s);
            QVERIFY2(valid.error().message.contains(fault), qPrintable(valid.error().message));
            QVERIFY(!valid.error().message.contains(u"kkk"_s)); // never the key
        }
    }
};

QTEST_GUILESS_MAIN(TestAccessKey)
#include "tst_accesskey.moc"
