#pragma once

#include "protocol/payload.h"
#include "shared/theme.h"

#include <QList>
#include <QString>

namespace Ui {

//! How much of a long content is shown: its head, all, or nothing but the header.
enum class Fold : quint8 { Head, Open, Closed };

struct ColorSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    Token color = Token::Text;
};

//! The content of a message as text to lay out: bounded, control characters made visible, never markup.
struct BubbleBody {
    bool isBlock = false; //!< JSON and bytes: mono, with a header that folds and copies
    QString kind = {}; //!< "JSON", "Binary", "Protobuf"; empty for text
    QString text = {}; //!< lines separated by \n
    QList<ColorSpan> colors = {};
    QString more = {}; //!< "12 more lines": what Fold::Open would add; empty when nothing is hidden
    QString note = {}; //!< why even Fold::Open does not show all; empty when it does
};

inline constexpr qsizetype maxShownBytes = 64 * 1024; //!< of one message; Copy takes all
inline constexpr int headLines = 5; //!< of a block
inline constexpr int headTextLines = 12;
inline constexpr qsizetype headCharacters = 2000;

//! \p raw: JSON as it came instead of one value a line.
BubbleBody bubbleBody(const WebPubSub::Payload &payload, Fold fold, bool raw);

//! The content for the clipboard, whole and untouched: text, JSON, or hex digits of bytes.
QString plainContent(const WebPubSub::Payload &payload);

} // namespace Ui
