#pragma once

#include "protocol/payload.h"

#include <QByteArray>
#include <QStringList>
#include <QUrl>

#include <utility>
#include <vector>

namespace WebPubSub {

inline constexpr QLatin1String restApiVersion("2024-12-01");

/*!
    One data-plane call as a value: what is sent, without sending it. Pure, so that each operation can be
   compared with the line it must put on the wire (service-protocol.md section 2).
*/
class RestRequest {
public:
    //! \p path: segments below the endpoint, each percent-encoded on its own; one beginning with ':' is a
    //! verb and keeps its colon.
    RestRequest(const QByteArray &method, const QStringList &path);

    RestRequest &query(const QString &name, const QString &value); //!< repeats the name when called again
    RestRequest &body(const Payload &payload);

    QByteArray method() const { return m_method; }
    QByteArray content() const { return m_content; }
    QByteArray contentType() const { return m_contentType; } //!< empty when there is no body
    //! The complete URL, api-version first, encoded as it is sent and signed.
    QUrl url(const QUrl &endpoint) const;
    QString path() const; //!< without the query, for the trace

    //! Whether doing it twice is the same as once: what may be repeated after an unclear failure.
    bool isIdempotent() const { return m_method != "POST"; }

private:
    QByteArray m_method;
    QByteArray m_path;
    std::vector<std::pair<QString, QString>> m_query;
    QByteArray m_content;
    QByteArray m_contentType;
};

} // namespace WebPubSub
