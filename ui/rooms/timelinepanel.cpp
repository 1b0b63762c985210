#include "rooms/timelinepanel.h"

#include "rooms/messageannouncer.h"
#include "rooms/roomtabs.h"
#include "rooms/timelinemodel.h"
#include "rooms/timelineview.h"
#include "shared/banner.h"
#include "shared/emptynote.h"
#include "shared/format.h"
#include "shared/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Ui {

TimelinePanel::TimelinePanel(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new RoomTabs(this))
    , m_tabLine(new QHBoxLayout)
    , m_banner(new Banner(this))
    , m_view(new TimelineView(this))
    , m_empty(new EmptyNote(QStringLiteral("room"), this))
    , m_announcer(new MessageAnnouncer(std::chrono::seconds(2), this))
    , m_pages(new QStackedWidget(this))
{
    m_tabLine->setContentsMargins(Space::dock, 0, Space::dock, 0);
    m_tabLine->setSpacing(Space::control);
    m_tabLine->addWidget(m_tabs, 1);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_view);

    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_tabLine);
    column->addWidget(line);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);

    connect(m_announcer, &MessageAnnouncer::announced, this, &TimelinePanel::speak);
    connect(m_tabs, &RoomTabs::roomActivated, this, &TimelinePanel::roomActivated);
    updatePage();
}

void TimelinePanel::setTimeline(TimelineModel *model)
{
    if (m_timeline)
        disconnect(m_timeline, nullptr, this, nullptr);
    m_timeline = model;
    m_view->setModel(model);
    m_announcer->setTimeline(model);
    m_tabs->setCurrent(model ? model->group() : QString());
    if (model) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &TimelinePanel::updatePage);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &TimelinePanel::updatePage);
        connect(model, &QObject::destroyed, this, &TimelinePanel::updatePage);
    }
    updatePage();
}

void TimelinePanel::setRooms(RoomListModel *rooms)
{
    m_tabs->setModel(rooms);
}

void TimelinePanel::addCornerWidget(QWidget *widget)
{
    m_tabLine->addWidget(widget);
}

//! Qt before 6.8 has no announcements: an alert whose source bears the text as its description is the next
//! best.
void TimelinePanel::speak(const QString &text)
{
    setAccessibleDescription(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void TimelinePanel::updatePage()
{
    const bool empty = !m_timeline || m_timeline->rowCount() == 0;
    if (m_timeline) {
        m_empty->setTitle(tr("No messages in %1 yet").arg(Format::visible(m_timeline->group(), false)));
        m_empty->setText(tr("Write one below, or wait for one."));
    } else {
        m_empty->setTitle(tr("No room is open"));
        m_empty->setText(tr("Choose one on the left, or join one (Ctrl+J)."));
    }
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_view);
}

} // namespace Ui
