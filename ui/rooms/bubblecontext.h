#pragma once

#include "rooms/bubblebody.h"

namespace Ui {

class TimelineModel;

enum class Density : quint8 {
    Compact, //!< the name stands before the text
    Comfortable, //!< the name stands above the text, and bubbles further apart
};

//! What a bubble must know beside its message: its neighbours and how the view shows it.
struct BubbleContext {
    int width = 0; //!< of the row, px
    Density density = Density::Compact;
    bool own = false; //!< stands on the right
    bool startsRun = true; //!< first of a run of one sender: glyph and name are shown
    bool endsRun = true; //!< last of it: the meta line is shown
    bool newDay = false; //!< a day line stands above
    bool newLine = false; //!< the "New" line stands above
    qint64 evicted = 0; //!< messages that left the view before this first one
    Fold fold = Fold::Head;
    bool raw = false;

    friend bool operator==(const BubbleContext &, const BubbleContext &) = default;
};

//! The part of the context that the neighbours of \p row decide. Width, density and fold are the caller's.
BubbleContext bubbleContext(const TimelineModel &model, int row);

//! A quick guess of the height of \p row in px, without laying out any text.
int estimateHeight(const TimelineModel &model, int row, int width);

} // namespace Ui
