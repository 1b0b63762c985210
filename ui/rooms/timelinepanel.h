#pragma once

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QStackedWidget;

namespace Ui {

class Banner;
class EmptyNote;
class MessageAnnouncer;
class RoomListModel;
class RoomTabs;
class TimelineModel;
class TimelineView;

//! The centre: the rooms as tabs, the banner, and the messages or a word on why there are none.
class TimelinePanel : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePanel(QWidget *parent = nullptr);

    //! \p model stays with the caller; null: no room is open.
    void setTimeline(TimelineModel *model);
    //! Tabs for these rooms; without, only the open room has one. The model stays with the caller.
    void setRooms(RoomListModel *rooms);
    void addCornerWidget(QWidget *widget); //!< right of the tabs; becomes a child of the panel
    Banner *banner() const { return m_banner; }
    TimelineView *view() const { return m_view; }

Q_SIGNALS:
    void roomActivated(const QString &group); //!< another tab was chosen

private:
    void updatePage();
    void speak(const QString &text);

    RoomTabs *m_tabs;
    QHBoxLayout *m_tabLine;
    Banner *m_banner;
    TimelineView *m_view;
    EmptyNote *m_empty;
    MessageAnnouncer *m_announcer;
    QStackedWidget *m_pages;
    QPointer<TimelineModel> m_timeline;
};

} // namespace Ui
