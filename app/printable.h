#pragma once

#include <QString>

namespace App {

//! Names, messages and close reasons come from others: no control character of theirs reaches the terminal.
QString printable(QString text);

} // namespace App
