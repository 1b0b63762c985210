#include "mainwindow/connectionstringline.h"

#include <QTest>

using namespace Ui;

class TestConnectionStringLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keyIsHiddenUntilRevealed()
    {
        ConnectionStringLine line;
        line.setConnectionString(
            QStringLiteral("Endpoint=http://localhost:80;accesskey=very secret;Version=1.0;"));
        QVERIFY(!line.shownText().contains(QStringLiteral("secret")));
        QVERIFY(!line.accessibleName().contains(QStringLiteral("secret")));
        QVERIFY(line.shownText().startsWith(QStringLiteral("Endpoint=http://localhost:80;accesskey=")));
        line.setRevealed(true);
        QVERIFY(line.shownText().contains(QStringLiteral("very secret")));
        line.setRevealed(false);
        QVERIFY(!line.accessibleName().contains(QStringLiteral("secret")));
    }

    void dotsDoNotTellTheLength()
    {
        ConnectionStringLine a, b;
        a.setConnectionString(QStringLiteral("AccessKey=1;"));
        b.setConnectionString(QStringLiteral("AccessKey=1234567890123456789012345678901234567890;"));
        QCOMPARE(a.shownText(), b.shownText());
    }

    void keyWithEqualsSignsStaysWhole()
    {
        ConnectionStringLine line;
        line.setRevealed(true);
        line.setConnectionString(QStringLiteral("AccessKey=abc==;"));
        QCOMPARE(line.shownText(), QStringLiteral("AccessKey=abc==;"));
    }

    void patternWhileThereIsNone()
    {
        const ConnectionStringLine line;
        QVERIFY(line.shownText().contains(QStringLiteral("port")));
        QVERIFY(line.shownText().contains(QStringLiteral("made at start")));
    }

    void paintsInAnyWidth()
    {
        ConnectionStringLine line;
        line.setConnectionString(QStringLiteral("Endpoint=http://localhost:80;AccessKey=abc;"));
        line.resize(60, 20);
        QVERIFY(!line.grab().isNull());
    }
};

QTEST_MAIN(TestConnectionStringLine)
#include "tst_connectionstringline.moc"
