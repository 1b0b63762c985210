#pragma once

#include <QJsonObject>
#include <QPointer>
#include <QWebSocketServer>

#include <functional>

/*!
    Stands in for a service that does what our hub does not: whatever the test answers. JSON subprotocol, one
    client; says `connected` by itself.
*/
class ScriptedService : public QObject {
    Q_OBJECT
public:
    //! \returns what to send for an up frame, if anything.
    using Script = std::function<QList<QByteArray>(const QJsonObject &frame)>;

    explicit ScriptedService(Script script);

    QString url() const; //!< with a token
    void send(const QByteArray &frame);
    void drop(); //!< as a broken network would
    QList<QJsonObject> frames; //!< that came

Q_SIGNALS:
    void frameCame();

private:
    QWebSocketServer m_server;
    QPointer<QWebSocket> m_socket;
    Script m_script;
};
