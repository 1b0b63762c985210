#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QUrl>

namespace WebPubSub {

//! Whether \p path is empty or names joined by single dots.
bool isUrlPath(const QString &path);

/*!
    The client access URL in the answer \p body of a negotiate server, at \p path (NegotiateOptions::urlPath).

    NEGOTIATE_ANSWER, kind Protocol: not JSON, with the offset; a part of the path that is missing or no
    object; not a string; no URL. What the answer holds is never quoted, as it may be the token; names of the
    members beside the one that is missing are, as far as they look like names.
*/
Result<QUrl> urlInAnswer(const QByteArray &body, const QString &path);

} // namespace WebPubSub
