#include "rooms/roomlistmodel.h"
#include "rooms/timelinemodel.h"
#include "rooms/timelinepanel.h"
#include "rooms/timelineview.h"
#include "shared/banner.h"
#include "shared/emptynote.h"
#include "ui/rooms/messages.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::TimelinePanel;

class tst_TimelinePanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void says_why_there_is_nothing();
    void a_room_that_goes_leaves_a_word_behind();
    void a_banner_pushes_the_messages_down();
    void choosing_a_tab_is_told();
    void corner_widgets_stand_beside_the_tabs();
};

void tst_TimelinePanel::says_why_there_is_nothing()
{
    TimelinePanel panel;
    panel.resize(600, 400);
    panel.show();
    auto *note = panel.findChild<Ui::EmptyNote *>();
    QVERIFY(note->isVisible());
    QVERIFY(note->text().startsWith(u"No room is open"_s));
    Ui::TimelineModel model(u"lobby"_s);
    panel.setTimeline(&model);
    QVERIFY(note->text().startsWith(u"No messages in lobby yet"_s));
    model.append(Test::received(1, u"hi"_s));
    QVERIFY(panel.view()->isVisible());
    QVERIFY(!note->isVisible());
    model.remove(1);
    QVERIFY(note->isVisible());
    panel.setTimeline(nullptr);
}

void tst_TimelinePanel::a_room_that_goes_leaves_a_word_behind()
{
    TimelinePanel panel;
    panel.show();
    auto model = std::make_unique<Ui::TimelineModel>(u"lobby"_s);
    model->append(Test::received(1, u"hi"_s));
    panel.setTimeline(model.get());
    model.reset();
    QVERIFY(panel.findChild<Ui::EmptyNote *>()->text().startsWith(u"No room is open"_s));
    QVERIFY(!panel.view()->isVisible());
}

void tst_TimelinePanel::a_banner_pushes_the_messages_down()
{
    Ui::TimelineModel model(u"lobby"_s);
    model.append(Test::received(1, u"hi"_s));
    TimelinePanel panel;
    panel.setTimeline(&model);
    panel.resize(600, 400);
    panel.show();
    const int before = panel.view()->mapTo(&panel, QPoint()).y();
    panel.banner()->showMessage(Ui::State::Recovering, u"Bob is away."_s, u"Reconnecting in 5 s."_s);
    QTRY_VERIFY(panel.view()->mapTo(&panel, QPoint()).y() >= before + 24);
    QVERIFY(!panel.banner()->geometry().isEmpty());
}

void tst_TimelinePanel::choosing_a_tab_is_told()
{
    Ui::RoomListModel rooms;
    rooms.setRooms({{.group = u"lobby"_s}, {.group = u"orders"_s}});
    Ui::TimelineModel model(u"lobby"_s);
    TimelinePanel panel;
    panel.setRooms(&rooms);
    panel.setTimeline(&model);
    QSignalSpy activated(&panel, &TimelinePanel::roomActivated);
    panel.findChild<QTabBar *>()->setCurrentIndex(1);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.at(0).at(0).toString(), u"orders"_s);
    panel.setTimeline(nullptr);
}

void tst_TimelinePanel::corner_widgets_stand_beside_the_tabs()
{
    TimelinePanel panel;
    auto *corner = new QLabel(u"Split"_s);
    panel.addCornerWidget(corner);
    panel.resize(600, 400);
    panel.show();
    QCOMPARE(corner->parentWidget(), &panel);
    QVERIFY(corner->geometry().left() > panel.findChild<QTabBar *>()->geometry().left());
    QVERIFY(corner->geometry().bottom() < panel.view()->parentWidget()->geometry().top());
}

QTEST_MAIN(tst_TimelinePanel)
#include "tst_timelinepanel.moc"
