#pragma once

namespace Ui {

class Composer;
class ConnectionPanel;
class Inspector;
class RoomPanel;
class TimelinePanel;
class TracePanel;

//! The panels of the window, for those who join them; owned by their docks.
struct Panels {
    ConnectionPanel *connections = nullptr;
    RoomPanel *rooms = nullptr;
    TimelinePanel *timeline = nullptr;
    Composer *composer = nullptr;
    TracePanel *trace = nullptr;
    Inspector *inspector = nullptr;
};

} // namespace Ui
