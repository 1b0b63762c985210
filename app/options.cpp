#include "options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

namespace App {

namespace {

[[noreturn]] void refuse(const QString &message)
{
    std::fprintf(stderr, "hubscope: %s\n", qPrintable(message));
    std::exit(1);
}

// The calls name their context: without a class, lupdate would make one up from the function's return type.
QSize parseSize(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    if (size.width() < 640 || size.height() < 480)
        refuse(QCoreApplication::translate(
            "App::Options", "--size %1: expected WIDTHxHEIGHT of at least 640x480, such as 1440x900.")
                   .arg(text));
    return size;
}

Ui::Scheme parseScheme(const QString &text)
{
    if (text == QLatin1String("light"))
        return Ui::Scheme::Light;
    if (text == QLatin1String("dark"))
        return Ui::Scheme::Dark;
    if (text == QLatin1String("system"))
        return Ui::Scheme::System;
    refuse(
        QCoreApplication::translate("App::Options", "--theme %1: expected light, dark or system.").arg(text));
}

std::chrono::seconds parseSeconds(const QString &text)
{
    bool ok = false;
    const int seconds = text.toInt(&ok);
    if (!ok || seconds < 1 || seconds > 86400)
        refuse(QCoreApplication::translate(
            "App::Options", "--exit-after %1: expected whole seconds from 1 to 86400.")
                   .arg(text));
    return std::chrono::seconds(seconds);
}

} // namespace

Options parseOptions(const QCoreApplication &app)
{
    const QCommandLineOption demo(QStringLiteral("demo"),
        QCoreApplication::translate(
            "App::Options", "Plays the demo: messages of each type, a failed send, a reconnect."));
    const QCommandLineOption tryItNow(QStringLiteral("try-it-now"),
        QCoreApplication::translate("App::Options", "Starts the local hub and the cast at once."));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
        QCoreApplication::translate("App::Options", "Writes one PNG a screen of the demo to this folder."),
        QStringLiteral("DIR"));
    const QCommandLineOption exitAfter(QStringLiteral("exit-after"),
        QCoreApplication::translate("App::Options", "Quits after so many seconds."),
        QStringLiteral("SECONDS"));
    const QCommandLineOption theme(QStringLiteral("theme"),
        QCoreApplication::translate("App::Options", "light, dark, or system (the default)."),
        QStringLiteral("NAME"), QStringLiteral("system"));
    const QCommandLineOption size(QStringLiteral("size"),
        QCoreApplication::translate("App::Options", "Size of the window, such as 1440x900."),
        QStringLiteral("WxH"));
    const QCommandLineOption trace(QStringLiteral("trace"),
        QCoreApplication::translate("App::Options", "Records the session to this .hubtrace file."),
        QStringLiteral("FILE"));
    QCommandLineOption firstPaint(QStringLiteral("report-first-paint"));
    firstPaint.setFlags(QCommandLineOption::HiddenFromHelp);

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "App::Options", "Chat and monitor for Azure Web PubSub, with a hub of its own inside."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({demo, tryItNow, screenshot, exitAfter, theme, size, trace, firstPaint});
    parser.process(app);
    if (!parser.positionalArguments().isEmpty())
        refuse(QCoreApplication::translate("App::Options", "%1 is not an option. See --help.")
                   .arg(parser.positionalArguments().constFirst()));

    Options options;
    options.demo = parser.isSet(demo) || parser.isSet(screenshot);
    options.tryItNow = parser.isSet(tryItNow);
    options.reportFirstPaint = parser.isSet(firstPaint);
    options.screenshotFolder = parser.value(screenshot);
    options.scheme = parseScheme(parser.value(theme));
    options.traceFile = parser.value(trace);
    if (parser.isSet(size))
        options.size = parseSize(parser.value(size));
    if (parser.isSet(exitAfter))
        options.exitAfter = parseSeconds(parser.value(exitAfter));
    return options;
}

} // namespace App
