#include "mainwindow/sparkline.h"

#include "shared/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace Ui {

SparkLine::SparkLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Messages a second, the last values"));
}

void SparkLine::setValues(const QList<double> &values)
{
    m_values = values;
    update();
}

QSize SparkLine::sizeHint() const
{
    return {46, 14};
}

void SparkLine::paintEvent(QPaintEvent *)
{
    if (m_values.size() < 2)
        return;
    const double top = std::max(1.0, *std::max_element(m_values.begin(), m_values.end()));
    const qreal step = qreal(width() - 2) / qreal(m_values.size() - 1);
    QPainterPath path;
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        const QPointF point(1 + qreal(i) * step, height() - 2 - m_values.at(i) / top * (height() - 4));
        if (i == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(
        path, QPen(Theme::of(this).color(Token::Accent), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

} // namespace Ui
