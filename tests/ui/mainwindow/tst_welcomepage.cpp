#include "mainwindow/welcomepage.h"

#include "helpers/privatesettings.h"
#include "mainwindow/connectionstringline.h"
#include "mainwindow/firststeps.h"
#include "mainwindow/steplist.h"
#include "mainwindow/welcomecard.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Ui;

class TestWelcomePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings.clear();
        m_steps = std::make_unique<FirstSteps>();
        m_page = std::make_unique<WelcomePage>(m_steps.get());
        m_page->resize(1208, 750);
        m_page->show();
        m_page->activateWindow();
    }

    void cardsAsk()
    {
        const QList<WelcomeCard *> cards = m_page->findChildren<WelcomeCard *>();
        QCOMPARE(cards.size(), 3);
        QSignalSpy tried(m_page.get(), &WelcomePage::tryRequested);
        QSignalSpy connected(m_page.get(), &WelcomePage::connectRequested);
        QSignalSpy coded(m_page.get(), &WelcomePage::codeRequested);
        for (WelcomeCard *card : cards)
            card->click();
        QCOMPARE(tried.size(), 1);
        QCOMPARE(connected.size(), 1);
        QCOMPARE(coded.size(), 1);
    }

    void firstCardHasTheFocusAndEnterTakesIt()
    {
        QTRY_VERIFY(m_page->isActiveWindow());
        m_page->focusFirstCard();
        auto *focused = qobject_cast<WelcomeCard *>(QApplication::focusWidget());
        QVERIFY(focused);
        QCOMPARE(focused->text(), QStringLiteral("Try it now"));
        QSignalSpy tried(m_page.get(), &WelcomePage::tryRequested);
        QTest::keyClick(focused, Qt::Key_Return);
        QTest::keyClick(m_page.get(), Qt::Key_Enter);
        QCOMPARE(tried.size(), 2);
    }

    void connectionStringComesWithTheHubAndHidesItsKey()
    {
        auto *line = m_page->findChild<ConnectionStringLine *>();
        QToolButton *copy = button(QStringLiteral("Copy the connection string"));
        QVERIFY(!copy->isEnabled());
        QVERIFY(!copy->toolTip().isEmpty());
        m_page->setHubStatus({.running = true,
            .endpoint = QStringLiteral("127.0.0.1:43127"),
            .connectionString =
                QStringLiteral("Endpoint=http://127.0.0.1:43127;AccessKey=secret;Version=1.0;")});
        QVERIFY(line->shownText().contains(QStringLiteral("43127")));
        QVERIFY(!line->shownText().contains(QStringLiteral("secret")));
        QSignalSpy copied(m_page.get(), &WelcomePage::copyRequested);
        copy->click();
        QCOMPARE(copied.size(), 1);
    }

    void stepsCanBeSentAway()
    {
        auto *list = m_page->findChild<StepList *>();
        QVERIFY(list->isVisible());
        button(QStringLiteral("Don’t show again"))->click();
        QVERIFY(!list->isVisible());
        QVERIFY(m_steps->isDismissed());
    }

    void narrowPageKeepsEveryCardInside()
    {
        m_page->resize(640, 500);
        QCoreApplication::processEvents();
        for (const WelcomeCard *card : m_page->findChildren<WelcomeCard *>()) {
            const QRect place(card->mapTo(m_page.get(), QPoint(0, 0)), card->size());
            QVERIFY(place.left() >= 0 && place.right() < m_page->width());
            QVERIFY(card->height() >= card->heightForWidth(card->width()));
        }
    }

private:
    QToolButton *button(const QString &name) const
    {
        for (QToolButton *found : m_page->findChildren<QToolButton *>()) {
            if (found->accessibleName() == name || found->text() == name)
                return found;
        }
        return nullptr;
    }

    PrivateSettings m_settings;
    std::unique_ptr<FirstSteps> m_steps;
    std::unique_ptr<WelcomePage> m_page;
};

QTEST_MAIN(TestWelcomePage)
#include "tst_welcomepage.moc"
