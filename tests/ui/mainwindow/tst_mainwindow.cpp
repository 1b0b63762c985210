// The window as a whole: nothing unnamed, presets, and the way from the welcome page into the talk.
#include "mainwindow/mainwindow.h"

#include "composer/composer.h"
#include "connections/connectionlistmodel.h"
#include "connections/connectionpanel.h"
#include "helpers/privatesettings.h"
#include "mainwindow/keysdialog.h"
#include "mainwindow/statusstrip.h"
#include "mainwindow/tracefold.h"
#include "mainwindow/usefromcodedialog.h"
#include "mainwindow/welcomecard.h"
#include "mainwindow/welcomepage.h"
#include "rooms/timelinepanel.h"
#include "shared/hubstyle.h"
#include "shared/theme.h"
#include "trace/inspector.h"
#include "trace/tracepanel.h"
#include "workspace/cast.h"
#include "workspace/workspace.h"

#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Ui;

namespace {

//! Whether the keyboard can come to rest here.
bool takesFocus(const QWidget *widget)
{
    // Those with a proxy hand the focus on; the list of a combo box speaks with the name of its box.
    if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy()
        || widget->inherits("QComboBoxListView"))
        return false;
    // A link stays hidden until it gets its text, which then is its name.
    const auto *button = qobject_cast<const QToolButton *>(widget);
    return !button || !button->isHidden() || !button->text().isEmpty() || !button->icon().isNull();
}

//! As a screen reader would say it.
QString spokenName(QWidget *widget)
{
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
    return spoken ? spoken->text(QAccessible::Name) : QString();
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new HubStyle);
        m_theme = std::make_unique<Theme>(Scheme::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_settings.clear();
        m_workspace = std::make_unique<Workspace>(m_folder.filePath(QStringLiteral("session.hubtrace")));
        open();
    }
    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void everyFocusableWidgetHasAName()
    {
        m_window->setPreset(QStringLiteral("debug"));
        startTalk();
        QStringList nameless;
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (takesFocus(widget) && spokenName(widget).isEmpty())
                nameless << QStringLiteral("%1 in %2")
                                .arg(QString::fromLatin1(widget->metaObject()->className()),
                                    QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    }

    void presetsShowWhatTheySay()
    {
        m_window->setPreset(QStringLiteral("debug"));
        QVERIFY(shown<TracePanel>() && shown<Inspector>() && shown<ConnectionPanel>());
        QVERIFY(!shown<TraceFold>());
        m_window->setPreset(QStringLiteral("chat"));
        QVERIFY(!shown<TracePanel>() && !shown<Inspector>() && shown<ConnectionPanel>());
        QVERIFY(shown<TraceFold>());
        m_window->setPreset(QStringLiteral("present"));
        QVERIFY(!shown<TracePanel>() && !shown<Inspector>() && !shown<ConnectionPanel>());
        m_window->setPreset(QStringLiteral("no such preset"));
        QCOMPARE(m_window->preset(), QStringLiteral("present"));
    }

    void narrowWindowPutsTheInspectorIntoATab()
    {
        m_window->setPreset(QStringLiteral("debug"));
        auto *inspector = m_window->findChild<Inspector *>();
        const int besideAt = inspector->mapTo(m_window.get(), QPoint()).x();
        QVERIFY(besideAt > m_window->width() / 2);
        m_window->resize(880, 800);
        QVERIFY(m_window->findChild<QDockWidget *>(QStringLiteral("inspector"))->isHidden());
        QVERIFY(m_window->findChild<QDockWidget *>(QStringLiteral("trace"))->isAncestorOf(inspector));
        m_window->resize(1440, 800);
        QVERIFY(m_window->findChild<QDockWidget *>(QStringLiteral("inspector"))->isAncestorOf(inspector));
        QTRY_VERIFY(inspector->isVisible());
    }

    void welcomeLeadsIntoTheTalk()
    {
        QVERIFY(shown<WelcomePage>());
        startTalk();
        QVERIFY(!shown<WelcomePage>());
        QVERIFY(shown<TimelinePanel>());
        QCOMPARE(m_window->findChild<Composer *>()->speaker(), m_workspace->currentConnection());
        QTRY_VERIFY(m_window->findChild<StatusStrip *>()->text().contains(QStringLiteral("4 connected")));
        m_window->showWelcome();
        QVERIFY(shown<WelcomePage>());
    }

    void lastConnectionGoneLeadsBackToWelcome()
    {
        startTalk();
        for (const ConnectionStatus &status : m_workspace->connections()->all())
            m_workspace->removeConnection(status.id);
        QTRY_VERIFY(shown<WelcomePage>());
    }

    void altAndADigitSpeaksAsThatUser()
    {
        startTalk();
        QTRY_VERIFY(m_window->isActiveWindow());
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
        QTRY_COMPARE(m_workspace->currentConnection(), QStringLiteral("bob"));
        QCOMPARE(m_window->findChild<Composer *>()->speaker(), QStringLiteral("bob"));
    }

    void dialogsOpenWithoutBlocking()
    {
        m_window->showUseFromCode();
        QTRY_VERIFY(m_window->findChild<UseFromCodeDialog *>());
        m_window->findChild<UseFromCodeDialog *>()->reject();
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        QTest::keyClick(m_window.get(), Qt::Key_Slash, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<KeysDialog *>());
        m_window->findChild<KeysDialog *>()->reject();
        m_window->showConnectDialog();
        QTRY_VERIFY(QApplication::activeModalWidget());
        qobject_cast<QDialog *>(QApplication::activeModalWidget())->reject();
    }

    void arrangementAndThemeAreRemembered()
    {
        m_window->setPreset(QStringLiteral("debug"));
        m_theme->setScheme(Scheme::Dark);
        m_window->resize(1200, 820);
        m_window->close();
        m_window.reset();
        m_theme->setScheme(Scheme::System);
        open();
        QCOMPARE(m_window->preset(), QStringLiteral("debug"));
        QCOMPARE(m_window->size(), QSize(1200, 820));
        QVERIFY(shown<TracePanel>());
        QVERIFY(m_theme->isDark());
        m_theme->setScheme(Scheme::Light);
    }

    void damagedSettingsDoNotStopTheStart()
    {
        m_window.reset();
        QSettings settings;
        settings.setValue(QStringLiteral("window/geometry"), QByteArray("junk"));
        settings.setValue(QStringLiteral("window/state"), QByteArray("junk"));
        settings.setValue(QStringLiteral("window/preset"), QStringLiteral("junk"));
        settings.setValue(QStringLiteral("window/theme"), 99);
        settings.setValue(QStringLiteral("trace/columns"), QByteArray("junk"));
        open();
        QVERIFY(m_window->isVisible());
        QVERIFY(shown<WelcomePage>());
        m_theme->setScheme(Scheme::Light);
    }

private:
    void open()
    {
        m_window = std::make_unique<MainWindow>(m_workspace.get(), m_theme.get());
        m_window->show();
        m_window->activateWindow();
    }

    void startTalk()
    {
        m_window->findChildren<WelcomeCard *>().constFirst()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->membersOf(lobby).size(), 4, 10'000);
    }

    template <typename Panel>
    bool shown() const
    {
        return m_window->findChild<Panel *>()->isVisible();
    }

    PrivateSettings m_settings;
    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
