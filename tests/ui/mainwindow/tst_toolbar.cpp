#include "mainwindow/toolbar.h"

#include "mainwindow/gotobutton.h"
#include "shared/chip.h"
#include "shared/hubstyle.h"
#include "shared/theme.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Ui;

class TestToolBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Scheme::Light);
        QApplication::setStyle(new HubStyle);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_window = std::make_unique<QMainWindow>();
        m_actions = makeActions(m_window.get());
        m_bar = new ToolBar(m_actions, m_window.get());
        m_window->addToolBar(m_bar);
        m_window->resize(1440, 200);
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void chipFollowsTheHub()
    {
        Chip *chip = m_bar->findChild<Chip *>();
        QCOMPARE(chip->text(), QStringLiteral("Local hub stopped"));
        m_bar->setHubStatus({.starting = true});
        QVERIFY(!chip->isEnabled());
        m_bar->setHubStatus({.running = true, .endpoint = QStringLiteral("127.0.0.1:43127")});
        QCOMPARE(chip->text(), QStringLiteral("Local hub running"));
        QCOMPARE(chip->detail(), QStringLiteral("127.0.0.1:43127"));
        QVERIFY(chip->accessibleName().contains(QStringLiteral("43127")));
        QSignalSpy activated(m_bar, &ToolBar::hubActivated);
        chip->click();
        QCOMPARE(activated.size(), 1);
    }

    void givesWayInOrder()
    {
        m_bar->setHubStatus({.running = true, .endpoint = QStringLiteral("127.0.0.1:43127")});
        Chip *chip = m_bar->findChild<Chip *>();
        auto *goTo = m_bar->findChild<GoToButton *>();
        const QToolButton *words = nullptr;
        for (const QToolButton *button : m_bar->findChildren<QToolButton *>())
            words = button->text() == QLatin1String("Connect") ? button : words;
        QVERIFY(words);
        const int full = goTo->sizeHint().width();
        int hintGone = 0, portGone = 0, wordsGone = 0;
        for (int width = 1440; width > 560; width -= 4) {
            m_window->resize(width, 200);
            hintGone = hintGone || goTo->sizeHint().width() == full ? hintGone : width;
            portGone = portGone || !chip->detail().isEmpty() ? portGone : width;
            wordsGone = wordsGone || words->toolButtonStyle() != Qt::ToolButtonIconOnly ? wordsGone : width;
        }
        QVERIFY(hintGone > portGone);
        QVERIFY(portGone > wordsGone);
        QVERIFY2(wordsGone > 0, "the words never gave way");
        m_window->resize(1440, 200);
        QVERIFY(!chip->detail().isEmpty());
    }

    void buttonsCarryOutTheirActions()
    {
        QSignalSpy paused(m_actions.pause, &QAction::toggled);
        QSignalSpy gone(m_actions.goTo, &QAction::triggered);
        for (QToolButton *button : m_bar->findChildren<QToolButton *>()) {
            if (button->defaultAction() == m_actions.pause)
                button->click();
        }
        m_bar->findChild<GoToButton *>()->click();
        QCOMPARE(paused.size(), 1);
        QCOMPARE(gone.size(), 1);
    }

    void onePresetAtATime()
    {
        m_actions.chat->trigger();
        m_actions.debug->trigger();
        QVERIFY(!m_actions.chat->isChecked());
        QVERIFY(m_actions.debug->isChecked());
    }

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QMainWindow> m_window;
    Actions m_actions{};
    ToolBar *m_bar = nullptr;
};

QTEST_MAIN(TestToolBar)
#include "tst_toolbar.moc"
