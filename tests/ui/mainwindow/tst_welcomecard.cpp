#include "mainwindow/welcomecard.h"

#include "shared/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace Ui;

class TestWelcomeCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enterAndSpaceAreClicks()
    {
        WelcomeCard card(QStringLiteral("play"), QStringLiteral("Try it now"), QStringLiteral("Enter"), {});
        QSignalSpy clicked(&card, &WelcomeCard::clicked);
        QTest::keyClick(&card, Qt::Key_Return);
        QTest::keyClick(&card, Qt::Key_Space);
        QCOMPARE(clicked.size(), 2);
    }

    void growsWithTheText()
    {
        const WelcomeCard small(QStringLiteral("play"), QStringLiteral("Try"), {}, QStringLiteral("Short."));
        const WelcomeCard large(
            QStringLiteral("play"), QStringLiteral("Try"), {}, QStringLiteral("Many words. ").repeated(30));
        QCOMPARE(small.sizeHint(), QSize(280, 120));
        QVERIFY(large.sizeHint().height() > 200);
        QVERIFY(large.heightForWidth(200) > large.heightForWidth(280));
    }

    void defaultIsTinted()
    {
        const Theme theme(Scheme::Light);
        WelcomeCard card(QStringLiteral("play"), QStringLiteral("Try"), {}, {});
        card.resize(card.sizeHint());
        const QPoint inside(140, 100);
        QCOMPARE(card.grab().toImage().pixelColor(inside), theme.color(Token::Base));
        card.setDefault(true);
        QCOMPARE(card.grab().toImage().pixelColor(inside), theme.color(Token::Tint));
    }
};

QTEST_MAIN(TestWelcomeCard)
#include "tst_welcomecard.moc"
