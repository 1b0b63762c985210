#include "hubprogram.h"

#include "printable.h"

#include <QTextStream>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace App {

namespace {

void say(FILE *stream, const QString &line)
{
    QTextStream(stream) << line << Qt::endl;
}

QString described(const HubConnectionInfo &connection)
{
    return u"hub=%1 connection=%2 user=%3 protocol=%4 ip=%5"_s.arg(connection.hub, connection.connectionId,
        connection.userId.isEmpty() ? u"-"_s : connection.userId,
        connection.protocol.isEmpty() ? u"-"_s : connection.protocol, connection.ip);
}

} // namespace

HubProgram::HubProgram(const HubArguments &arguments, QObject *parent)
    : QObject(parent)
    , m_arguments(arguments)
{
    connect(&m_hub, &LocalHub::started, this, &HubProgram::announce);
    connect(&m_hub, &LocalHub::failed, this, &HubProgram::fail);
    connect(&m_hub, &LocalHub::stopped, this, [this] {
        m_store.flush();
        Q_EMIT finished(0);
    });
    connect(&m_store, &TraceStore::warned, this,
        [](const Error &warning) { say(stderr, u"trace: %1: %2"_s.arg(warning.name, warning.message)); });
    if (!m_arguments.quiet)
        logConnections();
}

void HubProgram::run()
{
    if (!m_arguments.traceFile.isEmpty()) {
        if (const auto created = m_store.create(m_arguments.traceFile); !created)
            return fail(created.error());
        // In the hub's thread: append() is thread-safe, and the rows keep their order.
        connect(&m_hub, &LocalHub::traced, &m_store, &TraceStore::append, Qt::DirectConnection);
    }
    m_hub.start(m_arguments.options);
}

void HubProgram::stop()
{
    m_hub.stop();
}

void HubProgram::announce()
{
    const QHostAddress &address = m_arguments.options.address;
    const bool v6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = v6 ? u"[%1]"_s.arg(address.toString()) : address.toString();
    say(stdout, u"Endpoint: http://%1:%2"_s.arg(host).arg(m_hub.port()));
    say(stdout, u"ConnectionString: %1"_s.arg(m_hub.connectionString()));
    if (!address.isLoopback())
        say(stderr,
            u"warning: listening on %1, other computers can reach this hub"_s.arg(address.toString()));
}

void HubProgram::logConnections()
{
    connect(&m_hub, &LocalHub::connectionOpened, this, [](const HubConnectionInfo &connection) {
        say(stderr, printable(u"opened "_s + described(connection)));
    });
    connect(&m_hub, &LocalHub::connectionClosed, this,
        [](const HubConnectionInfo &connection, int closeCode, const QString &reason) {
            say(stderr,
                printable(u"closed %1 code=%2 %3"_s.arg(described(connection)).arg(closeCode).arg(reason)));
        });
}

void HubProgram::fail(const Error &error)
{
    say(stderr, u"hubscope-hub: %1: %2"_s.arg(error.name, error.message));
    Q_EMIT finished(1);
}

} // namespace App
