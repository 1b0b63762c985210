#include "trace/verdictline.h"

#include <QFontMetrics>
#include <QPainter>

namespace Ui {

VerdictLine::VerdictLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void VerdictLine::setParts(const QList<TextPart> &parts)
{
    m_parts = parts;
    setAccessibleName(plainText(parts));
    setVisible(!parts.isEmpty());
    update();
}

QSize VerdictLine::sizeHint() const
{
    return {200, QFontMetrics(Theme::font(TextRole::Small)).height() + Space::control};
}

void VerdictLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawParts(&painter, rect().adjusted(Space::dock, 0, -Space::control, 0), m_parts);
}

} // namespace Ui
