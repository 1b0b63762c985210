#include "workspace/cast.h"

#include "auth/role.h"

#include <QSet>
#include <QTest>

using namespace Ui;
using namespace WebPubSub;

class tst_Cast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyDaveMayNotPublish()
    {
        for (const ConnectionProfile &profile : castProfiles()) {
            const Permissions permissions(profile.roles);
            QVERIFY2(permissions.allows(Permission::JoinLeaveGroup, lobby), qPrintable(profile.name));
            QCOMPARE(
                permissions.allows(Permission::SendToGroup, lobby), profile.name != QLatin1String("Dave"));
            QCOMPARE(profile.readOnly, profile.name == QLatin1String("Dave"));
        }
    }

    void everybodyHasALaneAndAnIdOfTheirOwn()
    {
        QSet<QString> ids;
        QSet<Lane> lanes;
        for (const ConnectionProfile &profile : castProfiles()) {
            ids.insert(profile.id);
            lanes.insert(profile.lane);
            QVERIFY(profile.groups.contains(QString(lobby)));
        }
        QCOMPARE(ids.size(), 4);
        QCOMPARE(lanes.size(), 4);
    }
};

QTEST_GUILESS_MAIN(tst_Cast)
#include "tst_cast.moc"
