#include "mainwindow/toolbar.h"

#include "mainwindow/gotobutton.h"
#include "mainwindow/menus.h"
#include "shared/chip.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace Ui {

namespace {

constexpr int leastHeight = 42;
constexpr int lastLevel = 4;

QFrame *makeSeparator(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(18);
    return line;
}

} // namespace

ToolBar::ToolBar(const Actions &actions, QWidget *parent)
    : QToolBar(parent)
{
    setObjectName(QStringLiteral("toolbar"));
    setWindowTitle(tr("Toolbar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu); // hiding it by accident would leave no way back
    setMinimumHeight(leastHeight);
    m_row = makeRow(actions);
    addWidget(m_row);
    setHubStatus({});
}

QWidget *ToolBar::makeRow(const Actions &actions)
{
    auto *widget = new QWidget(this);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(Space::control, 0, Space::control, 0);
    row->setSpacing(Space::tight);
    addLeft(row, actions);
    row->addStretch(1);
    addRight(row, actions);
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    widget->setMinimumWidth(1); // we give way ourselves; Qt would hide the whole row behind an arrow
    return widget;
}

void ToolBar::addLeft(QHBoxLayout *row, const Actions &actions)
{
    auto *connection = new QToolButton(this);
    connection->setText(tr("Connect"));
    connection->setIcon(icon(QStringLiteral("connect")));
    connection->setToolTip(tr("Connect"));
    connection->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connection->setAutoRaise(true);
    connection->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(connection);
    menu->addActions({actions.newConnection, actions.tryItNow});
    menu->addSeparator();
    menu->addActions({actions.connectCurrent, actions.disconnectCurrent, actions.reconnectCurrent});
    connection->setMenu(menu);
    row->addWidget(connection);
    m_worded << connection << addButton(row, actions.pause) << addButton(row, actions.find);

    row->addSpacing(Space::chip);
    row->addWidget(makeSeparator(this));
    row->addSpacing(Space::chip);
    m_hub = new Chip(this);
    m_hub->setIconName(QStringLiteral("hub"));
    m_hub->setAttribute(Qt::WA_Hover);
    connect(m_hub, &Chip::clicked, this, &ToolBar::hubActivated);
    row->addWidget(m_hub);
    QToolButton *copy = addButton(row, actions.copyConnectionString);
    copy->setToolButtonStyle(Qt::ToolButtonIconOnly);
    copy->setAccessibleName(tr("Copy the connection string"));
}

void ToolBar::addRight(QHBoxLayout *row, const Actions &actions)
{
    m_goTo = new GoToButton(
        tr("Go to room, user…"), actions.goTo->shortcut().toString(QKeySequence::NativeText), this);
    connect(m_goTo, &GoToButton::clicked, actions.goTo, &QAction::trigger);
    row->addWidget(m_goTo);
    auto *presets = new QWidget(this);
    auto *segments = new QHBoxLayout(presets);
    segments->setContentsMargins(0, 0, 0, 0);
    segments->setSpacing(0);
    for (QAction *action : {actions.chat, actions.debug, actions.present}) {
        QToolButton *segment = addButton(segments, action);
        segment->setProperty(variantProperty, QStringLiteral("segment"));
        segment->setToolButtonStyle(Qt::ToolButtonTextOnly);
        segment->setAccessibleDescription(tr("Arrangement of the window"));
    }
    row->addSpacing(Space::chip);
    row->addWidget(presets);
    auto *settings = new QToolButton(this);
    settings->setIcon(icon(QStringLiteral("settings")));
    settings->setAutoRaise(true);
    settings->setToolTip(tr("Theme and layout"));
    settings->setAccessibleName(tr("Theme and layout"));
    settings->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(settings);
    fillSettingsMenu(menu, actions);
    settings->setMenu(menu);
    row->addWidget(settings);
}

QToolButton *ToolBar::addButton(QHBoxLayout *row, QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    return button;
}

void ToolBar::setHubStatus(const HubStatus &status)
{
    m_endpoint = status.endpoint;
    if (status.running) {
        m_hub->setText(tr("Local hub running"));
        m_hub->setState(State::Connected, true);
        m_hub->setToolTip(tr("Use it from your code"));
    } else {
        m_hub->setText(status.starting ? tr("Local hub starts") : tr("Local hub stopped"));
        m_hub->clearState();
        m_hub->setToolTip(tr("Start the local hub"));
    }
    m_hub->setEnabled(!status.starting);
    m_hub->setAccessibleName(
        status.running ? tr("Local hub running at %1").arg(status.endpoint) : m_hub->text());
    m_hub->setAccessibleDescription(m_hub->toolTip());
    fit();
}

void ToolBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    fit();
}

void ToolBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (m_row && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        fit();
}

void ToolBar::fit()
{
    for (int level = 0; level <= lastLevel; ++level) {
        apply(level);
        if (m_row->layout()->sizeHint().width() <= width())
            return;
    }
}

void ToolBar::apply(int level)
{
    m_goTo->setCompactness(level >= 4 ? 2 : level >= 1 ? 1 : 0);
    m_hub->setDetail(level >= 2 ? QString() : m_endpoint);
    for (QToolButton *button : std::as_const(m_worded))
        button->setToolButtonStyle(level >= 3 ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_row->layout()->invalidate();
}

} // namespace Ui
