#include "auth/connectionstring.h"

#include <QMap>

#include <algorithm>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype maxLength = 4096; // real ones have about 150 characters

Error invalid(QLatin1String code, const QString &message)
{
    // No part of the text is ever quoted: pasted wrongly, the key may stand anywhere.
    return Error{.kind = ErrorKind::Invalid, .name = code, .message = message};
}

bool isInvisible(QChar c)
{
    const char16_t u = c.unicode();
    const bool isBidiOrZeroWidth = u == 0x061C || (u >= 0x200B && u <= 0x200F) || (u >= 0x202A && u <= 0x202E)
        || (u >= 0x2060 && u <= 0x2069) || u == 0xFEFF;
    return u < 0x20 || (u >= 0x7F && u < 0xA0) || isBidiOrZeroWidth;
}

std::optional<Error> faultOfCharacters(const QString &text)
{
    const auto bad = std::find_if(text.begin(), text.end(), isInvisible);
    if (bad != text.end())
        return invalid("CS_CHAR"_L1,
            u"The connection string holds the invisible character U+%1 at offset %2. Expected visible "
            "characters. Copy it again from the portal, in one line."_s
                .arg(bad->unicode(), 4, 16, QLatin1Char('0'))
                .arg(bad - text.begin()));
    if (text.size() > maxLength)
        return invalid("CS_CHAR"_L1,
            u"The connection string goes on after offset %1. Expected fewer characters. Copy only the "
            "connection string from the portal."_s.arg(maxLength));
    return {};
}

using Values = QMap<QString, QString>;

Result<Values> split(const QString &text)
{
    Values values;
    const QList<QStringView> pieces = QStringView(text).split(u';');
    for (const QStringView piece : pieces) {
        const qsizetype equals = piece.indexOf(u'=');
        if (equals < 0)
            continue;
        const QString key = piece.first(equals).toString().toLower();
        if (values.contains(key)
            && (key == "endpoint"_L1 || key == "accesskey"_L1 || key == "port"_L1 || key == "version"_L1))
            return invalid("CS_DUPLICATE"_L1,
                u"\"%1\" comes twice in the connection string. Expected it once. Remove one."_s.arg(key));
        values.insert(key, piece.sliced(equals + 1).toString());
    }
    return values;
}

//! The product whose connection string this is, when it is plainly not Web PubSub.
QString otherService(const Values &values)
{
    const QString endpoint = values.value(u"endpoint"_s);
    if (endpoint.contains(".service.signalr.net"_L1, Qt::CaseInsensitive))
        return u"Azure SignalR Service"_s;
    if (endpoint.startsWith("sb://"_L1, Qt::CaseInsensitive) || values.contains(u"sharedaccesskeyname"_s)) {
        return values.contains(u"hostname"_s) ? u"Azure IoT Hub"_s : u"Azure Service Bus or Event Hubs"_s;
    }
    if (values.contains(u"accountkey"_s) || values.contains(u"defaultendpointsprotocol"_s))
        return u"Azure Storage or Cosmos DB"_s;
    return {};
}

Error missing(QLatin1String key, const Values &values)
{
    const auto hasBlank = std::any_of(values.keyBegin(), values.keyEnd(), [&](const QString &found) {
        return found != found.trimmed() && found.trimmed() == QString(key).toLower();
    });
    return invalid("CS_MISSING"_L1,
        u"The connection string has no \"%1\". Expected Endpoint=https://…;AccessKey=…;Version=1.0; %2"_s.arg(
            key,
            hasBlank ? u"Remove the blank beside the name."_s : u"Copy the whole string from the portal."_s));
}

std::optional<int> parsePort(QStringView text)
{
    const bool isNumber = !text.isEmpty() && text.size() <= 5
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int port = isNumber ? text.toInt() : 0;
    return port >= 1 && port <= 65535 ? std::optional(port) : std::nullopt;
}

Error badPort()
{
    return invalid("CS_PORT"_L1,
        u"The port in the connection string is wrong. Expected a number from 1 to 65535. Correct or remove it."_s);
}

struct Authority {
    QStringView host;
    std::optional<QStringView> port;
};

Authority splitAuthority(QStringView authority)
{
    const qsizetype colon = authority.lastIndexOf(u':');
    if (colon <= authority.lastIndexOf(u']')) // the colons of an IPv6 address stand inside brackets
        return {authority, {}};
    return {authority.first(colon), authority.sliced(colon + 1)};
}

