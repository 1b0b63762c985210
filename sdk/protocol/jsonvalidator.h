#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace WebPubSub {

//! Nesting a frame may have, itself included; a payload sits one level deeper than its frame.
inline constexpr int maxJsonDepth = 64;

//! The first place where a text stops being one JSON value (RFC 8259), told so that a person can mend it.
struct JsonFault {
    enum Kind : quint8 { Syntax, Encoding, Depth } kind = Syntax;
    qsizetype offset = 0; //!< byte, from 0
    QString expected = {}; //!< "a value"
    QString found = {}; //!< one character or "the end of the text", never more of the input
    QString advice = {}; //!< "Remove the comma before it."

    //! "Line 2, column 5 (byte 11): expected a value but found '}'. Remove the comma before it."
    //! Lines and columns count from 1, columns in characters. \p text is what was validated.
    QString description(QByteArrayView text) const;
};

//! A member of the outermost object, as it stands in the text.
struct JsonMember {
    std::string_view name = {}; //!< without its quotes
    std::string_view value = {}; //!< the exact text, without the blanks around it
    bool isPlain = true; //!< neither the name nor a string value has an escape
};

//! Nothing when \p text is exactly one JSON value in valid UTF-8, nested at most \p maxDepth deep. One pass,
//! no recursion and no allocation, so that hostile text costs its length and nothing else.
//! \param members gets the outermost object's members, repeated ones too, found in the same pass.
std::optional<JsonFault> findJsonFault(
    QByteArrayView text, int maxDepth = maxJsonDepth, std::vector<JsonMember> *members = nullptr);

//! The length of the JSON value that \p text begins with, whatever comes behind it; 0 when it is not valid.
qsizetype jsonValueLength(QByteArrayView text, int maxDepth = maxJsonDepth);

} // namespace WebPubSub
