#include "lineinput.h"
#include "lineoutput.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

using namespace App;
using namespace Qt::StringLiterals;

namespace {

struct Pipe {
    Pipe()
    {
        if (::pipe(ends.data()) != 0)
            qFatal("no pipe");
    }
    ~Pipe()
    {
        ::close(ends[0]);
        closeWriter();
    }
    void write(const QByteArray &bytes) { QVERIFY(writeAll(ends[1], bytes)); }
    void closeWriter()
    {
        if (ends[1] >= 0)
            ::close(std::exchange(ends[1], -1));
    }
    std::array<int, 2> ends{-1, -1};
};

//! What came, in order.
struct Reader {
    explicit Reader(int descriptor, qsizetype maxBytes = 100)
        : input(descriptor, maxBytes)
    {
        QObject::connect(
            &input, &LineInput::lineRead, [this](const QByteArray &line) { news += '<' + line + '>'; });
        QObject::connect(&input, &LineInput::lineTooLong, [this] { news += "too long"; });
        QObject::connect(&input, &LineInput::ended, [this] { news += " end"; });
    }
    LineInput input;
    QByteArray news;
};

} // namespace

class tst_LineInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }

    void readsAPipe()
    {
        Pipe pipe;
        Reader reader(pipe.ends[0]);
        pipe.write("one\ntw");
        QTRY_COMPARE(reader.news, QByteArray("<one>"));
        pipe.write("o\n" + QByteArray(101, 'x'));
        QTRY_COMPARE(reader.news, QByteArray("<one><two>too long"));
        pipe.write("\nthree");
        pipe.closeWriter();
        QTRY_COMPARE(reader.news, QByteArray("<one><two>too long<three> end"));
        QCoreApplication::processEvents();
        QCOMPARE(reader.news.count("end"), 1);
    }

    void aPipeThatIsClosedAtOnceEnds()
    {
        Pipe pipe;
        Reader reader(pipe.ends[0]);
        pipe.closeWriter();
        QTRY_COMPARE(reader.news, QByteArray(" end"));
    }

    void readsAFile()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const QByteArray line(90, 'y');
        for (int i = 0; i < 2000; ++i)
            file.write(line + '\n');
        file.flush();
        const int descriptor = ::open(qPrintable(file.fileName()), O_RDONLY);
        Reader reader(descriptor);
        QTRY_VERIFY(reader.news.endsWith(" end"));
        QCOMPARE(reader.news.count('<' + line + '>'), 2000);
        ::close(descriptor);
    }

    void leavesTheDescriptorsFlagsAlone()
    {
        Pipe pipe;
        const int before = ::fcntl(pipe.ends[0], F_GETFL);
        Reader reader(pipe.ends[0]);
        QCOMPARE(::fcntl(pipe.ends[0], F_GETFL), before);
    }

    void pausesBetweenLines()
    {
        Pipe pipe;
        Reader reader(pipe.ends[0]);
        QObject::connect(&reader.input, &LineInput::lineRead, &reader.input, [&](const QByteArray &line) {
            if (line == "b")
                reader.input.setPaused(true);
        });
        pipe.write("a\nb\nc\nd");
        pipe.closeWriter();
        QTRY_COMPARE(reader.news, QByteArray("<a><b>"));
        QCoreApplication::processEvents();
        QCOMPARE(reader.news, QByteArray("<a><b>"));
        reader.input.setPaused(false);
        QCOMPARE(reader.news, QByteArray("<a><b>")); // not inside of the call
        QTRY_COMPARE(reader.news, QByteArray("<a><b><c><d> end"));
    }

    void pausedItReadsNothing()
    {
        Pipe pipe;
        ::fcntl(pipe.ends[1], F_SETFL, O_NONBLOCK);
        Reader reader(pipe.ends[0]);
        reader.input.setPaused(true);
        const QByteArray lines("x\n");
        while (::write(pipe.ends[1], lines.data(), size_t(lines.size())) > 0) { }
        QCoreApplication::processEvents();
        QVERIFY(
            ::write(pipe.ends[1], lines.data(), size_t(lines.size())) < 0); // still full: the writer waits
        QVERIFY(reader.news.isEmpty());
    }

    void mayBeDeletedByALine()
    {
        Pipe pipe;
        auto input = std::make_unique<LineInput>(pipe.ends[0], 100);
        int lines = 0;
        QObject::connect(input.get(), &LineInput::lineRead, this, [&] {
            ++lines;
            input.reset();
        });
        pipe.write("a\nb\n");
        QTRY_COMPARE(lines, 1);
        QCoreApplication::processEvents();
        QCOMPARE(lines, 1);
    }

    void writesAllOrTellsThatNobodyReads()
    {
        Pipe pipe;
        ::fcntl(pipe.ends[1], F_SETFL, O_NONBLOCK); // as another program may have left it
        Reader reader(pipe.ends[0], 10'000'000);
        const QByteArray line(1'000'000, 'z'); // more than a pipe holds
        std::unique_ptr<QThread> writer(QThread::create([&] { pipe.write(line + '\n'); }));
        writer->start();
        QTRY_COMPARE(reader.news.size(), line.size() + 2);
        QVERIFY(writer->wait());
        ::close(std::exchange(pipe.ends[0], -1));
        QVERIFY(!writeAll(pipe.ends[1], "x"));
    }
};

QTEST_GUILESS_MAIN(tst_LineInput)
#include "tst_lineinput.moc"
