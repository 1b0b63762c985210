#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace WebPubSub {

/*!
    "Endpoint=https://…;AccessKey=…;Version=1.0;" (service-protocol.md section 1.1).

    Keys ignore case, values split at the first '=' and end at ';'; pieces without '=' and unknown keys are skipped.
    The access key is text and never base64-decoded.
*/
struct ConnectionString {
    QUrl endpoint = {}; //!< http or https, port already merged, path kept, no trailing slash
    QString accessKey = {};

    QString toString() const; //!< holds the key: for the clipboard and never for a log

    //! CS_KEY_SPACE when the key begins or ends with a blank: legal, but nearly always a slip of the clipboard.
    std::optional<Error> warning() const;

    //! Errors: CS_EMPTY, CS_MISSING, CS_SCHEME, CS_HOST, CS_USERINFO, CS_ENDPOINT_PATH, CS_PORT, CS_DUPLICATE,
    //! CS_VERSION, CS_CHAR, CS_OTHER_SERVICE (reliability-security.md section 3, 1 to 14). Never echoes the key.
    static Result<ConnectionString> parse(const QString &text);
};

} // namespace WebPubSub
