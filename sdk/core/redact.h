#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace WebPubSub {

/*!
    Redaction by allow-list, as the Azure SDKs do (reliability-security.md section 0, "Azure SDK logging"):
    what is not known to be harmless is replaced by "REDACTED". For logs, the trace and error texts.
*/

//! The URL with every query value replaced, except of parameters known to be harmless (api-version, hub, group…).
QString redactedUrl(const QUrl &url);

//! "Name: value" lines with the value of every header that is not on the allow-list replaced.
QString redactedHeaders(const QList<std::pair<QByteArray, QByteArray>> &headers);

//! A connection string with the value of every key but Endpoint, Port and Version replaced.
QString redactedConnectionString(const QString &connectionString);

/*!
    A frame or body as it may be kept in the trace: the values of "reconnectionToken" and of other token fields the
    protocol itself carries are replaced. Payloads of the user's own are left as they are.
*/
QByteArray redactedFrame(const QByteArray &frame);

} // namespace WebPubSub
