#pragma once

#include "auth/clienttoken.h"
#include "client/clienttypes.h"

#include <QProcessEnvironment>
#include <QStringList>
#include <QUrl>

namespace App {

//! The command line of hubscope-client.
struct ClientArguments {
    enum class Task { Run, ShowHelp, ShowVersion };
    //! Where each new connection gets its client access URL from.
    enum class Way {
        FixedUrl,
        Negotiate, //!< a server of the application's gives one
        Token, //!< made here with the access key of a connection string
    };

    Task task = Task::Run;
    Way way = Way::FixedUrl;
    bool readsSecret = false; //!< the first line of stdin is the URL or connection string: takeSecret()
    QUrl url = {}; //!< of FixedUrl and Negotiate
    WebPubSub::ConnectionString connection = {}; //!< of Token, as are hub and token
    QString hub = {};
    WebPubSub::TokenOptions token = {};
    WebPubSub::ClientOptions options = {};
    bool json = false;

    //! \param arguments with the program's name in front. CLIENT_ARGUMENTS when they cannot be understood;
    //! the errors of connection strings, URLs and hub names; never with a secret.
    static WebPubSub::Result<ClientArguments> parse(
        const QStringList &arguments, const QProcessEnvironment &environment);
    //! The line that was read when readsSecret.
    WebPubSub::Result<WebPubSub::Done> takeSecret(const QString &line);

    static QString help();
};

} // namespace App
