#pragma once

#include "http/httpmessage.h"

#include <optional>

namespace WebPubSub {

/*!
    Reads request.target into path, segments and query. One rule for names in paths (reliability-security.md
   (59)): percent-decoded once with "%2F" left alone; "%00", bytes that are not UTF-8, "." and ".." segments
   and a percent sign without two hex digits are refused.

    \param authority receives host and port of a target in absolute form ("http://host:port/path"), to be
   compared with Host; the target is then cut to path and query. \returns what is wrong, or nothing.
*/
std::optional<QString> readTarget(HttpRequest &request, QByteArray &authority);

} // namespace WebPubSub
