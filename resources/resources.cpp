#include "resources.h"

#include <QDir>

// The macro declares a function of the global namespace.
void initHubscopeResources()
{
    Q_INIT_RESOURCE(hubscope);
}
