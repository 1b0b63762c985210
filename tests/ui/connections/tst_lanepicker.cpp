#include "connections/lanepicker.h"

#include <QAbstractButton>
#include <QTest>

class tst_LanePicker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void starts_with_the_first_lane();
    void one_lane_is_chosen_at_a_time();
    void reserved_lanes_cannot_be_chosen();
    void each_lane_has_a_name();
};

void tst_LanePicker::starts_with_the_first_lane()
{
    QCOMPARE(Ui::LanePicker().lane(), Ui::Lane::Circle);
}

void tst_LanePicker::one_lane_is_chosen_at_a_time()
{
    Ui::LanePicker picker;
    const auto buttons = picker.findChildren<QAbstractButton *>();
    buttons.at(2)->click();
    QCOMPARE(picker.lane(), Ui::laneForConnection(2));
    QCOMPARE(
        std::count_if(buttons.begin(), buttons.end(), [](auto *button) { return button->isChecked(); }), 1);
}

void tst_LanePicker::reserved_lanes_cannot_be_chosen()
{
    Ui::LanePicker picker;
    picker.setLane(Ui::Lane::Triangle);
    for (const Ui::Lane reserved : {Ui::hubLane, Ui::webhookLane, Ui::restLane}) {
        picker.setLane(reserved);
        QCOMPARE(picker.lane(), Ui::Lane::Triangle);
    }
}

void tst_LanePicker::each_lane_has_a_name()
{
    Ui::LanePicker picker;
    QSet<QString> names;
    for (const QAbstractButton *button : picker.findChildren<QAbstractButton *>())
        names.insert(button->accessibleName());
    QCOMPARE(names.size(), picker.findChildren<QAbstractButton *>().size());
    QVERIFY(!names.contains(QString()));
}

QTEST_MAIN(tst_LanePicker)
#include "tst_lanepicker.moc"
