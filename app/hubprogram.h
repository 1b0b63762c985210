#pragma once

#include "hubarguments.h"
#include "trace/tracestore.h"

namespace App {

/*!
    hubscope-hub: the local hub without a window. Its two lines on stdout are for programs that start it; all
    else goes to stderr, never with a token or key.
*/
class HubProgram : public QObject {
    Q_OBJECT
public:
    explicit HubProgram(const HubArguments &arguments, QObject *parent = nullptr);

    //! Ends with finished(), at the latest after stop().
    void run();
    //! Closes clients with 1001.
    void stop();

Q_SIGNALS:
    void finished(int exitCode);

private:
    void announce();
    void logConnections();
    void fail(const WebPubSub::Error &error);

    HubArguments m_arguments;
    WebPubSub::TraceStore m_store;
    LocalHub m_hub; // after the store, as its thread feeds it
};

} // namespace App
