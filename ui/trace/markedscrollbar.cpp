#include "trace/markedscrollbar.h"

#include "shared/theme.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace Ui {

namespace {
constexpr int markHeight = 2;
}

MarkedScrollBar::MarkedScrollBar(QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
{
}

void MarkedScrollBar::setMarks(const IsMarked &isMarked)
{
    m_isMarked = isMarked;
    update();
}

void MarkedScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    if (!m_isMarked)
        return;
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove =
        style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarGroove, this);
    QPainter painter(this);
    const QColor color = Theme::of().color(Token::Error);
    const int steps = groove.height() / markHeight;
    for (int step = 0; step < steps; ++step) {
        if (m_isMarked(double(step) / steps, double(step + 1) / steps))
            painter.fillRect(
                groove.left() + 1, groove.top() + step * markHeight, groove.width() - 2, markHeight, color);
    }
}

} // namespace Ui