/*!
    Taken apart by hand, because QUrl tells only that an address is wrong, and not what about it.
*/
Result<QUrl> parseEndpoint(const QString &text, const std::optional<QString> &portValue)
{
    const qsizetype separator = text.indexOf("://"_L1);
    const QString scheme = separator < 0 ? u"https"_s : text.first(separator).toLower();
    if (scheme != "http"_L1 && scheme != "https"_L1)
        return invalid("CS_SCHEME"_L1,
            u"The endpoint begins with an unknown scheme. Expected http:// or https://. Correct it."_s);
    const QStringView rest = QStringView(text).sliced(separator < 0 ? 0 : separator + 3);
    const auto endOfAuthority = std::find_if(
        rest.begin(), rest.end(), [](QChar c) { return c == u'/' || c == u'?' || c == u'#' || c == u'\\'; });
    const QStringView authority = rest.first(endOfAuthority - rest.begin());
    const QStringView path = rest.sliced(authority.size());

    if (authority.contains(u'@'))
        return invalid("CS_USERINFO"_L1,
            u"The endpoint holds a user name or password before '@'. Expected a host only. Remove it."_s);
    const Authority parts = splitAuthority(authority);
    const auto ownPort = parts.port ? parsePort(*parts.port) : std::nullopt;
    const auto port = portValue ? parsePort(*portValue) : ownPort;
    if ((parts.port && !ownPort) || (portValue && !port))
        return badPort();

    QUrl url;
    url.setScheme(scheme);
    url.setHost(parts.host.toString(), QUrl::StrictMode);
    if (url.host().isEmpty())
        return invalid("CS_HOST"_L1,
            u"The endpoint has no valid host. Expected one such as https://demo.webpubsub.azure.com. Correct it."_s);
    if (path.contains(u'?') || path.contains(u'#') || path.contains(u'\\'))
        return invalid("CS_ENDPOINT_PATH"_L1,
            u"The endpoint holds a query or fragment. Expected a scheme, a host and at most a path. Remove "
            u"what "
            "follows the path."_s);
    const int defaultPort = scheme == "https"_L1 ? 443 : 80;
    if (port && *port != defaultPort)
        url.setPort(*port);
    QStringView plainPath = path;
    while (plainPath.endsWith(u'/'))
        plainPath.chop(1);
    url.setPath(plainPath.toString(), QUrl::TolerantMode);
    return url;
}

} // namespace

QString ConnectionString::toString() const
{
    return u"Endpoint=%1;AccessKey=%2;Version=1.0;"_s.arg(endpoint.toString(QUrl::FullyEncoded), accessKey);
}

std::optional<Error> ConnectionString::warning() const
{
    if (accessKey == accessKey.trimmed())
        return {};
    return invalid("CS_KEY_SPACE"_L1,
        u"The access key begins or ends with a blank. Expected none. Remove it unless the key really has one."_s);
}

Result<ConnectionString> ConnectionString::parse(const QString &text)
{
    QString line = text;
    while (line.endsWith(u'\n') || line.endsWith(u'\r')) // left by the command line tools that print it
        line.chop(1);
    if (line.trimmed().isEmpty())
        return invalid("CS_EMPTY"_L1,
            u"The connection string is empty. Expected Endpoint=https://…;AccessKey=…;Version=1.0; Copy it "
            u"from "
            "the portal, page Keys."_s);
    if (const auto fault = faultOfCharacters(line))
        return *fault;
    const auto values = split(line);
    if (!values)
        return values.error();
    if (const QString service = otherService(*values); !service.isEmpty())
        return invalid("CS_OTHER_SERVICE"_L1,
            u"This is a connection string of %1. Expected one of Azure Web PubSub. Copy it from the Web "
            u"PubSub "
            "resource, page Keys."_s.arg(service));
    const QString endpointText = values->value(u"endpoint"_s).trimmed();
    const QString key = values->value(u"accesskey"_s);
    if (endpointText.isEmpty())
        return missing("Endpoint"_L1, *values);
    if (key.isEmpty())
        return missing("AccessKey"_L1, *values);
    if (const auto version = values->value(u"version"_s, u"1.0"_s).trimmed(); version != "1.0"_L1)
        return invalid("CS_VERSION"_L1,
            u"The connection string has an unknown version. Expected Version=1.0. Correct or remove it."_s);
    const bool hasPort = values->contains(u"port"_s);
    auto endpoint = parseEndpoint(
        endpointText, hasPort ? std::optional(values->value(u"port"_s).trimmed()) : std::nullopt);
    if (!endpoint)
        return endpoint.error();
    return ConnectionString{*endpoint, key};
}

} // namespace WebPubSub
