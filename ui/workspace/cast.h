#pragma once

#include "connections/connectionprofile.h"

namespace Ui {

inline constexpr QLatin1String demoHub("demo");
inline constexpr QLatin1String lobby("lobby");

//! Alice, Bob and Carol, who may do everything in hub "demo", and Dave, who may only read: all in group
//! lobby.
QList<ConnectionProfile> castProfiles();

} // namespace Ui
