#pragma once

#include "shared/lane.h"
#include "shared/theme.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace Ui {

//! How a connection gets its URL.
enum class ConnectionKind : quint8 { LocalHub, ConnectionString, ClientUrl };

//! What a person typed to describe a connection. The secret parts live for this session only.
struct ConnectionProfile {
    QString id = {}; //!< stable key, made by the workspace
    QString name = {}; //!< "Alice"
    ConnectionKind kind = ConnectionKind::LocalHub;
    QString connectionString = {}; //!< secret; kind ConnectionString
    QString clientUrl = {}; //!< secret; kind ClientUrl
    QString hub = {};
    QString userId = {};
    QStringList roles = {};
    QStringList groups = {}; //!< joined after connecting
    QString protocol = {}; //!< empty: json.reliable.webpubsub.azure.v1
    Lane lane = Lane::Circle;
    bool readOnly = false; //!< an observer: may not publish
};

//! A connection as the list shows it.
struct ConnectionStatus {
    QString id = {};
    QString section = {}; //!< "Local hub · demo": the parent row
    QString name = {};
    Lane lane = Lane::Circle;
    State state = State::Idle;
    QString stateText = {}; //!< "connected", "recovering, 5 s", "read-only": translated
    QString detail = {}; //!< for the tooltip and screen readers: endpoint, user, connection id
    int unread = 0;
    bool connected = false;
    bool active = false; //!< connecting, connected or coming back: can be disconnected
};

} // namespace Ui

Q_DECLARE_METATYPE(Ui::ConnectionProfile)
Q_DECLARE_METATYPE(Ui::ConnectionStatus)
