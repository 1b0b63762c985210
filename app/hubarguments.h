#pragma once

#include "localhub/localhub.h"

#include <QStringList>

namespace App {

//! The command line of hubscope-hub.
struct HubArguments {
    enum class Task { Run, ShowHelp, ShowVersion };

    Task task = Task::Run;
    WebPubSub::HubOptions options = {};
    QString traceFile = {}; //!< empty: no trace
    bool quiet = false;

    //! \param arguments with the program's name in front. HUB_ARGUMENTS when they cannot be understood.
    static WebPubSub::Result<HubArguments> parse(const QStringList &arguments);
    static QString help();
};

} // namespace App
