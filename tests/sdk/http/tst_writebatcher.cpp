#include "http/writebatcher.h"

#include <QTest>

#include <functional>

using namespace WebPubSub;

namespace {

struct Writer : BatchedWriter {
    int writes = 0;
    std::function<void()> onWrite;

    void writeBatch() override
    {
        ++writes;
        if (onWrite)
            onWrite();
    }
};

} // namespace

class tst_WriteBatcher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesAtTheEndOfTheTurn();
    void writesAgainWhenAddedWhileWriting();
    void forgetsARemovedWriter();
    void letsAWriterRemoveAnother();
};

void tst_WriteBatcher::writesAtTheEndOfTheTurn()
{
    WriteBatcher batcher;
    Writer a;
    Writer b;
    batcher.add(&a);
    batcher.add(&b);
    QCOMPARE(a.writes, 0);
    QCoreApplication::sendPostedEvents(&batcher);
    QCOMPARE(a.writes, 1);
    QCOMPARE(b.writes, 1);
    QCoreApplication::sendPostedEvents(&batcher);
    QCOMPARE(a.writes, 1);
}

void tst_WriteBatcher::writesAgainWhenAddedWhileWriting()
{
    WriteBatcher batcher;
    Writer a;
    a.onWrite = [&] {
        if (a.writes == 1)
            batcher.add(&a);
    };
    batcher.add(&a);
    QTRY_COMPARE(a.writes, 2);
}

void tst_WriteBatcher::forgetsARemovedWriter()
{
    WriteBatcher batcher;
    Writer kept;
    {
        Writer gone;
        batcher.add(&gone);
        batcher.add(&kept);
        batcher.remove(&gone);
    }
    QCoreApplication::sendPostedEvents(&batcher);
    QCOMPARE(kept.writes, 1);
}

void tst_WriteBatcher::letsAWriterRemoveAnother()
{
    WriteBatcher batcher;
    Writer a;
    Writer b;
    a.onWrite = [&] { batcher.remove(&b); };
    batcher.add(&a);
    batcher.add(&b);
    QCoreApplication::sendPostedEvents(&batcher);
    QCOMPARE(a.writes, 1);
    QCOMPARE(b.writes, 0);
}

QTEST_GUILESS_MAIN(tst_WriteBatcher)
#include "tst_writebatcher.moc"
