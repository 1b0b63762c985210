#pragma once

#include "rooms/bubblecontext.h"
#include "rooms/bubblemeta.h"

#include <QRect>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace Ui {

//! What of a bubble is at a point: for clicks, hover and tool tips.
enum class BubblePart : quint8 { None, Bubble, Chevron, Raw, Copy, More, Retry, Edit, Discard, Why };

/*!
    The geometry of one row of the timeline, in px from its top left corner: pure, made of a message, its
   context and the fonts of the application. Painting is BubblePainter's.
*/
class BubbleLayout {
public:
    struct PlacedMeta {
        MetaPart part;
        QRect rect; //!< icon and text
    };
    struct Button {
        BubblePart part = BubblePart::None;
        QString text;
        QRect rect;
    };

    BubbleLayout(const TimelineMessage &message, const BubbleContext &context);

    const BubbleContext &context() const { return m_context; }
    int height() const { return m_height; }
    BubblePart partAt(const QPoint &point) const;
    QRect rectOf(BubblePart part) const; //!< empty when the row has no such part

    QRect notice; //!< line of the evicted messages
    QRect day;
    QRect newLine;
    QRect glyph; //!< empty inside a run
    QRect bubble;
    QRect name; //!< empty when the name is part of the text, or not shown
    QRect header; //!< of a block
    QRect chevron;
    QRect raw; //!< JSON only
    QRect copy;
    QRect more; //!< "12 more lines", or the note
    QRect reason; //!< of a failure, without its icon
    QRect why;
    BubbleBody body;
    QString speaker; //!< safe to draw
    std::vector<PlacedMeta> meta;
    std::vector<Button> buttons; //!< of a failed message
    std::unique_ptr<QTextLayout> text; //!< placed in the row
    std::unique_ptr<QTextLayout> reasonText;

private:
    void placeLines();
    void placeBubble(const TimelineMessage &message);
    QSize layText(const TimelineMessage &message, int maxWidth);
    int placeHeader(const TimelineMessage &message, int left, int top);
    void placeMore(const QRect &inner, int top);
    void placeButtons();
    void placeReason(const TimelineMessage &message);
    void placeMeta(const TimelineMessage &message);
    int bubbleLimit() const;

    BubbleContext m_context;
    int m_height = 0;
};

//! Height of a line of text in that role: the metrics of its font and the leading of the type scale.
int lineHeight(TextRole role);

} // namespace Ui
