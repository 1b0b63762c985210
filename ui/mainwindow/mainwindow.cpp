#include "mainwindow/mainwindow.h"

#include "composer/composer.h"
#include "connections/connectiondialog.h"
#include "connections/connectionlistmodel.h"
#include "connections/connectionpanel.h"
#include "mainwindow/aboutbox.h"
#include "mainwindow/actionwiring.h"
#include "mainwindow/checklistcard.h"
#include "mainwindow/destinations.h"
#include "mainwindow/docks.h"
#include "mainwindow/firststepsguide.h"
#include "mainwindow/keysdialog.h"
#include "mainwindow/menus.h"
#include "mainwindow/noticeboard.h"
#include "mainwindow/panelwiring.h"
#include "mainwindow/reach.h"
#include "mainwindow/statusstrip.h"
#include "mainwindow/toolbar.h"
#include "mainwindow/tracefold.h"
#include "mainwindow/usefromcodedialog.h"
#include "mainwindow/welcomepage.h"
#include "rooms/roompanel.h"
#include "rooms/timelinemodel.h"
#include "rooms/timelinepanel.h"
#include "rooms/timelineview.h"
#include "shared/theme.h"
#include "trace/inspector.h"
#include "trace/tracepanel.h"
#include "workspace/cast.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr QSize firstSize(1440, 900);
constexpr QSize leastSize(720, 480);
constexpr int stateVersion = 1; // of saveState(): raise it when docks or bars change

QString presetKey()
{
    return QStringLiteral("window/preset");
}

QString geometryKey()
{
    return QStringLiteral("window/geometry");
}

QString stateKey()
{
    return QStringLiteral("window/state");
}

QString themeKey()
{
    return QStringLiteral("window/theme");
}

QString columnsKey()
{
    return QStringLiteral("trace/columns");
}

} // namespace

