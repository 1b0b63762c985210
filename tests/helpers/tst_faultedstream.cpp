#include "helpers/faultedstream.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Step = FaultedStream::Step;

class tst_FaultedStream : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passes_data();
    void passes();
    void strikesWithoutAnotherByte();
    void strikesAtOnceWhenTheByteIsPast();
    void swallows();
};

namespace {

//! What next() says until it is idle: bytes as they are, a strike as its byte in brackets.
QString told(FaultedStream &stream)
{
    QStringList words;
    for (Step step = stream.next(); step.kind != Step::Idle; step = stream.next()) {
        words +=
            step.kind == Step::Write ? QString::fromLatin1(step.bytes) : u"[%1]"_s.arg(step.fault.atByte);
    }
    return words.join(u' ');
}

} // namespace

void tst_FaultedStream::passes_data()
{
    QTest::addColumn<QList<int>>("faults");
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<QString>("expected");
    QTest::newRow("untouched") << QList<int>{} << QByteArrayList{"abc", "de"} << u"abc de"_s;
    QTest::newRow("before the first byte") << QList<int>{0} << QByteArrayList{"abc"} << u"[0] abc"_s;
    QTest::newRow("in the midst") << QList<int>{2} << QByteArrayList{"abcd"} << u"ab [2] cd"_s;
    QTest::newRow("at the end of a piece") << QList<int>{3} << QByteArrayList{"abc", "d"} << u"abc [3] d"_s;
    QTest::newRow("in a later piece") << QList<int>{4} << QByteArrayList{"abc", "def"} << u"abc d [4] ef"_s;
    QTest::newRow("several, given in any order")
        << QList<int>{4, 1} << QByteArrayList{"abcdef"} << u"a [1] bcd [4] ef"_s;
    QTest::newRow("two at one byte") << QList<int>{1, 1} << QByteArrayList{"ab"} << u"a [1] [1] b"_s;
    QTest::newRow("never reached") << QList<int>{9} << QByteArrayList{"abc"} << u"abc"_s;
}

void tst_FaultedStream::passes()
{
    QFETCH(QList<int>, faults);
    QFETCH(QByteArrayList, pieces);
    QFETCH(QString, expected);
    FaultedStream stream;
    for (const int atByte : faults)
        stream.add({.kind = Fault::Delay, .atByte = atByte});
    QStringList words;
    qint64 size = 0;
    for (const QByteArray &piece : pieces) {
        stream.feed(piece);
        size += piece.size();
        words += told(stream);
    }
    QCOMPARE(words.join(u' '), expected);
    QCOMPARE(stream.passed(), size);
    QVERIFY(stream.isEmpty());
}

void tst_FaultedStream::strikesWithoutAnotherByte()
{
    FaultedStream stream;
    stream.feed("abc");
    QCOMPARE(told(stream), u"abc"_s);
    stream.add({.kind = Fault::Fin, .atByte = 3});
    QCOMPARE(told(stream), u"[3]"_s);
}

void tst_FaultedStream::strikesAtOnceWhenTheByteIsPast()
{
    FaultedStream stream;
    stream.feed("abc");
    QCOMPARE(told(stream), u"abc"_s);
    stream.add({.kind = Fault::Fin, .atByte = 1});
    stream.feed("de");
    QCOMPARE(told(stream), u"[1] de"_s);
}

void tst_FaultedStream::swallows()
{
    FaultedStream stream;
    stream.add({.kind = Fault::Fin, .atByte = 4});
    stream.feed("abc");
    QCOMPARE(told(stream), u"abc"_s);
    stream.feed("d");
    stream.swallow();
    stream.feed("ef");
    QCOMPARE(told(stream), QString());
    QCOMPARE(stream.passed(), 3);
    QVERIFY(stream.isSwallowed());
}

QTEST_APPLESS_MAIN(tst_FaultedStream)
#include "tst_faultedstream.moc"
