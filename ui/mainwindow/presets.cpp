#include "mainwindow/presets.h"

namespace Ui::Presets {

namespace {
constexpr int tallWindow = 1000;
} // namespace

QStringList names()
{
    return {QStringLiteral("chat"), QStringLiteral("debug"), QStringLiteral("present")};
}

std::optional<Layout> layoutOf(const QString &name, int windowHeight)
{
    if (name == QLatin1String("chat"))
        return Layout{};
    if (name == QLatin1String("debug"))
        return Layout{.inspector = true, .trace = true, .traceShare = windowHeight >= tallWindow ? .6 : .4};
    if (name == QLatin1String("present"))
        return Layout{.connections = false, .rooms = false};
    return {};
}

} // namespace Ui::Presets
