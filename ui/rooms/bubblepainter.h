#pragma once

#include "rooms/bubblelayout.h"

class QPainter;

namespace Ui {

//! How the view sees a bubble just now.
struct BubbleLook {
    bool selected = false;
    bool focused = false; //!< current row of the focused view
    BubblePart hovered = BubblePart::None;
};

//! Paints one row of the timeline with its top left corner at the painter's origin.
class BubblePainter {
public:
    BubblePainter(QPainter *painter, const BubbleLayout &layout, const TimelineMessage &message,
        const BubbleLook &look);
    void paint() const;

private:
    void paintLine(const QRect &rect, const QString &text, Token color, TextRole role) const;
    void paintGlyph() const;
    void paintBubble() const;
    void paintHeader() const;
    void paintMore() const;
    void paintButtons() const;
    void paintReason() const;
    void paintMeta() const;
    void drawText(const QRect &rect, const QString &text, TextRole role, Token color,
        Qt::Alignment alignment = Qt::AlignLeft) const;
    void drawText(const QRect &rect, const QString &text, const QFont &font, Token color,
        Qt::Alignment alignment = Qt::AlignLeft) const;

    QPainter *m_painter;
    const BubbleLayout &m_layout;
    const TimelineMessage &m_message;
    BubbleLook m_look;
    const Theme &m_theme;
};

} // namespace Ui
