#pragma once

#include "client/clienttypes.h"

#include <QList>
#include <QStringList>

#include <utility>

//! ClientOptions by the names that @azure/web-pubsub-client gives them, for command lines and settings files.
namespace WebPubSub {

/*!
    \p options with what \p named says; each pair is an official name and its value as text.

    | name | value |
    |---|---|
    | autoReconnect, autoRejoinGroups | true or false |
    | keepAliveIntervalInMs, keepAliveTimeoutInMs | milliseconds; 0 switches off |
    | ackTimeoutInMs | milliseconds, from 1 (no JavaScript name: Python and Java have it) |
    | messageRetryOptions.X, reconnectRetryOptions.X | X: maxRetries, retryDelayInMs, maxRetryDelayInMs, mode
   |

    mode is Fixed or Exponential; a Fixed delay has no jitter. maxRetries above 2,147,483,647, or Infinity, is
    without end. "null" takes the default of any option, a negative number that of a retry option and of
    ackTimeoutInMs (client-protocol.md section 5.2); a negative keep-alive is an error, as in JavaScript
    (section 5.3).

    Errors, kind Invalid: OPTION_NAME, OPTION_VALUE, OPTION_TWICE; each says what was expected.
*/
Result<ClientOptions> clientOptionsFrom(
    const QList<std::pair<QString, QString>> &named, const ClientOptions &options = {});

QStringList clientOptionNames(); //!< all of them, sorted

/*!
    \p options as a client goes by them: where a value cannot be, its default stands (section 5.2). That is a
    negative time; a time of 0, but for the keep-alive's (off) and the retries' (at once); a limit of 0 or
   less.
*/
ClientOptions normalized(const ClientOptions &options);

} // namespace WebPubSub
