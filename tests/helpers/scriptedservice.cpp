#include "helpers/scriptedservice.h"

#include <QJsonDocument>
#include <QWebSocket>

using namespace Qt::StringLiterals;

ScriptedService::ScriptedService(Script script)
    : m_server(u"service"_s, QWebSocketServer::NonSecureMode)
    , m_script(std::move(script))
{
    m_server.setSupportedSubprotocols({u"json.webpubsub.azure.v1"_s});
    connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
        m_socket = m_server.nextPendingConnection();
        m_socket->setParent(this);
        connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
            frames.append(QJsonDocument::fromJson(text.toUtf8()).object());
            const QList<QByteArray> answers = m_script(frames.constLast());
            for (const QByteArray &answer : answers)
                send(answer);
            Q_EMIT frameCame();
        });
        send(R"({"type":"system","event":"connected","connectionId":"c-1","userId":"ann"})");
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for the scripted service");
}

QString ScriptedService::url() const
{
    return u"ws://127.0.0.1:%1/client/hubs/chat?access_token=secret-token-0123"_s.arg(m_server.serverPort());
}

void ScriptedService::send(const QByteArray &frame)
{
    m_socket->sendTextMessage(QString::fromUtf8(frame));
}

void ScriptedService::drop()
{
    m_socket->abort();
}