MainWindow::MainWindow(Workspace *workspace, Theme *theme, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_actions(makeActions(this))
    , m_steps(new FirstSteps(this))
    , m_notices(new NoticeBoard(this))
    , m_preset(QStringLiteral("chat"))
{
    setWindowTitle(QStringLiteral("Hubscope"));
    setMinimumSize(leastSize);
    setDocumentMode(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCentralWidget(makeCentre());
    makeDocks();
    makeBars();

    auto *panels = new PanelWiring(workspace, m_panels, m_notices, this);
    connect(panels, &PanelWiring::traceWanted, this, &MainWindow::showTrace);
    connect(panels, &PanelWiring::newConnectionRequested, this, &MainWindow::showConnectDialog);
    new ActionWiring(workspace, m_panels, m_actions, this);
    wireWindow();
    wirePresets();
    wireTheme();
    wireStatus();
    restore();
    if (workspace->currentConnection().isEmpty())
        showWelcome();
    else
        showChat();
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::makeCentre()
{
    m_centre = new QStackedWidget(this);
    m_welcome = new WelcomePage(m_steps, m_centre);
    m_chat = new QWidget(m_centre);
    m_panels.timeline = new TimelinePanel(m_chat);
    m_panels.composer = new Composer(m_chat);
    auto *cut = new QToolButton(m_chat);
    cut->setDefaultAction(m_actions.cutCurrent);
    cut->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    cut->setIconSize({14, 14});
    cut->setAutoRaise(true);
    m_panels.timeline->addCornerWidget(cut);
    auto *column = new QVBoxLayout(m_chat);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_panels.timeline, 1);
    column->addWidget(m_panels.composer);
    m_centre->addWidget(m_welcome);
    m_centre->addWidget(m_chat);
    m_notices->addBanner(m_welcome->banner());
    connect(m_welcome, &WelcomePage::tryRequested, m_workspace, &Workspace::tryItNow);
    connect(m_welcome, &WelcomePage::connectRequested, this, &MainWindow::showConnectDialog);
    connect(m_welcome, &WelcomePage::codeRequested, this, [this] {
        m_workspace->startHub();
        showUseFromCode();
    });
    connect(m_welcome, &WelcomePage::copyRequested, m_actions.copyConnectionString, &QAction::trigger);
    connect(m_welcome, &WelcomePage::keysRequested, this, &MainWindow::showKeys);
    return m_centre;
}

void MainWindow::makeDocks()
{
    m_panels.connections = new ConnectionPanel(m_workspace->connections(), this);
    m_panels.rooms = new RoomPanel(m_workspace->rooms(), this);
    m_panels.trace = new TracePanel(m_workspace->traceStore(), this);
    m_panels.inspector = new Inspector(m_workspace->traceStore(), this);
    m_checklist = new ChecklistCard(m_steps, this);
    auto *guide = new FirstStepsGuide(m_steps, m_workspace, m_panels, this);
    connect(m_checklist, &ChecklistCard::showRequested, guide, &FirstStepsGuide::lead);
    const QString keys = m_actions.goToTrace->shortcut().toString(QKeySequence::NativeText);
    auto *fold = new TraceFold(
        m_workspace->traceStore(), [this](const QString &lane) { return m_workspace->laneOf(lane); },
        tr("%1 opens the trace").arg(keys), this);
    m_docks = new Docks(this, m_panels, m_checklist, fold);
}

void MainWindow::makeBars()
{
    m_bar = new ToolBar(m_actions, this);
    addToolBar(m_bar);
    m_status = new StatusStrip(this);
    setStatusBar(m_status);
    fillMenuBar(menuBar(), m_actions, m_docks->toggleActions());
    // Top to bottom, left to right, as they are seen.
    for (QWidget *pane : std::initializer_list<QWidget *>{m_bar, m_panels.connections, m_panels.rooms,
             m_welcome, m_panels.timeline, m_panels.composer, m_panels.inspector, m_panels.trace})
        m_panes.add(pane);
}

void MainWindow::wireWindow()
{
    connect(m_actions.newConnection, &QAction::triggered, this, &MainWindow::showConnectDialog);
    connect(m_actions.useFromCode, &QAction::triggered, this, &MainWindow::showUseFromCode);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.goTo, &QAction::triggered, this, &MainWindow::showQuickSwitch);
    connect(m_actions.welcome, &QAction::triggered, this, &MainWindow::showWelcome);
    connect(m_actions.fullScreen, &QAction::triggered, this,
        [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    for (QAction *action : {m_actions.find, m_actions.filterTrace}) {
        connect(action, &QAction::triggered, this, [this] {
            showTrace();
            m_panels.trace->focusFilter();
        });
    }
    connect(m_actions.goToChat, &QAction::triggered, this, [this] {
        showChat();
        m_panels.composer->focusEditor();
    });
    connect(m_actions.goToTrace, &QAction::triggered, this, [this] {
        showTrace();
        Panes::focusInto(m_panels.trace);
    });
    connect(m_actions.nextPane, &QAction::triggered, this, [this] { m_panes.focusNext(false); });
    connect(m_actions.previousPane, &QAction::triggered, this, [this] { m_panes.focusNext(true); });
    connect(m_actions.movable, &QAction::toggled, m_docks, &Docks::setMovable);
    connect(m_actions.resetLayout, &QAction::triggered, this, [this] { setPreset(m_preset); });
    connect(m_actions.keys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(m_actions.about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_actions.joinRoom, &QAction::triggered, this, &MainWindow::showChat);
}

void MainWindow::wirePresets()
{
    const auto wire = [this](QAction *action, const QString &preset) {
        connect(action, &QAction::triggered, this, [this, preset] { setPreset(preset); });
    };
    wire(m_actions.chat, QStringLiteral("chat"));
    wire(m_actions.debug, QStringLiteral("debug"));
    wire(m_actions.present, QStringLiteral("present"));
}

void MainWindow::wireTheme()
{
    const auto wire = [this](QAction *action, Scheme scheme) {
        action->setChecked(m_theme->scheme() == scheme);
        connect(action, &QAction::triggered, this, [this, scheme] { m_theme->setScheme(scheme); });
        connect(m_theme, &Theme::changed, action,
            [this, action, scheme] { action->setChecked(m_theme->scheme() == scheme); });
    };
    wire(m_actions.themeSystem, Scheme::System);
    wire(m_actions.themeLight, Scheme::Light);
    wire(m_actions.themeDark, Scheme::Dark);
}

void MainWindow::wireStatus()
{
    const auto showHub = [this] {
        m_bar->setHubStatus(m_workspace->hubStatus());
        m_welcome->setHubStatus(m_workspace->hubStatus());
    };
    connect(m_workspace, &Workspace::hubStatusChanged, this, showHub);
    connect(m_bar, &ToolBar::hubActivated, this, [this] {
        if (m_workspace->hubStatus().running)
            showUseFromCode();
        else
            m_workspace->startHub();
    });
    connect(m_workspace, &Workspace::statisticsChanged, m_status,
        [this] { m_status->setStatistics(m_workspace->statistics()); });
    connect(m_workspace, &Workspace::currentConnectionChanged, this, [this] {
        if (m_workspace->currentConnection().isEmpty())
            showWelcome();
        else
            showChat();
    });
    connect(m_workspace, &Workspace::currentRoomChanged, this, [this] {
        if (!m_workspace->currentRoom().isEmpty())
            showChat();
    });
    // Its last row gone, the list is where one began.
    connect(m_workspace->connections(), &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_workspace->connections()->rowCount() == 0)
            showWelcome();
    });
    showHub();
}

void MainWindow::setPreset(const QString &preset)
{
    const std::optional<Presets::Layout> layout = Presets::layoutOf(preset, height());
    if (!layout)
        return;
    m_preset = preset;
    m_actions.chat->setChecked(preset == QLatin1String("chat"));
    m_actions.debug->setChecked(preset == QLatin1String("debug"));
    m_actions.present->setChecked(preset == QLatin1String("present"));
    m_docks->apply(*layout);
}

void MainWindow::showWelcome()
{
    m_centre->setCurrentWidget(m_welcome);
    m_checklist->setSuppressed(true);
    m_welcome->focusFirstCard();
}

void MainWindow::showChat()
{
    if (m_centre->currentWidget() == m_chat)
        return;
    m_centre->setCurrentWidget(m_chat);
    m_checklist->setSuppressed(false);
    m_panels.composer->focusEditor();
}

void MainWindow::showTrace()
{
    m_docks->showTrace();
}

void MainWindow::showConnectDialog()
{
    auto *dialog = new ConnectionDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setLane(laneForConnection(static_cast<int>(m_workspace->speakers().size())));
    connect(dialog, &QDialog::accepted, this, [this, dialog] { connectProfile(dialog->profile()); });
    dialog->open();
}

void MainWindow::connectProfile(const ConnectionProfile &profile)
{
    if (leavesThisComputer(profile))
        m_status->setNothingSentOut(false);
    m_workspace->addConnection(profile);
}

void MainWindow::showUseFromCode()
{
    const QString room = m_workspace->currentRoom().isEmpty() ? QString(lobby) : m_workspace->currentRoom();
    auto *dialog = new UseFromCodeDialog(demoHub, room, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto showStatus = [this, dialog] { dialog->setHubStatus(m_workspace->hubStatus()); };
    connect(m_workspace, &Workspace::hubStatusChanged, dialog, showStatus);
    connect(dialog, &UseFromCodeDialog::startHubRequested, m_workspace, &Workspace::startHub);
    showStatus();
    dialog->open();
}

void MainWindow::showQuickSwitch()
{
    auto *popup = new QuickSwitch(destinationsOf(m_workspace, m_actions), this);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    const QPoint top(width() / 2 - popup->width() / 2, m_bar->geometry().bottom() + Space::control);
    popup->move(mapToGlobal(top));
    popup->show();
}

void MainWindow::showKeys()
{
    auto *dialog = new KeysDialog(m_actions.all(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_docks->fitWidth(width());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // Qt keeps the sizes of docks only from here on.
    if (!m_laidOut && !m_restored)
        setPreset(m_preset);
    m_laidOut = true;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    save();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_panels.timeline->view()->isAtEnd())
        m_workspace->markRead();
    if (event->type() == QEvent::WindowStateChange)
        m_actions.fullScreen->setChecked(isFullScreen());
}

void MainWindow::restore()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(geometryKey()).toByteArray()))
        resize(firstSize);
    const QVariant scheme = settings.value(themeKey());
    if (m_theme->scheme() == Scheme::System && scheme.isValid())
        m_theme->setScheme(static_cast<Scheme>(qBound(0, scheme.toInt(), static_cast<int>(Scheme::Dark))));
    setPreset(settings.value(presetKey(), m_preset).toString());
    m_restored = restoreState(settings.value(stateKey()).toByteArray(), stateVersion);
    m_docks->adoptState();
    m_panels.trace->restoreColumns(settings.value(columnsKey()).toByteArray());
}

void MainWindow::save() const
{
    QSettings settings;
    settings.setValue(geometryKey(), saveGeometry());
    settings.setValue(stateKey(), saveState(stateVersion));
    settings.setValue(presetKey(), m_preset);
    settings.setValue(themeKey(), static_cast<int>(m_theme->scheme()));
    settings.setValue(columnsKey(), m_panels.trace->saveColumns());
}

} // namespace Ui
