#pragma once

#include "shared/lane.h"
#include "shared/theme.h"

#include <QList>
#include <QString>

#include <optional>

class QPainter;
class QRect;

namespace Ui {

//! A piece of a line: glyph, words, or both. Words are remote text already made visible, and only ever drawn
//! plain.
struct TextPart {
    QString text = {};
    Token color = Token::Text;
    TextRole role = TextRole::Small;
    QString icon = {}; //!< name for Ui::drawIcon(), before the text, in its colour
    std::optional<Lane> lane = {}; //!< mark before the text
    bool apart = false; //!< a wider gap before it: another thing begins
};

//! One after the other from the left; the one that no longer fits is elided, those after it are left out.
void drawParts(QPainter *painter, const QRect &rect, const QList<TextPart> &parts);
QString plainText(const QList<TextPart> &parts); //!< for the clipboard and screen readers

} // namespace Ui
