#include "http/hostcheck.h"

#include "http/nativesocket.h"

#include <QRegularExpression>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 httpPort = 80;

//! An IPv6 address between brackets, or null. No zone: it names an interface of the sender's, not of ours.
QHostAddress bracketedAddress(const QString &host)
{
    if (!host.startsWith(u'[') || !host.endsWith(u']') || host.contains(u'%'))
        return {};
    QHostAddress address(host.mid(1, host.size() - 2));
    return address.protocol() == QAbstractSocket::IPv6Protocol ? address : QHostAddress();
}

} // namespace

HostCheck::HostCheck(quint16 port, const QStringList &hosts, const QStringList &origins)
    : m_port(port)
    , m_origins(origins)
{
    m_hosts = QStringList{u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s};
    for (const QString &host : hosts)
        m_hosts.append(host.toLower());
}

std::optional<HttpResponse> HostCheck::refusal(
    const HttpRequest &request, const QHostAddress &localAddress) const
{
    const QList<QByteArray> hosts = request.headerValues("Host");
    if (hosts.size() != 1) {
        return HttpResponse::error(
            400, u"HTTP_HOST"_s, u"The request has %1 Host headers; send exactly one."_s.arg(hosts.size()));
    }
    if (!knowsHost(QString::fromLatin1(hosts.first()), localAddress)) {
        return HttpResponse::error(421, u"HTTP_HOST"_s,
            u"The Host header does not name this server. Expected localhost:%1, 127.0.0.1:%1, [::1]:%1, or a "
            u"host "
            "name allowed in the server's options."_s.arg(m_port));
    }
    for (const QByteArray &origin : request.headerValues("Origin")) {
        if (!m_origins.contains(QString::fromLatin1(origin))) {
            return HttpResponse::error(403, u"HTTP_ORIGIN"_s,
                u"Web pages of this origin may not use the server. Add the origin, exactly as the browser "
                u"sends it "
                "(scheme://host:port), to the allowed origins if you trust it."_s);
        }
    }
    return std::nullopt;
}

bool HostCheck::knowsHost(const QString &host, const QHostAddress &localAddress) const
{
    static const QRegularExpression pattern(u"\\A([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(?::([0-9]{1,5}))?\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(host);
    if (!match.hasMatch())
        return false;
    const uint port = match.hasCaptured(2) ? match.captured(2).toUInt() : httpPort;
    if (port != m_port)
        return false;
    const QString name = match.captured(1).toLower();
    const QHostAddress local = plainAddress(localAddress);
    const QHostAddress literal = bracketedAddress(name);
    if (!literal.isNull())
        return literal == QHostAddress::LocalHostIPv6 || literal == local;
    // As text, not as a number: QHostAddress would take "127.1" too.
    return m_hosts.contains(name) || name == local.toString();
}

} // namespace WebPubSub
