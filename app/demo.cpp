#include "demo.h"

#include "composer/composer.h"
#include "connections/connectionlistmodel.h"
#include "mainwindow/mainwindow.h"
#include "rooms/timelinemodel.h"
#include "rooms/timelineview.h"
#include "trace/tracepanel.h"
#include "workspace/cast.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

using namespace std::chrono_literals;
using WebPubSub::Payload;

namespace App {

Demo::Demo(Ui::Workspace *workspace, Ui::MainWindow *window, const QString &screenshotFolder)
    : m_workspace(workspace)
    , m_window(window)
    , m_folder(screenshotFolder)
{
}

void Demo::start()
{
    if (!m_folder.isEmpty() && !QDir().mkpath(m_folder)) {
        std::fprintf(stderr, "hubscope: cannot make the folder %s for screenshots.\n", qPrintable(m_folder));
        m_folder.clear();
    }
    writeScript();
    next();
}

void Demo::next()
{
    if (m_step == m_script.size())
        return;
    QTimer::singleShot(m_script[m_step].pause, this, [this] {
        m_script[m_step++].action();
        next();
    });
}

void Demo::then(std::chrono::milliseconds pause, std::function<void()> action)
{
    m_script.push_back({pause, std::move(action)});
}

void Demo::writeScript()
{
    then(600ms, [this] { picture(QStringLiteral("welcome")); });
    then(50ms, [this] { m_workspace->tryItNow(); });
    then(1200ms, [this] { m_window->setPreset(QStringLiteral("debug")); });
    say(QStringLiteral("bob"), QStringLiteral("Morning. Capture is on, go ahead."));
    say(QStringLiteral("carol"), QStringLiteral("Same here."));
    sayJson(
        QStringLiteral("alice"), R"({"type":"order.created","id":7,"total":129.9,"items":["mug","tee"]})");
    sayBinary(QStringLiteral("carol"), QByteArray::fromHex("89504e470d0a1a0a0000000d49484452"));
    say(QStringLiteral("dave"), QStringLiteral("Can I answer from here?")); // may only read: Forbidden
    writeReconnect();
    then(100ms, [this] { showStoryOf("order.created"); });
    then(500ms, [this] { picture(QStringLiteral("debug")); });
    then(50ms, [this] {
        auto *composer = m_window->findChild<Ui::Composer *>();
        composer->edit(Payload::jsonText("{ \"type\": \"order.packed\", \"id\": 7\n  \"by\": \"alice\" }"));
    });
    then(300ms, [this] { picture(QStringLiteral("composer-error")); });
    then(50ms, [this] {
        m_window->findChild<Ui::Composer *>()->edit(Payload::text(QString()));
        m_window->setPreset(QStringLiteral("chat"));
    });
    then(400ms, [this] { picture(QStringLiteral("chat")); });
    then(50ms, [this] { m_window->showConnectDialog(); });
    then(400ms, [this] { pictureOfDialog(QStringLiteral("connect")); });
    then(50ms, [this] { m_window->showUseFromCode(); });
    then(400ms, [this] { pictureOfDialog(QStringLiteral("use-from-code")); });
    then(50ms, [this] { m_window->setPreset(QStringLiteral("debug")); });
}

// Bob's network breaks; what is said meanwhile reaches him when he is back.
void Demo::writeReconnect()
{
    then(300ms, [this] { m_workspace->cut(QStringLiteral("bob"), 2500ms); });
    say(QStringLiteral("alice"), QStringLiteral("Yes, twelve in Lyon. Ship it with the mug, please."));
    then(300ms, [this] { picture(QStringLiteral("recovering")); });
    then(4200ms, [] {});
    say(QStringLiteral("bob"), QStringLiteral("Order 7 is paid, shipping today."));
    then(100ms, [this] {
        m_workspace->sendAsServer(Ui::lobby, Payload::text(QStringLiteral("The shop closes at six.")));
    });
}

// The message and its rows in the trace, as a click on the bubble would.
void Demo::showStoryOf(const QByteArray &part)
{
    const Ui::TimelineModel *timeline = m_workspace->timeline();
    for (int row = 0; timeline && row < timeline->rowCount(); ++row) {
        if (timeline->at(row).payload.bytes.contains(part)) {
            m_window->findChild<Ui::TracePanel *>()->selectCorrelation(timeline->at(row).correlation);
            m_window->findChild<Ui::TimelineView *>()->selectCorrelation(timeline->at(row).correlation);
            return;
        }
    }
}

void Demo::say(const QString &speaker, const QString &text)
{
    then(250ms, [=, this] {
        m_workspace->send({.speakerId = speaker, .group = Ui::lobby, .payload = Payload::text(text)});
    });
}

void Demo::sayJson(const QString &speaker, const QByteArray &json)
{
    then(250ms, [=, this] {
        m_workspace->send({.speakerId = speaker, .group = Ui::lobby, .payload = Payload::jsonText(json)});
    });
}

void Demo::sayBinary(const QString &speaker, const QByteArray &bytes)
{
    then(250ms, [=, this] {
        m_workspace->send({.speakerId = speaker, .group = Ui::lobby, .payload = Payload::binary(bytes)});
    });
}

void Demo::picture(const QString &name)
{
    save(m_window, name);
}

void Demo::pictureOfDialog(const QString &name)
{
    auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
    if (!dialog)
        return;
    save(dialog, name);
    dialog->reject();
}

void Demo::save(QWidget *widget, const QString &name)
{
    if (m_folder.isEmpty())
        return;
    const QString path = QStringLiteral("%1/%2.png").arg(m_folder, name);
    if (!widget->grab().save(path))
        std::fprintf(stderr, "hubscope: cannot write %s.\n", qPrintable(path));
}

} // namespace App
