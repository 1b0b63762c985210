#include "mainwindow/docks.h"

#include "connections/connectionpanel.h"
#include "mainwindow/tracefold.h"
#include "rooms/roompanel.h"
#include "shared/icons.h"
#include "shared/theme.h"
#include "trace/inspector.h"
#include "trace/tracepanel.h"

#include <QAction>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int leftWidth = 232;
constexpr int inspectorWidth = 346;
constexpr int connectionsHeight = 218; // a hub and half a dozen users; the rooms have the rest
constexpr int barsHeight = 92; // menu, toolbar and status strip
constexpr double readableShare = .4;

QWidget *stack(QWidget *above, QWidget *below, QWidget *parent)
{
    auto *both = new QWidget(parent);
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(above, 1);
    auto *room = new QHBoxLayout;
    room->setContentsMargins(10, 0, 10, 10);
    room->addWidget(below);
    column->addLayout(room);
    return both;
}

} // namespace

Docks::Docks(QMainWindow *window, const Panels &panels, QWidget *belowRooms, TraceFold *fold)
    : QObject(window)
    , m_window(window)
    , m_panels(panels)
    , m_tabs(new QTabWidget(window))
    , m_connections(addDock(
          QStringLiteral("connections"), tr("Connections"), panels.connections, Qt::LeftDockWidgetArea))
    , m_rooms(addDock(QStringLiteral("rooms"), tr("Rooms"), stack(panels.rooms, belowRooms, window),
          Qt::LeftDockWidgetArea))
    , m_inspector(
          addDock(QStringLiteral("inspector"), tr("Inspector"), panels.inspector, Qt::RightDockWidgetArea))
    , m_trace(addDock(QStringLiteral("trace"), tr("Live trace"), makeTraceTabs(), Qt::BottomDockWidgetArea))
    , m_foldBar(new QToolBar(window))
{
    m_foldBar->setObjectName(QStringLiteral("tracefold"));
    m_foldBar->setMovable(false);
    m_foldBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_foldBar->addWidget(fold);
    m_foldBar->toggleViewAction()->setVisible(false);
    window->addToolBar(Qt::BottomToolBarArea, m_foldBar);
    connect(fold, &TraceFold::clicked, this, &Docks::showTrace);
    connect(m_trace->toggleViewAction(), &QAction::toggled, this, &Docks::showFold);
    connect(m_inspector->toggleViewAction(), &QAction::triggered, this, [this](bool on) {
        m_inspectorWanted = on;
        fitWidth(m_window->width());
    });
    setMovable(false);
    showFold();
}

QDockWidget *Docks::addDock(
    const QString &name, const QString &title, QWidget *panel, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(name);
    dock->setWidget(panel);
    m_window->addDockWidget(area, dock);
    return dock;
}

QWidget *Docks::makeTraceTabs()
{
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_panels.trace, icon(QStringLiteral("trace")), tr("Live trace"));
    m_tabs->tabBar()->setAccessibleName(tr("Lower pane"));
    auto *fold = new QToolButton(m_tabs);
    fold->setIcon(icon(QStringLiteral("down")));
    fold->setIconSize({14, 14});
    fold->setAutoRaise(true);
    fold->setToolTip(tr("Fold the trace to one line"));
    fold->setAccessibleName(fold->toolTip());
    connect(fold, &QToolButton::clicked, this, &Docks::foldTrace);
    auto *corner = new QWidget(m_tabs);
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins(0, 0, Space::control, 0);
    row->addWidget(m_panels.trace->threadNote());
    row->addWidget(fold);
    m_tabs->setCornerWidget(corner);
    return m_tabs;
}

QList<QAction *> Docks::toggleActions() const
{
    return {m_connections->toggleViewAction(), m_rooms->toggleViewAction(), m_inspector->toggleViewAction(),
        m_trace->toggleViewAction()};
}

bool Docks::isTraceShown() const
{
    return !m_trace->isHidden();
}

bool Docks::isInspectorInTabs() const
{
    return m_tabs->indexOf(m_panels.inspector) >= 0;
}

void Docks::apply(const Presets::Layout &layout)
{
    m_connections->setVisible(layout.connections);
    m_rooms->setVisible(layout.rooms);
    m_trace->setVisible(layout.trace);
    m_inspectorWanted = layout.inspector;
    fitWidth(m_window->width());
    showFold();
    resize(layout);
}

void Docks::adoptState()
{
    m_inspectorWanted = !m_inspector->isHidden() || (m_inspectorWanted && isInspectorInTabs());
    fitWidth(m_window->width());
    showFold();
}

void Docks::resize(const Presets::Layout &layout)
{
    const int height = qMax(200, m_window->height() - barsHeight);
    m_window->resizeDocks({m_connections, m_inspector}, {leftWidth, inspectorWidth}, Qt::Horizontal);
    const int side = height - qRound(height * layout.traceShare);
    const int connections = qMin(connectionsHeight, side / 2);
    m_window->resizeDocks({m_connections, m_rooms}, {connections, side - connections}, Qt::Vertical);
    if (layout.trace)
        m_window->resizeDocks({m_trace}, {qRound(height * layout.traceShare)}, Qt::Vertical);
}

void Docks::setMovable(bool movable)
{
    for (QDockWidget *dock : {m_connections, m_rooms, m_inspector, m_trace}) {
        QWidget *old = dock->titleBarWidget();
        dock->setTitleBarWidget(movable ? nullptr : new QWidget(dock));
        delete old;
        dock->setFeatures(movable ? QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable
                                  : QDockWidget::NoDockWidgetFeatures);
        dock->toggleViewAction()->setEnabled(true); // without features Qt turns it off
    }
}

void Docks::fitWidth(int windowWidth)
{
    const bool narrow = windowWidth < Presets::narrowWidth;
    if (narrow && !isInspectorInTabs()) {
        m_tabs->addTab(m_panels.inspector, icon(QStringLiteral("tree")), tr("Inspector"));
    } else if (!narrow && isInspectorInTabs()) {
        m_tabs->removeTab(m_tabs->indexOf(m_panels.inspector));
        m_inspector->setWidget(m_panels.inspector);
        m_panels.inspector->show();
    }
    m_inspector->setVisible(!narrow && m_inspectorWanted);
}

void Docks::showTrace()
{
    if (isTraceShown())
        return;
    m_trace->show();
    m_tabs->setCurrentWidget(m_panels.trace);
    m_window->resizeDocks(
        {m_trace}, {qRound((m_window->height() - barsHeight) * readableShare)}, Qt::Vertical);
}

void Docks::foldTrace()
{
    m_trace->hide();
}

void Docks::showFold()
{
    m_foldBar->setVisible(!isTraceShown());
}

} // namespace Ui
