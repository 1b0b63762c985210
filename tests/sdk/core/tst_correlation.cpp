#include "core/correlation.h"
#include "core/trace.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestCorrelation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothEndsAgree();
    void differentFramesDiffer();
    void freshIdsDiffer();
    void clockIsInMicroseconds();
};

void TestCorrelation::bothEndsAgree()
{
    QCOMPARE(correlationOf(u"c-1"_s, 7, 1),
        correlationOf(u"c-1"_s, 7, 99)); // with an ackId the ordinal is no part
    QCOMPARE(correlationOf(u"c-1"_s, {}, 3), correlationOf(u"c-1"_s, {}, 3));
    // Fixed for ever: the hub of one version and the client of another must agree.
    QCOMPARE(correlationOf(u"c-1"_s, 1, 0), u"f15aecea"_s);
    QCOMPARE(correlationOf(u"c-1"_s, {}, 1), u"b144b7ca"_s);
}

void TestCorrelation::differentFramesDiffer()
{
    QSet<QString> ids;
    for (const QString &connection : {u"c-1"_s, u"c-2"_s, u""_s}) {
        for (quint64 number = 0; number < 500; ++number)
            ids << correlationOf(connection, number, 0) << correlationOf(connection, {}, number);
    }
    QCOMPARE(ids.size(), 3000);
    const QRegularExpression form(u"^[0-9a-f]{8}$"_s);
    for (const QString &id : std::as_const(ids))
        QVERIFY2(form.match(id).hasMatch(), qPrintable(id));
}

void TestCorrelation::freshIdsDiffer()
{
    QSet<QString> ids;
    for (int i = 0; i < 100; ++i)
        ids << newCorrelation();
    QVERIFY(ids.size() >= 99);
    QCOMPARE(ids.begin()->size(), 8);
}

void TestCorrelation::clockIsInMicroseconds()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 now = nowUs();
    QVERIFY(now >= before * 1000);
    QVERIFY(now <= (QDateTime::currentMSecsSinceEpoch() + 1) * 1000);
}

QTEST_GUILESS_MAIN(TestCorrelation)
#include "tst_correlation.moc"
