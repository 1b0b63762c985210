#pragma once

#include "http/httpmessage.h"

#include <QHostAddress>
#include <QStringList>

#include <optional>

namespace WebPubSub {

/*!
    Keeps web pages away from a server on loopback: Host defeats DNS rebinding, Origin cross-site requests
    (reliability-security.md T1, T2). Compared exactly, never by prefix.
*/
class HostCheck {
public:
    /*!
        Lets in 127.0.0.1, [::1], localhost, \p hosts, and the address a connection came in on, each with \p
       port (which may be left out when it is 80); and requests without Origin or with one of \p origins.
    */
    HostCheck(quint16 port, const QStringList &hosts, const QStringList &origins);

    //! The refusal, 400 (no or two Hosts), 421 (foreign Host) or 403 (foreign Origin), or nothing when all is
    //! well.
    std::optional<HttpResponse> refusal(const HttpRequest &request, const QHostAddress &localAddress) const;

private:
    bool knowsHost(const QString &host, const QHostAddress &localAddress) const;

    quint16 m_port;
    QStringList m_hosts;
    QStringList m_origins;
};

} // namespace WebPubSub
