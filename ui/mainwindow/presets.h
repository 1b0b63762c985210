#pragma once

#include <QString>
#include <QStringList>

#include <optional>

//! The three arrangements of the window: who is shown and how high the trace is.
namespace Ui::Presets {

struct Layout {
    bool connections = true;
    bool rooms = true;
    bool inspector = false;
    bool trace = false;
    double traceShare = 0; //!< of the height between toolbar and status strip; 0: the trace is folded
};

QStringList names(); //!< "chat", "debug", "present"
//! \p windowHeight in px: three messages must stay visible, so Debug takes 60 % only from 1000 px, else 40 %.
//! None: no preset has this name.
std::optional<Layout> layoutOf(const QString &name, int windowHeight);

//! Below this width of the window, in px, the inspector is a tab of the bottom dock.
inline constexpr int narrowWidth = 900;

} // namespace Ui::Presets
