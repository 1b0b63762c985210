#pragma once

#include "shared/jsontext.h"

#include <QByteArrayView>

#include <optional>

namespace Ui {

/*!
    Words of a JSON text by their bytes, so that tree and hex view can point at each other; it judges nothing.
   Cut or broken text gives the words that are there, so that a frame of which only the start was loaded still
   reads well. Linear, never allocates. For text on screen see jsonTokens().
*/
class JsonLexer {
public:
    struct Word {
        JsonKind kind = JsonKind::Literal; //!< strings and keys include their quotes
        qsizetype offset = 0; //!< in bytes
        qsizetype length = 0; //!< at least 1
    };

    explicit JsonLexer(QByteArrayView text)
        : m_text(text)
    {
    }

    std::optional<Word> next(); //!< nothing at the end

private:
    Word word();
    Word string();

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

//! Bytes of the value of \p key in the object \p frame; empty when there is none. The first of two equal keys
//! counts.
QByteArrayView topLevelValue(QByteArrayView frame, QByteArrayView key);
//! The value as text when it is a string (escapes decoded), else empty.
QString topLevelString(QByteArrayView frame, QByteArrayView key);
//! Decodes the JSON string \p quoted, quotes included. Escapes that JSON does not know stay as they are.
QString decodedJsonString(QByteArrayView quoted);
//! An object or array by its first character: a guess for the eye, not a validation.
bool looksLikeJson(QByteArrayView text);

} // namespace Ui
