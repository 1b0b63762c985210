#include "workspace/hubcontroller.h"

#include <QRandomGenerator>

#include <array>

using namespace WebPubSub;

namespace Ui {

namespace {

QString randomKey()
{
    std::array<quint32, 12> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding));
}

} // namespace

HubController::HubController(const TraceSink &sink, QObject *parent)
    : QObject(parent)
    , m_hub(this)
{
    connect(
        &m_hub, &LocalHub::traced, this, [sink](const TraceEntry &entry) { sink(entry); },
        Qt::DirectConnection);
    connect(&m_hub, &LocalHub::started, this, [this] {
        update(true, false);
        Q_EMIT started();
    });
    connect(&m_hub, &LocalHub::stopped, this, [this] {
        m_connections.clear();
        update(false, false);
    });
    connect(&m_hub, &LocalHub::failed, this, [this](const Error &error) {
        update(false, false);
        Q_EMIT failed(error);
    });
    connect(&m_hub, &LocalHub::connectionOpened, this, [this](const HubConnectionInfo &connection) {
        m_connections.insert(connection.connectionId, connection);
        Q_EMIT connectionOpened(connection);
    });
    connect(&m_hub, &LocalHub::connectionChanged, this, [this](const HubConnectionInfo &connection) {
        m_connections.insert(connection.connectionId, connection);
        Q_EMIT connectionChanged(connection);
    });
    connect(&m_hub, &LocalHub::connectionClosed, this,
        [this](const HubConnectionInfo &connection, int closeCode, const QString &reason) {
            m_connections.remove(connection.connectionId);
            Q_EMIT connectionClosed(connection, closeCode, reason);
        });
}

void HubController::start()
{
    if (m_status.running || m_status.starting)
        return;
    update(false, true);
    m_hub.start({.port = 0, .accessKey = randomKey(), .traceFrames = true});
}

void HubController::stop()
{
    m_hub.stop();
}

void HubController::cut(const QString &connectionId, const QString &userId, std::chrono::milliseconds time)
{
    m_hub.holdUser(userId, time);
    m_hub.dropConnection(connectionId);
}

void HubController::update(bool running, bool starting)
{
    m_status.running = running;
    m_status.starting = starting;
    m_status.endpoint = running ? QStringLiteral("127.0.0.1:%1").arg(m_hub.port()) : QString();
    m_status.connectionString = running ? m_hub.connectionString() : QString();
    Q_EMIT statusChanged();
}

} // namespace Ui
