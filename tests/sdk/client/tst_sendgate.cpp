#include "client/sendgate.h"

#include <QStringList>
#include <QTest>

using namespace WebPubSub;

class tst_SendGate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensAndCloses_data();
    void opensAndCloses();
};

void tst_SendGate::opensAndCloses_data()
{
    // "s N": somebody sends while N bytes wait; "w N": the network took bytes, N are left. Marks 100 and 25.
    QTest::addColumn<QString>("story");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("open up to the mark") << u"s 0, s 100"_qs << u"yes yes"_qs;
    QTest::newRow("closed beyond it") << u"s 101, s 101"_qs << u"no no"_qs;
    QTest::newRow("closed until the low mark") << u"s 101, w 100, s 26, w 26, s 25"_qs << u"no - no - yes"_qs;
    QTest::newRow("news once") << u"s 101, w 25, w 10, s 10"_qs << u"no news - yes"_qs;
    QTest::newRow("no news when nobody was refused") << u"s 90, w 25, w 0"_qs << u"yes - -"_qs;
    QTest::newRow("news also when somebody else noticed first")
        << u"s 101, s 25, w 25"_qs << u"no yes news"_qs;
    QTest::newRow("not while it is full again") << u"s 101, s 0, w 101, w 100"_qs << u"no yes - news"_qs;
    QTest::newRow("again and again") << u"s 101, w 0, s 100, s 101, w 0"_qs << u"no news yes no news"_qs;
}

void tst_SendGate::opensAndCloses()
{
    QFETCH(QString, story);
    SendGate gate(100, 25);
    QStringList told;
    for (const QString &step : story.split(u", "_qs)) {
        const qint64 unsent = step.mid(2).toLongLong();
        if (step.startsWith(u's')) {
            told += gate.admits(unsent) ? u"yes"_qs : u"no"_qs;
        } else if (gate.hasNews(unsent)) {
            gate.takeNews();
            told += u"news"_qs;
        } else {
            told += u"-"_qs;
        }
    }
    QTEST(told.join(u' '), "outcome");
}

QTEST_GUILESS_MAIN(tst_SendGate)
#include "tst_sendgate.moc"
