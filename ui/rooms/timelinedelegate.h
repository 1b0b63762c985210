#pragma once

#include "rooms/bubblelayout.h"

#include <QCache>
#include <QHash>
#include <QStyledItemDelegate>

namespace Ui {

class TimelineModel;

/*!
    Lays out and paints the rows of a TimelineModel. Remembers the layouts of the rows shown last and, for
   this view only, which contents were folded or shown raw.
*/
class TimelineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TimelineDelegate(QObject *parent = nullptr);

    void setDensity(Density density); //!< the view must measure again
    Density density() const { return m_density; }

    //! The row laid out for \p width px; owned by the cache, valid until the next call.
    const BubbleLayout &layout(const TimelineModel &model, int row, int width) const;
    void invalidate(quint64 key); //!< the message changed
    void invalidateAll(); //!< another font, theme or model

    void toggleFold(quint64 key); //!< header only, or its head again
    void toggleRaw(quint64 key);
    void unfold(quint64 key); //!< all of it
    bool isClosed(quint64 key) const;
    void setHovered(quint64 key, BubblePart part);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Shape {
        Fold fold = Fold::Head;
        bool raw = false;
    };
    mutable QCache<quint64, BubbleLayout> m_layouts;
    QHash<quint64, Shape> m_shapes; //!< of the messages that were touched
    Density m_density = Density::Compact;
    quint64 m_hoveredKey = 0;
    BubblePart m_hoveredPart = BubblePart::None;
};

} // namespace Ui
