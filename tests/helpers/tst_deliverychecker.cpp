#include "helpers/deliverychecker.h"

#include <QTest>

using namespace Qt::StringLiterals;

//! The checker is told short logs, and must find what is wrong in each: a checker that cannot go red is no
//! proof of anything.
class tst_DeliveryChecker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judges_data();
    void judges();
    void knowsWhenARunIsOver();
    void tellsExamples();
};

namespace {

//! A log in words, one event each: "sent 1", "acked 1", "refused 1", "got 1" or "got 1 #7" with its sequence
//! id, "told 3-5", "new". A leading "b:" names sender or receiver 1 instead of 0.
void tell(DeliveryChecker &checker, const QString &log)
{
    for (const QString &line : log.split(u',')) {
        QString text = line.trimmed();
        const int who = text.startsWith(u"b:"_s) ? 1 : 0;
        if (who == 1)
            text = text.mid(2).trimmed();
        const QStringList words = text.split(u' ');
        const QString &what = words[0];
        const quint64 number = words.value(1).toULongLong();
        if (what == u"sent"_s)
            checker.sent(who, number);
        else if (what == u"acked"_s)
            checker.acked(who, number);
        else if (what == u"refused"_s)
            checker.refused(who, number, u"Forbidden"_s);
        else if (what == u"got"_s && words.size() == 2)
            checker.received(0, who, number);
        else if (what == u"got"_s)
            checker.received(who, 0, number, words[2].mid(1).toULongLong());
        else if (what == u"told"_s)
            checker.discontinuity(
                who, words[1].section(u'-', 0, 0).toULongLong(), words[1].section(u'-', 1, 1).toULongLong());
        else if (what == u"new"_s)
            checker.newConnection(who);
        else
            qFatal("unknown word in the log: %s", qPrintable(what));
    }
}

//! The counts that are not zero.
QString faults(const DeliveryVerdict &verdict)
{
    const std::pair<const char *, qint64> counts[] = {{"lost", verdict.lost}, {"doubled", verdict.doubled},
        {"reordered", verdict.reordered}, {"unresolved", verdict.unresolved}, {"refused", verdict.refused},
        {"twice", verdict.answeredTwice}, {"unknown", verdict.unknown}, {"silent", verdict.silentGaps},
        {"backwards", verdict.backwards}};
    QStringList words;
    for (const auto &[name, count] : counts) {
        if (count > 0)
            words += u"%1 %2"_s.arg(QLatin1String(name)).arg(count);
    }
    return words.join(u' ');
}

} // namespace

void tst_DeliveryChecker::judges_data()
{
    QTest::addColumn<int>("senders");
    QTest::addColumn<int>("receivers");
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &log, const QString &expected, int senders = 1,
                         int receivers = 1) {
        QTest::newRow(name) << senders << receivers << log << expected;
    };

    row("all is well", u"sent 1, acked 1, got 1 #1, sent 2, got 2 #2, acked 2"_s, {});
    row("lost", u"sent 1, sent 2, acked 1, acked 2, got 2"_s, u"lost 1"_s);
    row("lost by one of two", u"sent 1, acked 1, got 1 #1"_s, u"lost 1"_s, 1, 2);
    row("doubled", u"sent 1, acked 1, got 1, got 1"_s, u"doubled 1"_s);
    row("doubled under a new id", u"sent 1, acked 1, got 1 #1, got 1 #2"_s, u"doubled 1"_s);
    row("delivered again under its id", u"sent 1, acked 1, got 1 #1, got 1 #1"_s, u"doubled 1 backwards 1"_s);
    row("reordered", u"sent 1, sent 2, acked 1, acked 2, got 2, got 1"_s, u"reordered 1"_s);
    row("order of two senders is free",
        u"sent 1, sent 2, acked 1, acked 2, b: sent 1, b: acked 1, got 1, b: got 1, got 2"_s, {}, 2);
    row("never answered", u"sent 1, got 1"_s, u"unresolved 1"_s);
    row("refused", u"sent 1, refused 1"_s, u"refused 1"_s);
    row("answered twice", u"sent 1, acked 1, acked 1, got 1"_s, u"twice 1"_s);
    row("never sent", u"got 7"_s, u"unknown 1"_s);
    row("a silent gap", u"sent 1, acked 1, got 1 #5"_s, u"silent 1"_s);
    row("a gap that was told", u"sent 1, acked 1, told 1-4, got 1 #5"_s, {});
    row("a gap that was told in part", u"sent 1, acked 1, told 1-3, got 1 #5"_s, u"silent 1"_s);
    row("told to another receiver", u"sent 1, acked 1, b: told 1-4, got 1 #5, b: got 1 #1"_s, u"silent 1"_s,
        1, 2);
    row("told of an earlier gap", u"sent 1, sent 2, acked 1, acked 2, told 1-9, got 1 #1, got 2 #3"_s,
        u"silent 1"_s);
    row("a new connection that was told",
        u"sent 1, acked 1, got 1 #1, told 2-0, new, sent 2, acked 2, got 2 #1"_s, {});
    row("a new connection in silence", u"sent 1, acked 1, got 1 #1, new, sent 2, acked 2, got 2 #1"_s,
        u"silent 1"_s);
    row("the first connection is no news", u"new, sent 1, acked 1, got 1 #1"_s, {});
    row("told, but lost all the same", u"sent 1, acked 1, told 1-1, sent 2, acked 2, got 2 #2"_s,
        u"lost 1"_s);
}

void tst_DeliveryChecker::judges()
{
    QFETCH(int, senders);
    QFETCH(int, receivers);
    QFETCH(QString, log);
    QFETCH(QString, expected);
    DeliveryChecker checker(senders, receivers);
    tell(checker, log);
    const DeliveryVerdict verdict = checker.verdict();
    QCOMPARE(faults(verdict), expected);
    QCOMPARE(verdict.isClean(), expected.isEmpty());
}

void tst_DeliveryChecker::knowsWhenARunIsOver()
{
    DeliveryChecker checker(1, 2);
    QVERIFY(checker.isComplete());
    tell(checker, u"sent 1"_s);
    QVERIFY(!checker.isComplete());
    tell(checker, u"acked 1, got 1 #1"_s);
    QVERIFY(!checker.isComplete());
    tell(checker, u"b: got 1 #1"_s);
    QVERIFY(checker.isComplete());
}

void tst_DeliveryChecker::tellsExamples()
{
    DeliveryChecker checker(1, 1);
    for (quint64 number = 1; number <= 100; ++number) {
        checker.sent(0, number);
        checker.acked(0, number);
    }
    const DeliveryVerdict verdict = checker.verdict();
    QCOMPARE(verdict.lost, 100);
    QCOMPARE(verdict.examples.first(), u"message 1 of sender 0 was lost at receiver 0"_s);
    QVERIFY(verdict.examples.size() < 20);
    QVERIFY(verdict.summary().contains(u"100 lost"_s));
}

QTEST_APPLESS_MAIN(tst_DeliveryChecker)
#include "tst_deliverychecker.moc"
