#include "chatlines.h"

#include <QTest>

using namespace App;
using namespace Qt::StringLiterals;

class tst_ChatLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<ChatLine>("expected");
        const auto row = [](const char *name, const QString &line, const ChatLine &expected) {
            QTest::newRow(name) << line << expected;
        };
        row("text", u"hello  you "_s, SayLine{u"hello  you "_s});
        row("a slash inside", u"either/or"_s, SayLine{u"either/or"_s});
        row("a slash after a blank", u" /join x"_s, SayLine{u" /join x"_s});
        row("two slashes", u"//join x"_s, SayLine{u"/join x"_s});
        row("join", u"/join lobby"_s, JoinLine{u"lobby"_s});
        row("join with blanks", u"/join   my group "_s, JoinLine{u"my group"_s});
        row("leave", u"/leave lobby"_s, LeaveLine{u"lobby"_s});
        row("leave the one", u"/leave"_s, LeaveLine{});
        row("event", u"/event buy two  teas"_s, EventLine{u"buy"_s, u"two  teas"_s});
        row("event alone", u"/event buy"_s, EventLine{u"buy"_s, QString()});
        row("quit", u"/quit "_s, QuitLine{});
        row("help", u"/help"_s, HelpLine{});
    }
    void reads()
    {
        QFETCH(QString, line);
        QFETCH(ChatLine, expected);
        const auto parsed = parseChatLine(line);
        QVERIFY(parsed);
        QVERIFY(*parsed == expected);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("says");
        QTest::newRow("an unknown command") << u"/dance now"_s << u"CHAT_COMMAND"_s << u"/dance"_s;
        QTest::newRow("a slash alone") << u"/"_s << u"CHAT_COMMAND"_s << u"/help"_s;
        QTest::newRow("another case") << u"/Join x"_s << u"CHAT_COMMAND"_s << u"/Join"_s;
        QTest::newRow("join nothing") << u"/join "_s << u"CHAT_ARGUMENT"_s << u"/join GROUP"_s;
        QTest::newRow("no event") << u"/event"_s << u"CHAT_ARGUMENT"_s << u"/event NAME"_s;
        QTest::newRow("quit with a word") << u"/quit now"_s << u"CHAT_ARGUMENT"_s << u"alone"_s;
    }
    void refuses()
    {
        QFETCH(QString, line);
        QFETCH(QString, error);
        QFETCH(QString, says);
        const auto parsed = parseChatLine(line);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().name, error);
        QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
    }

    void helpNamesEveryCommand()
    {
        for (const QString &command : {u"/join"_s, u"/leave"_s, u"/event"_s, u"/quit"_s})
            QVERIFY(chatHelp().contains(command));
    }
};

Q_DECLARE_METATYPE(App::ChatLine)

QTEST_GUILESS_MAIN(tst_ChatLines)
#include "tst_chatlines.moc"
