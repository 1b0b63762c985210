#pragma once

namespace Ui {

struct ConnectionProfile;

//! Whether connecting sends anything beyond this computer: the local hub and loopback addresses do not.
bool leavesThisComputer(const ConnectionProfile &profile);

} // namespace Ui
