#pragma once

#include "shared/lane.h"

#include <QString>

#include <functional>

namespace Ui {

//! Lane of a row by the name in its "lane" field: "Alice" -> circle, "hub" -> hexagon. Called while painting:
//! quick.
using LaneLookup = std::function<Lane(const QString &laneName)>;

//! Without a workspace: "hub", "webhook" and "REST" have their reserved lanes, all else is a circle.
Lane reservedLane(const QString &laneName);

} // namespace Ui
