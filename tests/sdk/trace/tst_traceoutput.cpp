#include "trace/traceoutput.h"

#include <QTemporaryDir>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

// A file on a disk with little room: takes a part of what does not fit, as a system does.
class SmallFile : public QFile {
public:
    using QFile::QFile;
    qint64 room = 0;

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 taken = std::min(size, room);
        room -= taken;
        if (taken > 0 && QFile::writeData(data, taken) != taken)
            return -1;
        return taken > 0 ? taken : -1;
    }
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

class TestTraceOutput : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void bytesAreWithTheSystemAtOnce()
    {
        const QString path = m_folder.filePath(u"a"_s);
        auto output = TraceFileOutput::create(path);
        QVERIFY(output);
        QVERIFY((*output)->append("one\n"));
        QCOMPARE(contents(path), QByteArray("one\n"));
        QVERIFY((*output)->append("two\n"));
        QCOMPARE(contents(path), QByteArray("one\ntwo\n"));
    }

    void createStartsEmpty()
    {
        const QString path = m_folder.filePath(u"b"_s);
        QVERIFY((*TraceFileOutput::create(path))->append("old\n"));
        auto output = TraceFileOutput::create(path);
        QVERIFY((*output)->append("new\n"));
        QCOMPARE(contents(path), QByteArray("new\n"));
    }

    void aPartThatFitsIsTakenBack()
    {
        const QString path = m_folder.filePath(u"c"_s);
        auto small = std::make_unique<SmallFile>(path);
        SmallFile *disk = small.get();
        QVERIFY(small->open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        TraceFileOutput output(std::move(small));
        disk->room = 6;
        QVERIFY(output.append("one\n"));
        QVERIFY(!output.append("two\n"));
        QCOMPARE(contents(path), QByteArray("one\n"));
        QVERIFY(!output.append("two\n"));
        disk->room = 100;
        QVERIFY(output.append("two\n"));
        QCOMPARE(contents(path), QByteArray("one\ntwo\n"));
    }

    void aFullDiskSaysSo()
    {
        auto full = std::make_unique<QFile>(u"/dev/full"_s);
        if (!full->open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            QSKIP("this system has no /dev/full");
        TraceFileOutput output(std::move(full));
        QVERIFY(!output.append("one\n"));
        QVERIFY2(output.errorText().contains(u"space"_s), qPrintable(output.errorText()));
    }
};

QTEST_GUILESS_MAIN(TestTraceOutput)
#include "tst_traceoutput.moc"
