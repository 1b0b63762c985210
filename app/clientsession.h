#pragma once

#include "client/webpubsubclient.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace App {

/*!
    What both ways to use a client in a terminal share: it starts when told, it ends in order with every
   answer told, and whoever writes the input waits while too much is under way.

    Owner: the program, which owns the client, too.
*/
class ClientSession : public QObject {
    Q_OBJECT
public:
    struct Output {
        std::function<bool(QByteArrayView line)> write; //!< to stdout; false: nobody reads it any more
        std::function<void(const QString &text)> log; //!< to stderr; no secret, no line's end
    };

    ClientSession(WebPubSubClient &client, Output output, QObject *parent = nullptr);

    virtual void open() = 0; //!< once, before the first line
    virtual void takeLine(const QByteArray &line) = 0;
    virtual void refuseLongLine(qsizetype maxBytes) = 0;
    void inputEnded(); //!< ends after the answers that are owed, at most after five seconds
    void end(); //!< ends now; what is under way fails

Q_SIGNALS:
    void finished(int exitCode); //!< 0, or 1 when it could not connect or nobody reads the output
    void inputWanted(bool wanted); //!< whether more lines may come

protected:
    enum class Phase { Stopped, Starting, Running, Stopping };

    WebPubSubClient &client() { return m_client; }
    Phase phase() const { return m_phase; }
    bool isEnding() const { return m_ending; }
    void start(); //!< in phase Stopped; started() answers
    void stop(); //!< in phase Starting or Running; wasStopped() answers
    void write(QByteArrayView line);
    void log(const QString &text) { m_output.log(text); }
    //! An answer is owed. \a bytes: about what it keeps in memory.
    void addPending(qsizetype bytes);
    void removePending(qsizetype bytes);

    //! The answer to start(). An error with kind Cancelled: stop() came in between.
    virtual void started(const WebPubSub::Result<WebPubSub::Done> &result) = 0;
    virtual void wasConnected(const QString &connectionId, const QString &userId) = 0;
    //! \a error is why, unless it was asked for.
    virtual void wasStopped(const std::optional<WebPubSub::Error> &error) = 0;
    virtual void phaseChanged() { } //!< after the above: what waited for it may go on
    virtual void aboutToFinish() { }

private:
    void onConnected(const QString &connectionId, const QString &userId);
    void onError(const WebPubSub::Error &error);
    void onStopped();
    void finishWhenDone();
    void finish();

    WebPubSubClient &m_client;
    Output m_output;
    QTimer m_patience;
    Phase m_phase = Phase::Stopped;
    std::optional<WebPubSub::Error> m_error; //!< the last one of this run
    qsizetype m_pendingBytes = 0;
    int m_pending = 0;
    int m_exitCode = 0; //!< see clientexit.h
    bool m_startOwed = false;
    bool m_inputWanted = true;
    bool m_inputEnded = false;
    bool m_ending = false;
    bool m_finished = false;
};

} // namespace App
