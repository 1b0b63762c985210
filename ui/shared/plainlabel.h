#pragma once

#include "shared/theme.h"

class QLabel;

namespace Ui {

//! A label that never reads its text as markup. \p color is a role of the palette, so that it follows the
//! theme: WindowText, PlaceholderText for second text, Link for accent.
QLabel *plainLabel(
    const QString &text, TextRole role, QWidget *parent, QPalette::ColorRole color = QPalette::WindowText);

} // namespace Ui
