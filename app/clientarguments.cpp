#include "clientarguments.h"

#include "client/clienturl.h"
#include "client/optionnames.h"
#include "protocol/codec.h"
#include "protocol/names.h"

#include <QCommandLineParser>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace App {

namespace {

const QString urlVariable = u"HUBSCOPE_CLIENT_URL"_s;
const QString connectionStringVariable = u"WEBPUBSUB_CONNECTION_STRING"_s;
const QString noSubprotocol = u"none"_s;
const QString fromStdin = u"-"_s;

const QCommandLineOption urlOption(u"url"_s,
    u"Client access URL, with its token: ws(s)://HOST/client/hubs/HUB?access_token=TOKEN."_s, u"URL"_s);
const QCommandLineOption negotiateOption(u"negotiate"_s,
    u"Ask this http(s) URL of your own server for a client access URL, anew for each connection."_s,
    u"URL"_s);
const QCommandLineOption connectionStringOption(u"connection-string"_s,
    u"Make a token for each connection with the key of this connection string. Needs --hub."_s, u"CS"_s);
const QCommandLineOption hubOption(u"hub"_s, u"With a connection string: the hub to connect to."_s, u"HUB"_s);
const QCommandLineOption userOption(u"user"_s, u"The same: user id; default: anonymous."_s, u"USER"_s);
const QCommandLineOption roleOption(u"role"_s,
    u"The same: a role such as webpubsub.joinLeaveGroup or webpubsub.sendToGroup.lobby. May be repeated."_s,
    u"ROLE"_s);
const QCommandLineOption groupOption(
    u"group"_s, u"The same: a group that the token joins. May be repeated."_s, u"GROUP"_s);
const QCommandLineOption protocolOption(u"protocol"_s,
    u"Subprotocol; default: json.reliable.webpubsub.azure.v1. none: a simple WebSocket client."_s, u"NAME"_s,
    QString(Subprotocol::reliableJson));
const QCommandLineOption optionOption(u"option"_s,
    u"An option of the client by its official name, such as keepAliveIntervalInMs=5000 or "
    "messageRetryOptions.maxRetries=0. May be repeated."_s,
    u"NAME=VALUE"_s);
const QCommandLineOption jsonOption(
    u"json"_s, u"For scripts: each line of stdin is a call, each line of stdout an answer or an event."_s);

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"A client for Azure Web PubSub in a terminal: a chat for people, and with --json for scripts.\n\n"
        "One of --url, --negotiate and --connection-string says how to connect. Other users of this computer "
        "can\n"
        "see a token or key in the list of processes. To hide it, write - instead, which reads it from the "
        "first\n"
        "line of stdin, or leave the option out and set HUBSCOPE_CLIENT_URL or WEBPUBSUB_CONNECTION_STRING "
        "(the\n"
        "latter is taken when --hub is given)."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({urlOption, negotiateOption, connectionStringOption, hubOption, userOption, roleOption,
        groupOption, protocolOption, optionOption, jsonOption});
}

Error wrong(const QString &message)
{
    return {.kind = ErrorKind::Invalid, .name = u"CLIENT_ARGUMENTS"_s, .message = message};
}

//! What can be given once only, since the parser itself would take the last.
std::optional<Error> repeatedOption(const QCommandLineParser &parser)
{
    for (const auto *option :
        {&urlOption, &negotiateOption, &connectionStringOption, &hubOption, &userOption, &protocolOption}) {
        if (parser.values(*option).size() > 1 && parser.isSet(*option))
            return wrong(u"--%1 is given more than once."_s.arg(option->names().constFirst()));
    }
    return {};
}

//! The words of the command line and of the environment, before they have a meaning.
struct WayGiven {
    ClientArguments::Way way = ClientArguments::Way::FixedUrl;
    QString value = {};
};

Result<WayGiven> readWay(const QCommandLineParser &parser, const QProcessEnvironment &environment)
{
    using Way = ClientArguments::Way;
    QList<WayGiven> given;
    const auto look = [&](Way way, const QCommandLineOption &option) {
        if (parser.isSet(option))
            given.append({way, parser.value(option)});
    };
    look(Way::FixedUrl, urlOption);
    look(Way::Negotiate, negotiateOption);
    look(Way::Token, connectionStringOption);
    if (given.size() > 1)
        return wrong(u"Give only one of --url, --negotiate and --connection-string."_s);
    if (!given.isEmpty())
        return given.constFirst();

    const QString connectionString = environment.value(connectionStringVariable);
    const QString url = environment.value(urlVariable);
    if (parser.isSet(hubOption) && !connectionString.isEmpty())
        return WayGiven{Way::Token, connectionString};
    if (!parser.isSet(hubOption) && !url.isEmpty())
        return WayGiven{Way::FixedUrl, url};
    if (!connectionString.isEmpty())
        return wrong(u"%1 is set: name the hub with --hub."_s.arg(connectionStringVariable));
    return wrong(
        u"Nothing says how to connect. Give --url, --negotiate, or --connection-string with --hub; or "
        "set %1, or %2 and give --hub."_s.arg(urlVariable, connectionStringVariable));
}

