#pragma once

#include "shared/theme.h"

#include <QFont>

//! Which families and sizes the type roles use; Theme::font() is the door to it.
namespace Ui::Typeface {

//! Keeps the font of the desktop; when the platform only has its generic default, takes Inter at 13 px (where
//! it is installed). Does nothing the second time.
void applyToApplication();

//! Font of \p role; its size is a ratio of the size of \p base.
QFont font(TextRole role, const QFont &base);

} // namespace Ui::Typeface
