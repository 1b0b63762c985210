#include "localhub/reconnectiontokens.h"

#include "auth/jwt.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestReconnectionTokens : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void claims()
    {
        const QDateTime now(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
        const ReconnectionTokens tokens([now] { return now; });
        const auto claims = Jwt::decode(tokens.issue(u"c1"_s).toLatin1());
        QVERIFY(claims);
        QCOMPARE(claims->value("iss"_L1).toString(), u"https://webpubsub.azure.com"_s);
        QCOMPARE(claims->value("aud"_L1).toString(), u"c1"_s);
        QCOMPARE(claims->value("exp"_L1).toInteger(), now.addDays(7).toSecsSinceEpoch());
        QVERIFY(!claims->value("jti"_L1).toString().isEmpty());
        QVERIFY(tokens.issue(u"c1"_s) != tokens.issue(u"c1"_s));
    }

    void areGoodForSevenDaysWithoutSkew_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<bool>("valid");
        QTest::newRow("at once") << qint64(0) << true;
        QTest::newRow("a second before the end") << qint64(7 * 86400 - 1) << true;
        QTest::newRow("at the end") << qint64(7 * 86400) << false;
        QTest::newRow("a minute later") << qint64(7 * 86400 + 60) << false;
        QTest::newRow("a month later") << qint64(30 * 86400) << false;
    }
    void areGoodForSevenDaysWithoutSkew()
    {
        QFETCH(qint64, seconds);
        QFETCH(bool, valid);
        QDateTime now(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
        const ReconnectionTokens tokens([&now] { return now; });
        const QString token = tokens.issue(u"c1"_s);
        now = now.addSecs(seconds);
        QCOMPARE(bool(tokens.verify(u"c1"_s, token)), valid);
    }

    void areRefused_data()
    {
        QTest::addColumn<QString>("connectionId");
        QTest::addColumn<bool>("ofAnotherHub");
        QTest::addColumn<bool>("broken");
        QTest::newRow("for another connection") << u"c2"_s << false << false;
        QTest::newRow("connection ids differ by case") << u"C1"_s << false << false;
        QTest::newRow("from a hub that ran before") << u"c1"_s << true << false;
        QTest::newRow("cut short") << u"c1"_s << false << true;
    }
    void areRefused()
    {
        QFETCH(QString, connectionId);
        QFETCH(bool, ofAnotherHub);
        QFETCH(bool, broken);
        const ReconnectionTokens tokens(&QDateTime::currentDateTimeUtc);
        const ReconnectionTokens others(&QDateTime::currentDateTimeUtc);
        QString token = (ofAnotherHub ? others : tokens).issue(u"c1"_s);
        if (broken)
            token.chop(1);
        QVERIFY(!tokens.verify(connectionId, token));
    }
};

QTEST_GUILESS_MAIN(TestReconnectionTokens)
#include "tst_reconnectiontokens.moc"
