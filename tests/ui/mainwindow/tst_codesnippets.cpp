#include "mainwindow/codesnippets.h"

#include <QTest>

using namespace Ui;

class TestCodeSnippets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientUsesTheOfficialPackages()
    {
        const QString code =
            CodeSnippets::client(QStringLiteral("demo"), QStringLiteral("lobby"), QStringLiteral("me"));
        QVERIFY(code.contains(QStringLiteral("from \"@azure/web-pubsub-client\"")));
        QVERIFY(code.contains(QStringLiteral("from \"@azure/web-pubsub\"")));
        QVERIFY(code.contains(QStringLiteral("process.env.WEBPUBSUB_CONNECTION_STRING, \"demo\"")));
        QVERIFY(code.contains(QStringLiteral("joinGroup(\"lobby\")")));
        QVERIFY(code.contains(QStringLiteral("userId: \"me\"")));
        QVERIFY2(!code.contains(QLatin1Char('%')), "a place was not filled");
    }

    void serverPublishesToTheGroup()
    {
        const QString code = CodeSnippets::server(QStringLiteral("demo"), QStringLiteral("lobby"));
        QVERIFY(code.contains(QStringLiteral("service.group(\"lobby\").sendToAll(")));
        QVERIFY2(!code.contains(QLatin1Char('%')), "a place was not filled");
    }

    void bothPackagesAreInstalled()
    {
        QVERIFY(CodeSnippets::install().contains(QStringLiteral("@azure/web-pubsub-client")));
        QVERIFY(CodeSnippets::install().contains(QStringLiteral("@azure/web-pubsub ")));
    }

    void hostileNamesStayInsideTheirQuotes()
    {
        const QString group = QStringLiteral("a\"); process.exit(); //\n");
        const QString code = CodeSnippets::server(QStringLiteral("demo"), group);
        QVERIFY(code.contains(QStringLiteral("\"a\\\"); process.exit(); //\\n\"")));
    }

    void shellLineQuotesTheSecret()
    {
        QCOMPARE(CodeSnippets::environmentLine(QStringLiteral("Endpoint=x;AccessKey=it's;")),
            QStringLiteral("export WEBPUBSUB_CONNECTION_STRING='Endpoint=x;AccessKey=it'\\''s;'"));
    }
};

QTEST_GUILESS_MAIN(TestCodeSnippets)
#include "tst_codesnippets.moc"