std::optional<Error> readToken(const QCommandLineParser &parser, ClientArguments &read)
{
    if (read.way != ClientArguments::Way::Token) {
        for (const auto *option : {&hubOption, &userOption, &roleOption, &groupOption}) {
            if (parser.isSet(*option))
                return wrong(
                    u"--%1 goes into a token that is made here, so it needs --connection-string. A URL "
                    "has its token already."_s.arg(option->names().constFirst()));
        }
        return {};
    }
    if (!parser.isSet(hubOption))
        return wrong(u"A connection string names no hub: give --hub."_s);
    read.hub = parser.value(hubOption);
    read.token.userId = parser.value(userOption);
    read.token.roles = parser.values(roleOption);
    read.token.groups = parser.values(groupOption);
    if (const auto valid = validHubName(read.hub); !valid)
        return valid.error();
    for (const QString &group : std::as_const(read.token.groups)) {
        if (const auto valid = validGroupName(group); !valid)
            return valid.error();
    }
    return {};
}

std::optional<Error> readProtocol(const QCommandLineParser &parser, ClientArguments &read)
{
    const QString name = parser.value(protocolOption);
    read.options.protocol = name == noSubprotocol ? QString() : name;
    if (name != noSubprotocol && !makeCodec(name))
        return wrong(u"--protocol does not know \"%1\". Expected json.reliable.webpubsub.azure.v1, "
                     "json.webpubsub.azure.v1, protobuf.reliable.webpubsub.azure.v1, "
                     "protobuf.webpubsub.azure.v1 or none."_s.arg(name.left(64)));
    return {};
}

std::optional<Error> readOptions(const QCommandLineParser &parser, ClientArguments &read)
{
    QList<std::pair<QString, QString>> named;
    for (const QString &text : parser.values(optionOption)) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals < 1)
            return wrong(
                u"--option \"%1\" has no value. Expected NAME=VALUE, such as autoReconnect=false."_s.arg(
                    text.left(64)));
        named.append({text.first(equals), text.sliced(equals + 1)});
    }
    auto options = clientOptionsFrom(named, read.options);
    if (!options)
        return options.error();
    read.options = *std::move(options);
    return {};
}

Result<Done> validNegotiateUrl(const QUrl &url)
{
    if ((url.scheme() == u"http" || url.scheme() == u"https") && url.isValid() && !url.host().isEmpty())
        return Done{};
    return wrong(u"--negotiate needs a URL of your own server such as https://example.com/negotiate."_s);
}

} // namespace

Result<ClientArguments> ClientArguments::parse(
    const QStringList &arguments, const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return wrong(parser.errorText() + u'.');
    ClientArguments read;
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        read.task = parser.isSet(u"help"_s) ? Task::ShowHelp : Task::ShowVersion;
        return read;
    }
    if (!parser.positionalArguments().isEmpty()) // not told again: it may be a URL with its token
        return wrong(u"There is a word that belongs to no option. A URL is given with --url."_s);
    if (const auto error = repeatedOption(parser))
        return *error;
    const auto given = readWay(parser, environment);
    if (!given)
        return given.error();
    read.way = given->way;
    read.json = parser.isSet(jsonOption);
    if (const auto error = readToken(parser, read))
        return *error;
    if (const auto error = readProtocol(parser, read))
        return *error;
    if (const auto error = readOptions(parser, read))
        return *error;
    read.readsSecret = given->value == fromStdin && read.way != Way::Negotiate;
    if (!read.readsSecret) {
        if (const auto taken = read.takeSecret(given->value); !taken)
            return taken.error();
    }
    return read;
}

Result<Done> ClientArguments::takeSecret(const QString &line)
{
    if (way == Way::Token) {
        const auto parsed = ConnectionString::parse(line);
        if (!parsed)
            return parsed.error();
        connection = *parsed;
        return Done{};
    }
    url = QUrl(line.trimmed());
    return way == Way::FixedUrl ? validClientUrl(url) : validNegotiateUrl(url);
}

QString ClientArguments::help()
{
    QCommandLineParser parser;
    declare(parser);
    return parser.helpText();
}

} // namespace App
