#pragma once

#include "connections/connectionprofile.h"
#include "localhub/localhub.h"
#include "workspace/session.h"

#include <QMap>
#include <QObject>

#include <functional>
#include <map>

namespace Ui {

class ConnectionListModel;

/*!
    The connections of the window and how each is doing, and the clients of the local hub that came from
   elsewhere. Keeps the list model true. Times are passed in, so that countdowns can be tested.
*/
class Roster : public QObject {
    Q_OBJECT
public:
    struct Entry {
        ConnectionProfile profile;
        SessionState state;
        QStringList groups = {}; // joined, as the service acknowledged
        int attempt = 0;
        qint64 retryAtUs = 0; // when the next attempt starts; 0: none is planned
        qint64 lostUs = 0; // when the transport was lost; 0: it is not
        qint64 recoveredUs = 0; // when it last came back
        int unread = 0;
        bool failed = false; // stopped by an error rather than by the user
    };

    explicit Roster(QObject *parent = nullptr);
    ~Roster() override;

    ConnectionListModel *model() const { return m_model; }
    //! Takes the profile, giving it an id and a lane when it has none. \returns the id.
    QString add(ConnectionProfile profile);
    void remove(const QString &id);
    const Entry *find(const QString &id) const;
    QStringList ids() const { return m_order; }
    //! Changes an entry and shows it.
    void update(const QString &id, qint64 nowUs, const std::function<void(Entry &)> &change);
    void tick(qint64 nowUs); //!< once a second: countdowns

    void showForeign(const WebPubSub::HubConnectionInfo &connection);
    void hideForeign(const QString &connectionId);
    int foreignCount() const { return int(m_foreign.size()); }
    //! Whether the stranger shown under \p shownId is in \p group.
    bool foreignIn(const QString &shownId, const QString &group) const;
    bool ownsConnectionId(const QString &connectionId) const;

    //! Ids of connections to the same endpoint and hub as \p id that are in \p group; \p id itself included.
    QStringList peers(const QString &id, const QString &group) const;
    //! Connection of this window with that user id beside \p id's endpoint and hub; empty when there is none.
    QString idOfUser(const QString &id, const QString &userId) const;
    Lane laneOfStranger(const QString &userId); //!< the same user keeps the same lane
    int connectedCount() const;
    int comingBackCount() const;

private:
    void show(const Entry &entry, qint64 nowUs);
    static bool sameHub(const Entry &a, const Entry &b);

    ConnectionListModel *m_model;
    std::map<QString, Entry> m_entries;
    QStringList m_order;
    QMap<QString, WebPubSub::HubConnectionInfo> m_foreign;
    QStringList m_strangers; // in order of appearance; their index gives the lane
    int m_nextId = 1;
};

} // namespace Ui
