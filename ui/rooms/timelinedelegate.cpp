#include "rooms/timelinedelegate.h"

#include "rooms/bubblepainter.h"
#include "rooms/timelinemodel.h"

#include <QPainter>

namespace Ui {

namespace {

constexpr int cachedLayouts = 256; //!< several screens; a layout is some KB

} // namespace

TimelineDelegate::TimelineDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_layouts(cachedLayouts)
{
}

void TimelineDelegate::setDensity(Density density)
{
    m_density = density;
}

const BubbleLayout &TimelineDelegate::layout(const TimelineModel &model, int row, int width) const
{
    const TimelineMessage &message = model.at(row);
    const Shape shape = m_shapes.value(message.key);
    BubbleContext context = bubbleContext(model, row);
    context.width = width;
    context.density = m_density;
    context.fold = shape.fold;
    context.raw = shape.raw;
    BubbleLayout *known = m_layouts.object(message.key);
    if (!known || known->context() != context) {
        known = new BubbleLayout(message, context);
        m_layouts.insert(message.key, known);
    }
    return *known;
}

void TimelineDelegate::invalidate(quint64 key)
{
    m_layouts.remove(key);
}

void TimelineDelegate::invalidateAll()
{
    m_layouts.clear();
}

void TimelineDelegate::toggleFold(quint64 key)
{
    Shape &shape = m_shapes[key];
    shape.fold = shape.fold == Fold::Closed ? Fold::Head : Fold::Closed;
}

void TimelineDelegate::toggleRaw(quint64 key)
{
    m_shapes[key].raw = !m_shapes[key].raw;
}

void TimelineDelegate::unfold(quint64 key)
{
    m_shapes[key].fold = Fold::Open;
}

bool TimelineDelegate::isClosed(quint64 key) const
{
    return m_shapes.value(key).fold == Fold::Closed;
}

void TimelineDelegate::setHovered(quint64 key, BubblePart part)
{
    m_hoveredKey = key;
    m_hoveredPart = part;
}

void TimelineDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const TimelineModel *>(index.model());
    if (!model)
        return;
    const TimelineMessage &message = model->at(index.row());
    BubbleLook look;
    look.selected = option.state.testFlag(QStyle::State_Selected);
    look.focused = option.state.testFlag(QStyle::State_HasFocus);
    look.hovered = message.key == m_hoveredKey ? m_hoveredPart : BubblePart::None;
    painter->save();
    painter->translate(option.rect.topLeft());
    BubblePainter(painter, layout(*model, index.row(), option.rect.width()), message, look).paint();
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const TimelineModel *>(index.model());
    return model ? QSize(option.rect.width(), layout(*model, index.row(), option.rect.width()).height())
                 : QSize();
}

} // namespace Ui
