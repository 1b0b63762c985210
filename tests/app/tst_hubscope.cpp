// The window's program from outside: its options, and the demo with its pictures.
#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class tst_Hubscope : public QObject {
    Q_OBJECT

    struct Run {
        int exitCode = -1;
        QString out;
        QString err;
    };

    static Run run(const QStringList &arguments, int milliseconds)
    {
        QProcess process;
        QTemporaryDir home;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), home.path());
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(HUBSCOPE_BINARY), arguments);
        if (!process.waitForFinished(milliseconds))
            process.kill();
        return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = QString::fromUtf8(process.readAllStandardOutput()),
            .err = QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void wrongOptions_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("theme") << QStringList{QStringLiteral("--theme"), QStringLiteral("pink")}
                               << QStringLiteral("light, dark or system");
        QTest::newRow("size") << QStringList{QStringLiteral("--size"), QStringLiteral("big")}
                              << QStringLiteral("WIDTHxHEIGHT");
        QTest::newRow("a size nobody can use")
            << QStringList{QStringLiteral("--size"), QStringLiteral("10x10")} << QStringLiteral("640x480");
        QTest::newRow("time") << QStringList{QStringLiteral("--exit-after"), QStringLiteral("soon")}
                              << QStringLiteral("whole seconds");
        QTest::newRow("a stray word") << QStringList{QStringLiteral("hello")} << QStringLiteral("hello");
    }

    void wrongOptions()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Run result = run(arguments, 20'000);
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains(says), qPrintable(result.err));
    }

    void theVersionIsTold()
    {
        const Run result = run({QStringLiteral("--version")}, 20'000);
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.out.startsWith(QStringLiteral("hubscope ")), qPrintable(result.out));
    }

    void theDemoPlaysAndWritesAPictureOfEachScreen()
    {
        QTemporaryDir folder;
        const Run result =
            run({QStringLiteral("--demo"), QStringLiteral("--screenshot"), folder.path(),
                    QStringLiteral("--exit-after"), QStringLiteral("20"), QStringLiteral("--size"),
                    QStringLiteral("1440x900"), QStringLiteral("--theme"), QStringLiteral("dark")},
                60'000);
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        for (const char *name :
            {"welcome", "debug", "recovering", "composer-error", "chat", "connect", "use-from-code"}) {
            const QImage picture(folder.filePath(QString::fromLatin1(name) + QStringLiteral(".png")));
            QVERIFY2(!picture.isNull(), name);
        }
        QCOMPARE(QImage(folder.filePath(QStringLiteral("debug.png"))).size(), QSize(1440, 900));
    }
};

QTEST_GUILESS_MAIN(tst_Hubscope)
#include "tst_hubscope.moc"
