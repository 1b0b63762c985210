#include "workspace/cast.h"

#include "auth/role.h"

using WebPubSub::Permission;
using WebPubSub::roleFor;

namespace Ui {

QList<ConnectionProfile> castProfiles()
{
    const QStringList everything{roleFor(Permission::JoinLeaveGroup), roleFor(Permission::SendToGroup)};
    const QStringList reading{roleFor(Permission::JoinLeaveGroup)};
    QList<ConnectionProfile> cast;
    for (const QString &name :
        {QStringLiteral("Alice"), QStringLiteral("Bob"), QStringLiteral("Carol"), QStringLiteral("Dave")}) {
        const bool readOnly = name == QLatin1String("Dave");
        cast.append({.id = name.toLower(),
            .name = name,
            .kind = ConnectionKind::LocalHub,
            .hub = demoHub,
            .userId = name.toLower(),
            .roles = readOnly ? reading : everything,
            .groups = {lobby},
            .lane = laneForConnection(int(cast.size())),
            .readOnly = readOnly});
    }
    return cast;
}

} // namespace Ui
