#include "mainwindow/reach.h"

#include "auth/connectionstring.h"
#include "connections/connectionprofile.h"
#include "core/loopback.h"

#include <QUrl>

namespace Ui {

bool leavesThisComputer(const ConnectionProfile &profile)
{
    switch (profile.kind) {
    case ConnectionKind::LocalHub:
        return false;
    case ConnectionKind::ClientUrl:
        return !WebPubSub::isLoopbackHost(QUrl(profile.clientUrl.trimmed()).host());
    case ConnectionKind::ConnectionString: {
        const auto parsed = WebPubSub::ConnectionString::parse(profile.connectionString);
        return !parsed || !WebPubSub::isLoopbackHost(parsed->endpoint.host());
    }
    }
    return true;
}

} // namespace Ui
