#pragma once

//! Registers the compiled-in files (":/icons/<name>.svg", ":/appicon.svg"). A static library is linked only
//! as far as it is called, so whoever reads a file calls this before; calling it again does nothing.
void initHubscopeResources();
