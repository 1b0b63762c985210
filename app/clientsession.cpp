#include "clientsession.h"

#include "clientexit.h"

using namespace WebPubSub;
using namespace std::chrono_literals;

namespace App {

namespace {

constexpr auto patienceForAnswers = 5s;
// A client that stops waits a second for its peer at most; what is owed then comes at once.
constexpr auto patienceForEnd = 3s;

constexpr qsizetype mostPendingBytes = 16 * 1024 * 1024;
constexpr qsizetype bytesOfAnEntry = 1024; //!< what an answer that is owed needs beside its line, roughly

Error stopped()
{
    return {.kind = ErrorKind::Cancelled,
        .name = QStringLiteral("Stopped"),
        .message = QStringLiteral("The client was stopped before it was connected.")};
}

} // namespace

ClientSession::ClientSession(WebPubSubClient &client, Output output, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_output(std::move(output))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_ending ? finish() : end(); });
    connect(&client, &WebPubSubClient::connected, this, &ClientSession::onConnected);
    connect(&client, &WebPubSubClient::errorOccurred, this, &ClientSession::onError);
    connect(&client, &WebPubSubClient::stopped, this, &ClientSession::onStopped);
    connect(&client, &WebPubSubClient::retryScheduled, this,
        [this](int attempt, std::chrono::milliseconds delay, const Error &why) {
            log(QStringLiteral("attempt %1 in %2 s, after %3: %4")
                    .arg(QString::number(attempt), QString::number(double(delay.count()) / 1000.0), why.name,
                        why.message));
        });
}

void ClientSession::inputEnded()
{
    m_inputEnded = true;
    if (!m_ending)
        m_patience.start(patienceForAnswers);
    finishWhenDone();
}

void ClientSession::end()
{
    if (m_ending)
        return;
    m_ending = true;
    m_patience.start(patienceForEnd);
    if (m_phase == Phase::Starting || m_phase == Phase::Running)
        stop();
    finishWhenDone();
}

void ClientSession::start()
{
    m_phase = Phase::Starting;
    m_error.reset();
    m_startOwed = true;
    m_client.start();
}

void ClientSession::stop()
{
    m_phase = Phase::Stopping;
    m_client.stop();
}

void ClientSession::write(QByteArrayView line)
{
    if (m_output.write(line) || m_ending)
        return;
    m_exitCode = exitNotConnected;
    log(QStringLiteral("OUTPUT_CLOSED: nobody reads the output any more."));
    end();
}

void ClientSession::addPending(qsizetype bytes)
{
    ++m_pending;
    m_pendingBytes += bytes + bytesOfAnEntry;
    if (m_inputWanted && m_pendingBytes > mostPendingBytes)
        Q_EMIT inputWanted(m_inputWanted = false);
}

void ClientSession::removePending(qsizetype bytes)
{
    --m_pending;
    m_pendingBytes -= bytes + bytesOfAnEntry;
    if (!m_inputWanted && m_pendingBytes < mostPendingBytes / 2)
        Q_EMIT inputWanted(m_inputWanted = true);
    finishWhenDone();
}

void ClientSession::onConnected(const QString &connectionId, const QString &userId)
{
    if (m_phase == Phase::Starting)
        m_phase = Phase::Running;
    m_error.reset();
    m_exitCode = exitOk;
    if (std::exchange(m_startOwed, false))
        started(Done{});
    wasConnected(connectionId, userId);
    phaseChanged();
}

void ClientSession::onError(const Error &error)
{
    m_error = error;
    log(error.name + QStringLiteral(": ") + error.message);
}

void ClientSession::onStopped()
{
    const bool wasAsked = std::exchange(m_phase, Phase::Stopped) == Phase::Stopping;
    const bool wasStarting = std::exchange(m_startOwed, false);
    if (!wasAsked)
        m_exitCode = exitNotConnected;
    if (wasStarting)
        started(wasAsked ? stopped() : m_error.value_or(stopped()));
    wasStopped(wasAsked ? std::nullopt : m_error);
    phaseChanged();
    finishWhenDone();
}

void ClientSession::finishWhenDone()
{
    if (m_inputEnded && m_pending == 0 && !m_ending)
        return end();
    if (m_ending && m_pending == 0 && m_phase == Phase::Stopped)
        finish();
}

void ClientSession::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_patience.stop();
    aboutToFinish();
    Q_EMIT finished(m_exitCode);
}

} // namespace App
