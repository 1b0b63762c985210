#include "clientexit.h"
#include "clientprogram.h"
#include "terminationsignals.h"

#include <QCoreApplication>
#include <QTextStream>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

using namespace App;

namespace {

//! A program may be started with one of the three closed: the next file or socket would take its place.
void fillStandardDescriptors()
{
    int descriptor = ::open("/dev/null", O_RDWR);
    while (descriptor >= 0 && descriptor <= STDERR_FILENO)
        descriptor = ::open("/dev/null", O_RDWR);
    if (descriptor >= 0)
        ::close(descriptor);
}

//! To stderr always; Qt's own handler prefers the system's journal when there is no terminal.
void logMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    QTextStream(stderr) << qFormatLogMessage(type, context, text) << Qt::endl;
}

} // namespace

int main(int argc, char *argv[])
{
    fillStandardDescriptors();
    std::signal(SIGPIPE, SIG_IGN); // a write tells it, too
    qInstallMessageHandler(logMessage);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hubscope-client"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HUBSCOPE_VERSION));

    const auto arguments =
        ClientArguments::parse(QCoreApplication::arguments(), QProcessEnvironment::systemEnvironment());
    if (!arguments) {
        QTextStream(stderr) << "hubscope-client: " << arguments.error().message
                            << " See hubscope-client --help." << Qt::endl;
        return exitUsage;
    }
    if (arguments->task == ClientArguments::Task::ShowHelp) {
        QTextStream(stdout) << ClientArguments::help();
        return exitOk;
    }
    if (arguments->task == ClientArguments::Task::ShowVersion) {
        QTextStream(stdout) << "hubscope-client " << QCoreApplication::applicationVersion() << Qt::endl;
        return exitOk;
    }

    TerminationSignals terminationSignals;
    ClientProgram program(*arguments);
    QObject::connect(&terminationSignals, &TerminationSignals::received, &program, &ClientProgram::stop);
    // Queued, since exit() is lost before the event loop runs.
    QObject::connect(&program, &ClientProgram::finished, &app, &QCoreApplication::exit, Qt::QueuedConnection);
    program.run();
    return app.exec();
}
