#include "hubarguments.h"

#include <QCommandLineParser>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace App {

namespace {

const QCommandLineOption hostOption(
    u"host"_s, u"Address to listen on; 127.0.0.1 also serves ::1."_s, u"ADDRESS"_s, u"127.0.0.1"_s);
const QCommandLineOption portOption(
    u"port"_s, u"Port to listen on; 0 picks a free one."_s, u"PORT"_s, u"8080"_s);
const QCommandLineOption keyOption(u"access-key"_s,
    u"Key that signs tokens; default: the official emulator's published key."_s, u"KEY"_s,
    QString(emulatorAccessKey));
const QCommandLineOption traceOption(u"trace"_s, u"Record all frames to this .hubtrace file."_s, u"FILE"_s);
const QCommandLineOption echoOption(u"echo"_s,
    u"Answer events and invocations with what they bring; the event \"fail\" is refused. "
    "Without it they are not found."_s);
const QCommandLineOption quietOption(u"quiet"_s, u"No line for each connection."_s);

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"A hub for Azure Web PubSub clients on this computer."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({hostOption, portOption, keyOption, traceOption, echoOption, quietOption});
}

Error wrong(const QString &message)
{
    return {.kind = ErrorKind::Invalid,
        .name = u"HUB_ARGUMENTS"_s,
        .message = message + u" See hubscope-hub --help."_s};
}

Result<QHostAddress> readHost(const QString &text)
{
    if (text.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    const QHostAddress address(text);
    if (address.isNull())
        return wrong(u"--host must be an IP address such as 127.0.0.1 or ::1."_s);
    return address;
}

} // namespace

Result<HubArguments> HubArguments::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return wrong(parser.errorText() + u'.');
    HubArguments read;
    if (parser.isSet(u"help"_s)) {
        read.task = Task::ShowHelp;
        return read;
    }
    if (parser.isSet(u"version"_s)) {
        read.task = Task::ShowVersion;
        return read;
    }
    if (!parser.positionalArguments().isEmpty())
        return wrong(u"Unexpected argument \"%1\"."_s.arg(parser.positionalArguments().first()));
    const auto host = readHost(parser.value(hostOption));
    if (!host)
        return host.error();
    bool isNumber = false;
    read.options.port = parser.value(portOption).toUShort(&isNumber);
    if (!isNumber)
        return wrong(u"--port must be a number from 0 to 65535."_s);
    read.options.address = *host;
    read.options.accessKey = parser.value(keyOption);
    read.traceFile = parser.value(traceOption);
    if (parser.isSet(traceOption) && read.traceFile.isEmpty())
        return wrong(u"--trace needs a file name."_s);
    read.options.traceFrames = !read.traceFile.isEmpty();
    read.options.echoEvents = parser.isSet(echoOption);
    read.quiet = parser.isSet(quietOption);
    return read;
}

QString HubArguments::help()
{
    QCommandLineParser parser;
    declare(parser);
    return parser.helpText();
}

} // namespace App
