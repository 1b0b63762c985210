#pragma once

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <vector>

class QWidget;

namespace Ui {
class MainWindow;
class Workspace;
} // namespace Ui

namespace App {

//! Plays a short conversation through the window as a person would, and takes a picture of each screen.
class Demo : public QObject {
    Q_OBJECT
public:
    //! \p screenshotFolder empty: no pictures. Neither pointer is owned.
    Demo(Ui::Workspace *workspace, Ui::MainWindow *window, const QString &screenshotFolder);

    void start();

private:
    struct Step {
        std::chrono::milliseconds pause;
        std::function<void()> action;
    };

    void writeScript();
    void writeReconnect();
    void next();
    void showStoryOf(const QByteArray &part);
    void say(const QString &speaker, const QString &text);
    void sayJson(const QString &speaker, const QByteArray &json);
    void sayBinary(const QString &speaker, const QByteArray &bytes);
    void then(std::chrono::milliseconds pause, std::function<void()> action);
    void picture(const QString &name);
    void pictureOfDialog(const QString &name);
    void save(QWidget *widget, const QString &name);

    Ui::Workspace *m_workspace;
    Ui::MainWindow *m_window;
    QString m_folder;
    std::vector<Step> m_script;
    size_t m_step = 0;
};

} // namespace App
