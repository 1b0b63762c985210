#include "clientprogram.h"

#include "chatsession.h"
#include "clientexit.h"
#include "jsonsession.h"
#include "lineoutput.h"
#include "printable.h"

#include "client/negotiatecredential.h"

#include <QUrlQuery>

#include <unistd.h>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace App {

namespace {

//! The largest frame of 1 MiB, with every byte of it as a six-character escape, and room for the call around.
constexpr qsizetype maxLineBytes = 8 * 1024 * 1024;

void logLine(const QString &text)
{
    writeAll(STDERR_FILENO, QByteArray("hubscope-client: " + printable(text).toUtf8() + '\n'));
}

//! A new token for each connection: one of an hour ago may have expired.
WebPubSubReplyOf<QUrl> *makeToken(const ClientArguments &arguments)
{
    auto *reply = new WebPubSubReplyOf<QUrl>;
    const auto token = makeClientAccessToken(
        arguments.connection, arguments.hub, arguments.token, QDateTime::currentDateTimeUtc());
    reply->complete(token ? Result<QUrl>(token->url) : token.error());
    return reply;
}

std::unique_ptr<WebPubSubClient> makeClient(const ClientArguments &arguments)
{
    switch (arguments.way) {
    case ClientArguments::Way::FixedUrl:
        return std::make_unique<WebPubSubClient>(arguments.url);
    case ClientArguments::Way::Negotiate:
        return std::make_unique<WebPubSubClient>(NegotiateCredential({.endpoint = arguments.url}));
    case ClientArguments::Way::Token:
        break;
    }
    return std::make_unique<WebPubSubClient>([arguments] { return makeToken(arguments); });
}

//! The group that a chat speaks to before anything is joined: the token joins it, or a simple client's URL
//! sends every frame to it (client-protocol.md section 2.3).
QString firstGroup(const ClientArguments &arguments)
{
    const QUrlQuery query(arguments.url);
    const QString mode = query.queryItemValue(u"webpubsub_mode"_s);
    if (arguments.options.protocol.isEmpty() && mode.compare(u"sendToGroup"_s, Qt::CaseInsensitive) == 0)
        return query.queryItemValue(u"group"_s, QUrl::FullyDecoded);
    return arguments.token.groups.value(0);
}

} // namespace

ClientProgram::ClientProgram(const ClientArguments &arguments, QObject *parent)
    : QObject(parent)
    , m_arguments(arguments)
    , m_input(STDIN_FILENO, maxLineBytes)
{
    connect(&m_input, &LineInput::lineRead, this, [this](const QByteArray &line) {
        if (m_session)
            m_session->takeLine(line);
        else
            takeSecret(line);
    });
    connect(&m_input, &LineInput::lineTooLong, this, [this] {
        if (m_session)
            m_session->refuseLongLine(maxLineBytes);
        else
            takeSecret({});
    });
    connect(&m_input, &LineInput::ended, this, [this] {
        if (!m_session)
            takeSecret({});
        if (m_session)
            m_session->inputEnded();
    });
}

void ClientProgram::run()
{
    if (!m_arguments.readsSecret)
        openSession();
}

void ClientProgram::stop()
{
    if (m_session)
        m_session->end();
    else
        Q_EMIT finished(exitOk);
}

void ClientProgram::takeSecret(const QByteArray &line)
{
    if (const auto taken = m_arguments.takeSecret(QString::fromUtf8(line)); !taken)
        return failUsage(taken.error());
    openSession();
}

void ClientProgram::failUsage(const Error &error)
{
    m_input.setPaused(true);
    logLine(error.name + u": "_s + error.message);
    Q_EMIT finished(exitUsage);
}

void ClientProgram::openSession()
{
    const ClientSession::Output output{
        .write = [](QByteArrayView line) { return writeAll(STDOUT_FILENO, line); }, .log = logLine};
    m_client = makeClient(m_arguments);
    m_client->setOptions(m_arguments.options);
    if (m_arguments.json)
        m_session = std::make_unique<JsonSession>(*m_client, output);
    else
        m_session = std::make_unique<ChatSession>(*m_client, output, firstGroup(m_arguments));
    connect(m_session.get(), &ClientSession::inputWanted, &m_input,
        [this](bool wanted) { m_input.setPaused(!wanted); });
    connect(m_session.get(), &ClientSession::finished, this, &ClientProgram::finished);
    m_session->open();
}

} // namespace App
