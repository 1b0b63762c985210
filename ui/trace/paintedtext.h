#pragma once

#include "shared/jsontext.h"
#include "shared/theme.h"

#include <QRect>
#include <QString>

class QPainter;

//! Plain text on one line, as the delegates of the trace draw it. None of these interprets markup.
namespace Ui {

//! \returns the width drawn, in px.
int drawElided(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
    const QColor &color, Qt::Alignment alignment = Qt::AlignVCenter | Qt::AlignLeft);
int drawElided(QPainter *painter, const QRect &rect, const QString &text, TextRole role, const QColor &color,
    Qt::Alignment alignment = Qt::AlignVCenter | Qt::AlignLeft);

//! Each token in its colour; \p tokens are those of \p text, none: all in text colour.
int drawJsonLine(QPainter *painter, const QRect &rect, const QString &text, const QList<JsonToken> &tokens,
    const QFont &font);

} // namespace Ui
