#pragma once

#include "shared/theme.h"

#include <QList>
#include <QString>
#include <QStringView>

//! JSON as a person reads it: what to colour, and where to break lines. Never fails: other text keeps its
//! shape.
namespace Ui {

enum class JsonKind : quint8 { Punctuation, Key, String, Number, Literal };

struct JsonToken {
    qsizetype start = 0; //!< in UTF-16 units
    qsizetype length = 0;
    JsonKind kind = JsonKind::Punctuation;

    friend bool operator==(const JsonToken &, const JsonToken &) = default;
};

//! All but white space. A string is a key when a colon follows it; an unclosed one ends with its line.
QList<JsonToken> jsonTokens(QStringView text);

Token jsonColor(JsonKind kind);

//! \p text over several lines, two spaces a level. Containers of plain values stay on one line of at most
//! \p inlineWidth characters. Numbers and strings are kept letter by letter. Linear in the text.
QString prettyJson(const QString &text, int inlineWidth = 40);

} // namespace Ui
