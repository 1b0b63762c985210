#pragma once

#include <QString>

//! Ready programs for the official Node packages against the local hub. They read the connection string from
//! the environment, so that a copied snippet never holds the key.
namespace Ui::CodeSnippets {

//! The environment variable the snippets read.
inline constexpr QLatin1String variable("WEBPUBSUB_CONNECTION_STRING");

QString install(); //!< npm line for both packages
//! Joins \p group of \p hub as \p userId and prints what it hears: @azure/web-pubsub-client.
QString client(const QString &hub, const QString &group, const QString &userId);
//! Publishes one message to \p group as the server: @azure/web-pubsub.
QString server(const QString &hub, const QString &group);
//! "export NAME='…'" for a shell; holds the secret.
QString environmentLine(const QString &connectionString);

} // namespace Ui::CodeSnippets
