#pragma once

#include "shared/theme.h"

#include <QSize>
#include <QString>

#include <chrono>

class QCoreApplication;

namespace App {

//! What the command line of `hubscope` asks for.
struct Options {
    bool demo = false;
    bool tryItNow = false;
    bool reportFirstPaint = false;
    QString screenshotFolder = {};
    std::chrono::seconds exitAfter = std::chrono::seconds(0); //!< 0: until the user quits
    Ui::Scheme scheme = Ui::Scheme::System;
    QSize size = {};
    QString traceFile = {};
};

//! Ends the program with a clear message and exit code 1 when an option is wrong.
Options parseOptions(const QCoreApplication &app);

} // namespace App
