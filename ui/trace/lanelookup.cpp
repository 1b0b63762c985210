#include "trace/lanelookup.h"

namespace Ui {

Lane reservedLane(const QString &laneName)
{
    if (laneName == QLatin1String("hub"))
        return hubLane;
    if (laneName == QLatin1String("webhook"))
        return webhookLane;
    if (laneName == QLatin1String("REST"))
        return restLane;
    return Lane::Circle;
}

} // namespace Ui
