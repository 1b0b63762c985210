#include "localhub/ackcache.h"

#include <QTest>

using WebPubSub::AckCache;

class TestAckCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsOnlyWhatItWasTold()
    {
        AckCache cache;
        QVERIFY(!cache.contains(0));
        QVERIFY(!cache.contains(1));
        cache.remember(7);
        QVERIFY(cache.contains(7));
        QVERIFY(!cache.contains(6));
        QVERIFY(!cache.contains(8));
    }

    void forgetsTheOldestOfMoreThanAThousand()
    {
        AckCache cache;
        for (quint64 id = 1; id <= 1001; ++id)
            cache.remember(id);
        QVERIFY(!cache.contains(1));
        QVERIFY(cache.contains(2));
        QVERIFY(cache.contains(1001));
        for (quint64 id = 1002; id <= 3500; ++id)
            cache.remember(id);
        QVERIFY(!cache.contains(2500));
        QVERIFY(cache.contains(2501));
        QVERIFY(cache.contains(3500));
    }

    void idsNeedNoOrder()
    {
        AckCache cache;
        for (const quint64 id : {quint64(1) << 63, quint64(3), ~quint64(0), quint64(0)})
            cache.remember(id);
        QVERIFY(cache.contains(0));
        QVERIFY(cache.contains(3));
        QVERIFY(cache.contains(quint64(1) << 63));
        QVERIFY(cache.contains(~quint64(0)));
        QVERIFY(!cache.contains(2));
    }

    void anIdForgottenStaysForgottenAfterLargerOnes()
    {
        AckCache cache;
        cache.remember(5'000'000);
        for (quint64 id = 1; id <= 1000; ++id)
            cache.remember(id);
        QVERIFY(!cache.contains(5'000'000));
    }
};

QTEST_GUILESS_MAIN(TestAckCache)
#include "tst_ackcache.moc"
