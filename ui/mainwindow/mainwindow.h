#pragma once

#include "mainwindow/actions.h"
#include "mainwindow/panels.h"
#include "mainwindow/panes.h"

#include <QMainWindow>

class QStackedWidget;

namespace Ui {

class ChecklistCard;
class Docks;
class FirstSteps;
class NoticeBoard;
class StatusStrip;
class Theme;
class ToolBar;
class WelcomePage;
class Workspace;
struct ConnectionProfile;

//! Places docks, bars and menus; panels build themselves, the workspace does the work.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    //! Neither is owned; both outlive the window. Arrangement and theme of the last time come from QSettings.
    MainWindow(Workspace *workspace, Theme *theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    QString preset() const { return m_preset; }

public Q_SLOTS:
    //! "chat", "debug" or "present".
    void setPreset(const QString &preset);
    void showWelcome();
    void showConnectDialog();
    void showUseFromCode();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeCentre();
    void makeDocks();
    void makeBars();
    void wireWindow();
    void wirePresets();
    void wireTheme();
    void wireStatus();
    void showChat();
    void showTrace();
    void showQuickSwitch();
    void showKeys();
    void connectProfile(const ConnectionProfile &profile);
    void restore();
    void save() const;

    Workspace *m_workspace;
    Theme *m_theme;
    Actions m_actions;
    FirstSteps *m_steps;
    NoticeBoard *m_notices;
    Panels m_panels;
    Panes m_panes;
    WelcomePage *m_welcome = nullptr;
    QStackedWidget *m_centre = nullptr;
    QWidget *m_chat = nullptr;
    ChecklistCard *m_checklist = nullptr;
    Docks *m_docks = nullptr;
    ToolBar *m_bar = nullptr;
    StatusStrip *m_status = nullptr;
    QString m_preset;
    bool m_laidOut = false; //!< sizes of docks only hold once the window has been shown
    bool m_restored = false; //!< sizes came from the last time
};

} // namespace Ui
