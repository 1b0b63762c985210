// hubscope: the window. Builds every concrete object and hands each what it uses; nothing else knows them
// all.
#include "demo.h"
#include "options.h"
#include "sessionfile.h"

#include "mainwindow/mainwindow.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>
#include <QTimer>
#include <QTranslator>

#include <cstdio>

namespace {

void loadTranslations(QApplication &app)
{
    // Qt's own words (Cancel, Ctrl) where its translations are installed.
    auto *qtTexts = new QTranslator(&app);
    if (qtTexts->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qtTexts);
    auto *texts = new QTranslator(&app);
    const QString folder = QStringLiteral(":/i18n");
    // English has a file too: its plurals. It serves every language that we do not have.
    if (texts->load(QLocale(), QStringLiteral("hubscope"), QStringLiteral("_"), folder)
        || texts->load(QStringLiteral("hubscope_en"), folder))
        QApplication::installTranslator(texts);
}

//! For the time-to-first-paint figure of the benchmark: one line on stdout once the window has painted.
class FirstPaint : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // After this event: the whole window has been painted then.
            QTimer::singleShot(0, this, [] {
                std::puts("first paint");
                std::fflush(stdout);
            });
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("hubscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Hubscope"));
    QApplication::setOrganizationName(QStringLiteral("hubscope"));
    QApplication::setApplicationVersion(QStringLiteral(HUBSCOPE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.hubscope.Hubscope"));
    loadTranslations(app);
    const App::Options options = App::parseOptions(app);

    QApplication::setStyle(new Ui::HubStyle);
    Ui::Theme theme(options.scheme);
    QApplication::setWindowIcon(Ui::appIcon());
    Ui::Workspace workspace(options.traceFile.isEmpty() ? App::newSessionFile() : options.traceFile);
    Ui::MainWindow window(&workspace, &theme);
    if (options.size.isValid())
        window.resize(options.size);
    FirstPaint firstPaint;
    if (options.reportFirstPaint)
        window.installEventFilter(&firstPaint);
    window.show();

    App::Demo demo(&workspace, &window, options.screenshotFolder);
    if (options.demo)
        demo.start();
    else if (options.tryItNow)
        workspace.tryItNow();
    if (options.exitAfter.count() > 0)
        QTimer::singleShot(options.exitAfter, &app, &QApplication::quit);
    return QApplication::exec();
}
