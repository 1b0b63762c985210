#include "sessionfile.h"

#include <QDateTime>
#include <QDir>
#include <QStandardPaths>

namespace App {

namespace {
constexpr int keptSessions = 10;
}

void pruneSessions(const QString &folder, int keep)
{
    // Names begin with the time, so the order of names is the order of time.
    QDir dir(folder);
    QStringList sessions =
        dir.entryList({QStringLiteral("*.hubtrace")}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &old : sessions.mid(keep))
        dir.remove(old);
}

QString newSessionFile()
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/traces");
    pruneSessions(folder, keptSessions - 1);
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    return QStringLiteral("%1/%2.hubtrace").arg(folder, stamp);
}

} // namespace App
