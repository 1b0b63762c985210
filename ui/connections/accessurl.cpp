#include "connections/accessurl.h"

#include "auth/jwt.h"
#include "protocol/names.h"
#include "shared/format.h"

#include <QCoreApplication>
#include <QUrlQuery>

namespace Ui {

using WebPubSub::Error;
using WebPubSub::ErrorKind;

namespace {

constexpr qsizetype longestPaste = 32 * 1024;

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::AccessUrl)
};

Error invalid(const char *name, const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = QLatin1String(name), .message = message};
}

std::optional<Error> faultOfAddress(const QUrl &url)
{
    if (url.scheme() != QLatin1String("wss") && url.scheme() != QLatin1String("ws"))
        return invalid("URL_SCHEME",
            Words::tr("The URL does not begin with wss:// or ws://. Copy the client "
                      "access URL, not the endpoint."));
    if (!url.userInfo().isEmpty())
        return invalid(
            "URL_USERINFO", Words::tr("The URL holds a user name or password before '@'. Remove it."));
    if (url.host().isEmpty())
        return invalid("URL_HOST",
            Words::tr("The URL has no valid host. Expected one such as "
                      "wss://demo.webpubsub.azure.com/client/hubs/chat."));
    return std::nullopt;
}

QString hubOf(const QUrl &url)
{
    const QString path = url.path();
    const QString marker = QStringLiteral("/client/hubs/");
    if (const qsizetype at = path.indexOf(marker); at >= 0)
        return path.mid(at + marker.size());
    const bool older = path.endsWith(QLatin1String("/client")) || path.endsWith(QLatin1String("/client/"));
    return older ? QUrlQuery(url).queryItemValue(QStringLiteral("hub"), QUrl::FullyDecoded) : QString();
}

std::optional<Error> faultOfToken(const QByteArray &token)
{
    if (token.isEmpty())
        return invalid("URL_TOKEN",
            Words::tr("The URL has no access_token. Expected ?access_token= and the token "
                      "behind the hub. Copy it whole."));
    if (token.size() > WebPubSub::Jwt::maxTokenBytes)
        return invalid("TOKEN_TOO_LONG",
            Words::tr("The token has %1, the service takes %2. Put fewer roles and "
                      "groups into it.")
                .arg(Format::byteCount(token.size()), Format::byteCount(WebPubSub::Jwt::maxTokenBytes)));
    return std::nullopt;
}

} // namespace

QString AccessUrl::audience() const
{
    QUrl audience = url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    audience.setScheme(
        url.scheme() == QLatin1String("wss") ? QStringLiteral("https") : QStringLiteral("http"));
    return audience.toString(QUrl::FullyEncoded);
}

WebPubSub::Result<AccessUrl> AccessUrl::parse(const QString &text)
{
    const QString line = text.trimmed();
    if (line.isEmpty())
        return invalid(
            "URL_EMPTY", Words::tr("Paste the client access URL that your server or the portal made."));
    if (const QString shown = Format::visible(line, false); shown != line || line.contains(u' '))
        return invalid("URL_CHAR",
            Words::tr("The URL holds a blank or an invisible character. Copy it again, in "
                      "one line."));
    AccessUrl result;
    result.url = QUrl(line, QUrl::StrictMode);
    if (const auto fault = faultOfAddress(result.url))
        return *fault;
    result.hub = hubOf(result.url);
    if (const auto valid = WebPubSub::validHubName(result.hub); !valid)
        return invalid("URL_HUB",
            Words::tr("The URL names no valid hub. Expected /client/hubs/ and the hub's name "
                      "behind the host."));
    const QUrlQuery query(result.url);
    result.token = query.queryItemValue(QStringLiteral("access_token"), QUrl::FullyDecoded).toUtf8();
    if (const auto fault = faultOfToken(result.token))
        return *fault;
    return result;
}

PastedKind pastedKind(const QString &text)
{
    if (text.size() > longestPaste)
        return PastedKind::Unknown;
    const QString line = text.trimmed();
    const bool socket = line.startsWith(QLatin1String("wss://"), Qt::CaseInsensitive)
        || line.startsWith(QLatin1String("ws://"), Qt::CaseInsensitive);
    if (socket && line.contains(QLatin1String("/client")))
        return PastedKind::ClientUrl;
    if (line.contains(QLatin1String("Endpoint="), Qt::CaseInsensitive)
        && line.contains(QLatin1String("AccessKey="), Qt::CaseInsensitive))
        return PastedKind::ConnectionString;
    return PastedKind::Unknown;
}

} // namespace Ui
