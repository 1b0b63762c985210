#pragma once

#include <QStyle>

#include <optional>

namespace Ui {

//! The lengths of HubStyle in px; none: Fusion's holds. \p textArea: asked for a field of several lines.
std::optional<int> ownMetric(QStyle::PixelMetric metric, bool textArea);

} // namespace Ui
