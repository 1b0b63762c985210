#include "trace/traceheader.h"

#include "trace/paintedtext.h"

#include <QStyleOptionHeader>

namespace Ui {

TraceHeader::TraceHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
}

QSize TraceHeader::sizeHint() const
{
    const int text = QFontMetrics(Theme::font(TextRole::CaptionStrong)).height();
    return {QHeaderView::sizeHint().width(), qMax(24, text + Space::control)};
}

void TraceHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    option.section = section;
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    const QVariant wanted = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
    const auto alignment =
        wanted.isValid() ? Qt::Alignment(wanted.toInt()) : Qt::AlignVCenter | Qt::AlignLeft;
    drawElided(painter, rect.adjusted(Space::control, 0, -Space::control, 0),
        model()->headerData(section, orientation()).toString(), TextRole::CaptionStrong,
        Theme::of().color(Token::Text2), alignment);
}

} // namespace Ui
