#include "sessionfile.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

class tst_SessionFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void onlyTheNewestSessionsStay()
    {
        QTemporaryDir folder;
        const QStringList names{QStringLiteral("20260101-000000-000.hubtrace"),
            QStringLiteral("20260102-000000-000.hubtrace"), QStringLiteral("20260103-000000-000.hubtrace"),
            QStringLiteral("notes.txt")};
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        App::pruneSessions(folder.path(), 2);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name), names.mid(1));
    }

    void aFolderThatIsNotThereIsNoProblem()
    {
        App::pruneSessions(QStringLiteral("/nonexistent"), 2);
        QVERIFY(!QDir(QStringLiteral("/nonexistent")).exists());
    }

    void everySessionHasAFileOfItsOwnInTheDataFolder()
    {
        const QString path = App::newSessionFile();
        QVERIFY(path.startsWith(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)));
        QVERIFY(path.endsWith(QStringLiteral(".hubtrace")));
    }
};

QTEST_GUILESS_MAIN(tst_SessionFile)
#include "tst_sessionfile.moc"
