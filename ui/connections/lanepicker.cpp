#include "connections/lanepicker.h"

#include "shared/paintkit.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace Ui {

namespace {

constexpr int buttonSize = 26;
constexpr int laneCount = 10; //!< of laneForConnection(), before it starts again

//! A square button with the mark of a lane.
class LaneButton : public QAbstractButton {
public:
    LaneButton(Lane lane, QWidget *parent)
        : QAbstractButton(parent)
        , m_lane(lane)
    {
        setCheckable(true);
        setFixedSize(buttonSize, buttonSize);
        setFocusPolicy(Qt::StrongFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        Paint::box(&painter, rect(), Radius::button, theme.color(isChecked() ? Token::Tint : Token::Button),
            theme.color(isChecked() ? Token::Accent : Token::ButtonLine));
        if (Paint::showsFocus(this) || isChecked())
            Paint::focusRing(&painter, rect(), Radius::button);
        drawLane(&painter, m_lane, QRectF(rect()));
    }

private:
    Lane m_lane;
};

} // namespace

LanePicker::LanePicker(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    const QStringList names{tr("Circle"), tr("Square"), tr("Diamond"), tr("Triangle"), tr("Ring"),
        tr("Circle, outline"), tr("Square, outline"), tr("Diamond, outline"), tr("Triangle, outline"),
        tr("Ring, outline")};
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::tight);
    for (int i = 0; i < laneCount; ++i) {
        const Lane lane = laneForConnection(i);
        auto *button = new LaneButton(lane, this);
        button->setAccessibleName(tr("Lane: %1").arg(names.value(i)));
        button->setToolTip(names.value(i));
        m_buttons->addButton(button, int(lane));
        row->addWidget(button);
    }
    row->addStretch();
    setLane(laneForConnection(0));
}

Lane LanePicker::lane() const
{
    return Lane(m_buttons->checkedId());
}

void LanePicker::setLane(Lane lane)
{
    if (QAbstractButton *button = m_buttons->button(int(lane)))
        button->setChecked(true);
}

} // namespace Ui
