#pragma once

#include "clientarguments.h"
#include "clientsession.h"
#include "lineinput.h"

#include <memory>

namespace App {

/*!
    hubscope-client: a WebPubSubClient between stdin and stdout. Builds the client that the command line asks
    for and the session that speaks with the user; logs go to stderr, never with a token or key.
*/
class ClientProgram : public QObject {
    Q_OBJECT
public:
    explicit ClientProgram(const ClientArguments &arguments, QObject *parent = nullptr);

    void run(); //!< ends with finished()
    void stop(); //!< ends in order, soon

Q_SIGNALS:
    void finished(int exitCode);

private:
    void takeSecret(const QByteArray &line);
    void openSession();
    void failUsage(const WebPubSub::Error &error);

    ClientArguments m_arguments;
    std::unique_ptr<WebPubSubClient> m_client;
    std::unique_ptr<ClientSession> m_session;
    LineInput m_input;
};

} // namespace App
