#include "client/optionnames.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>

namespace WebPubSub {

namespace {

using std::chrono::milliseconds;

constexpr qint64 maxMilliseconds = std::numeric_limits<int>::max(); // what a timer takes: 24 days

//! Sets one option from its text. \returns what was expected, when the text is not that.
using Setter = std::function<QString(ClientOptions &options, const QString &text)>;

std::optional<qint64> wholeNumber(const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

Setter flag(bool ClientOptions::*member)
{
    return [member](ClientOptions &options, const QString &text) {
        if (text != u"true" && text != u"false")
            return QStringLiteral("true or false");
        options.*member = text == u"true";
        return QString();
    };
}

Setter keepAlive(milliseconds ClientOptions::*member)
{
    return [member](ClientOptions &options, const QString &text) {
        const auto number = wholeNumber(text);
        if (!number || *number < 0 || *number > maxMilliseconds)
            return QStringLiteral("whole milliseconds from 0 (off) to %1").arg(maxMilliseconds);
        options.*member = milliseconds(*number);
        return QString();
    };
}

//! For times that cannot be negative, so that a negative one asks for the default.
QString setTime(milliseconds &time, milliseconds byDefault, const QString &text, qint64 smallest)
{
    const auto number = wholeNumber(text);
    if (!number || *number > maxMilliseconds || (*number >= 0 && *number < smallest))
        return QStringLiteral("whole milliseconds from %1 to %2, or a negative number for the default")
            .arg(smallest)
            .arg(maxMilliseconds);
    time = *number < 0 ? byDefault : milliseconds(*number);
    return {};
}

Setter retryTime(RetryOptions ClientOptions::*retry, milliseconds RetryOptions::*member)
{
    return [retry, member](ClientOptions &options, const QString &text) {
        return setTime(options.*retry.*member, ClientOptions().*retry.*member, text, 0);
    };
}

Setter retries(RetryOptions ClientOptions::*retry)
{
    return [retry](ClientOptions &options, const QString &text) {
        bool ok = false;
        // By way of double, as the official default is Number.MAX_VALUE.
        const double number =
            text == u"Infinity" ? std::numeric_limits<double>::infinity() : text.toDouble(&ok);
        if ((!ok && text != u"Infinity") || number != std::floor(number))
            return QStringLiteral(
                "a whole number of retries from 0, Infinity, or a negative number for the default");
        if (number < 0)
            (options.*retry).maxRetries = (ClientOptions().*retry).maxRetries;
        else
            (options.*retry).maxRetries = number > std::numeric_limits<int>::max() ? -1 : int(number);
        return QString();
    };
}

Setter retryMode(RetryOptions ClientOptions::*retry)
{
    return [retry](ClientOptions &options, const QString &text) {
        RetryOptions &changed = options.*retry;
        if (text.compare(u"Fixed", Qt::CaseInsensitive) == 0) {
            changed.mode = RetryMode::Fixed;
            changed.jitter = 0; // who asks for a fixed delay shall get it
        } else if (text.compare(u"Exponential", Qt::CaseInsensitive) == 0) {
            changed.mode = RetryMode::Exponential;
        } else {
            return QStringLiteral("Fixed or Exponential");
        }
        return QString();
    };
}

struct Option {
    Setter set;
    std::function<void(ClientOptions &options)> reset; //!< to the default
};

template <typename T>
Option option(T ClientOptions::*member, Setter set)
{
    return {std::move(set), [member](ClientOptions &options) { options.*member = ClientOptions().*member; }};
}

template <typename T>
Option option(RetryOptions ClientOptions::*retry, T RetryOptions::*member, Setter set)
{
    return {std::move(set),
        [retry, member](ClientOptions &options) { options.*retry.*member = ClientOptions().*retry.*member; }};
}

const std::map<QString, Option> &table()
{
    static const std::map<QString, Option> options = [] {
        using O = ClientOptions;
        using R = RetryOptions;
        std::map<QString, Option> all;
        const auto add = [&all](const QString &name, Option one) { all.emplace(name, std::move(one)); };
        add(QStringLiteral("autoReconnect"), option(&O::autoReconnect, flag(&O::autoReconnect)));
        add(QStringLiteral("autoRejoinGroups"), option(&O::autoRejoinGroups, flag(&O::autoRejoinGroups)));
        add(QStringLiteral("keepAliveIntervalInMs"),
            option(&O::keepAliveInterval, keepAlive(&O::keepAliveInterval)));
        add(QStringLiteral("keepAliveTimeoutInMs"),
            option(&O::keepAliveTimeout, keepAlive(&O::keepAliveTimeout)));
        add(QStringLiteral("ackTimeoutInMs"), option(&O::ackTimeout, [](O &changed, const QString &text) {
            return setTime(changed.ackTimeout, O().ackTimeout, text, 1);
        }));
        for (const auto &[prefix, retry] :
            {std::pair(QStringLiteral("messageRetryOptions."), &O::messageRetry),
                std::pair(QStringLiteral("reconnectRetryOptions."), &O::reconnectRetry)}) {
            add(prefix + QLatin1String("maxRetries"), option(retry, &R::maxRetries, retries(retry)));
            add(prefix + QLatin1String("retryDelayInMs"),
                option(retry, &R::delay, retryTime(retry, &R::delay)));
            add(prefix + QLatin1String("maxRetryDelayInMs"),
                option(retry, &R::maxDelay, retryTime(retry, &R::maxDelay)));
            Option mode = option(retry, &R::mode, retryMode(retry));
            mode.reset = [member = retry](O &changed) {
                (changed.*member).mode = (O().*member).mode;
                (changed.*member).jitter = (O().*member).jitter;
            };
            add(prefix + QLatin1String("mode"), mode);
        }
        return all;
    }();
    return options;
}

Error invalid(const char *name, const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = QLatin1String(name), .message = message};
}

RetryOptions normalized(RetryOptions retry, const RetryOptions &byDefault)
{
    if (retry.delay < milliseconds(0))
        retry.delay = byDefault.delay;
    if (retry.maxDelay < milliseconds(0))
        retry.maxDelay = byDefault.maxDelay;
    return retry;
}

} // namespace

Result<ClientOptions> clientOptionsFrom(
    const QList<std::pair<QString, QString>> &named, const ClientOptions &options)
{
    ClientOptions changed = options;
    std::set<QString> seen;
    for (const auto &[name, value] : named) {
        const auto found = table().find(name);
        if (found == table().end())
            return invalid("OPTION_NAME",
                QStringLiteral("There is no client option \"%1\". Expected one of %2.")
                    .arg(name.left(128), clientOptionNames().join(QStringLiteral(", "))));
        if (!seen.insert(name).second)
            return invalid("OPTION_TWICE",
                QStringLiteral("The client option %1 is given twice. Expected it once: remove one.")
                    .arg(name));
        if (value == u"null") {
            found->second.reset(changed);
            continue;
        }
        if (const QString expected = found->second.set(changed, value); !expected.isEmpty())
            return invalid("OPTION_VALUE",
                QStringLiteral("The client option %1 cannot be \"%2\". Expected %3.")
                    .arg(name, value.left(128), expected));
    }
    return changed;
}

QStringList clientOptionNames()
{
    QStringList names;
    for (const auto &[name, option] : table())
        names += name;
    return names;
}

ClientOptions normalized(const ClientOptions &options)
{
    static const ClientOptions byDefault;
    ClientOptions result = options;
    result.messageRetry = normalized(options.messageRetry, byDefault.messageRetry);
    result.reconnectRetry = normalized(options.reconnectRetry, byDefault.reconnectRetry);
    for (const auto member : {&ClientOptions::connectTimeout, &ClientOptions::ackTimeout,
             &ClientOptions::closeTimeout, &ClientOptions::recoveryWindow, &ClientOptions::recoveryDelay,
             &ClientOptions::sequenceAckInterval}) {
        if (result.*member <= milliseconds(0))
            result.*member = byDefault.*member;
    }
    for (const auto member : {&ClientOptions::keepAliveInterval, &ClientOptions::keepAliveTimeout}) {
        if (result.*member < milliseconds(0))
            result.*member = byDefault.*member;
    }
    for (const auto member : {&ClientOptions::maxUnsentBytes, &ClientOptions::maxIncomingBytes}) {
        if (result.*member <= 0)
            result.*member = byDefault.*member;
    }
    if (result.resumeUnsentBytes < 0)
        result.resumeUnsentBytes = byDefault.resumeUnsentBytes;
    result.resumeUnsentBytes = std::min(result.resumeUnsentBytes, result.maxUnsentBytes);
    return result;
}

} // namespace WebPubSub
