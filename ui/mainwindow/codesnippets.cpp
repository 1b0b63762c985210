#include "mainwindow/codesnippets.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Ui::CodeSnippets {

namespace {

//! As a JavaScript string literal, quotes included: JSON strings are valid ones.
QString literal(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

QString serviceLines(const QString &hub)
{
    return QStringLiteral(
        "// Plain http is refused by the package unless it is allowed; the local hub speaks http.\n"
        "const service = new WebPubSubServiceClient(\n"
        "  process.env.%1, %2, { allowInsecureConnection: true });\n")
        .arg(variable, literal(hub));
}

} // namespace

QString install()
{
    return QStringLiteral("npm install @azure/web-pubsub @azure/web-pubsub-client");
}

QString client(const QString &hub, const QString &group, const QString &userId)
{
    return QStringLiteral("// client.mjs\n"
                          "import { WebPubSubServiceClient } from \"@azure/web-pubsub\";\n"
                          "import { WebPubSubClient } from \"@azure/web-pubsub-client\";\n\n")
        + serviceLines(hub)
        + QStringLiteral("const roles = [\"webpubsub.joinLeaveGroup\", \"webpubsub.sendToGroup\"];\n"
                         "const client = new WebPubSubClient({\n"
                         "  getClientAccessUrl: async () =>\n"
                         "    (await service.getClientAccessToken({ userId: %1, roles })).url,\n"
                         "});\n"
                         "client.on(\"group-message\", ({ message }) =>\n"
                         "  console.log(`${message.group}, ${message.fromUserId}:`, message.data));\n\n"
                         "await client.start();\n"
                         "await client.joinGroup(%2);\n"
                         "await client.sendToGroup(%2, \"Hello from my code\", \"text\");\n")
              .arg(literal(userId), literal(group));
}

QString server(const QString &hub, const QString &group)
{
    return QStringLiteral("// server.mjs\n"
                          "import { WebPubSubServiceClient } from \"@azure/web-pubsub\";\n\n")
        + serviceLines(hub)
        + QStringLiteral("await service.group(%1).sendToAll({ from: \"server\", text: \"Hello\" });\n")
              .arg(literal(group));
}

QString environmentLine(const QString &connectionString)
{
    QString quoted = connectionString;
    quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QStringLiteral("export %1='%2'").arg(variable, quoted);
}

} // namespace Ui::CodeSnippets
