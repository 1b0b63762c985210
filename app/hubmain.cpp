#include "hubprogram.h"
#include "terminationsignals.h"

#include <QCoreApplication>
#include <QTextStream>
#include <QTimer>

using namespace App;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hubscope-hub"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HUBSCOPE_VERSION));

    const auto arguments = HubArguments::parse(QCoreApplication::arguments());
    if (!arguments) {
        QTextStream(stderr) << "hubscope-hub: " << arguments.error().message << Qt::endl;
        return 1;
    }
    if (arguments->task == HubArguments::Task::ShowHelp) {
        QTextStream(stdout) << HubArguments::help();
        return 0;
    }
    if (arguments->task == HubArguments::Task::ShowVersion) {
        QTextStream(stdout) << "hubscope-hub " << QCoreApplication::applicationVersion() << Qt::endl;
        return 0;
    }

    TerminationSignals terminationSignals;
    HubProgram program(*arguments);
    QObject::connect(&terminationSignals, &TerminationSignals::received, &program, &HubProgram::stop);
    // Queued, since exit() is lost before the event loop runs.
    QObject::connect(&program, &HubProgram::finished, &app, &QCoreApplication::exit, Qt::QueuedConnection);
    program.run();
    return app.exec();
}
