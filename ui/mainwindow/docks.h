#pragma once

#include "mainwindow/panels.h"
#include "mainwindow/presets.h"

#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;
class QTabWidget;
class QToolBar;

namespace Ui {

class TraceFold;

//! The docks of the window: connections over rooms on the left, the inspector on the right, the trace below;
//! or the trace folded to a line.
class Docks : public QObject {
    Q_OBJECT
public:
    //! \p belowRooms is put under the rooms; \p fold is shown while the trace is not. Docks own their panels.
    Docks(QMainWindow *window, const Panels &panels, QWidget *belowRooms, TraceFold *fold);

    QList<QAction *> toggleActions() const;
    void apply(const Presets::Layout &layout);
    void adoptState(); //!< after QMainWindow::restoreState(), which knows nothing of fold and tabs
    //! With titles to be taken by; without, the panels' own headers suffice.
    void setMovable(bool movable);
    //! The inspector becomes a tab of the trace dock when the window is narrow.
    void fitWidth(int windowWidth);
    bool isTraceShown() const;
    bool isInspectorInTabs() const;

public Q_SLOTS:
    void showTrace(); //!< opens it at a readable height when it is folded
    void foldTrace();

private:
    QDockWidget *addDock(const QString &name, const QString &title, QWidget *panel, Qt::DockWidgetArea area);
    QWidget *makeTraceTabs();
    void showFold();
    void resize(const Presets::Layout &layout);

    QMainWindow *m_window;
    Panels m_panels;
    QTabWidget *m_tabs = nullptr; // before the docks: made while m_trace is initialised
    QDockWidget *m_connections;
    QDockWidget *m_rooms;
    QDockWidget *m_inspector;
    QDockWidget *m_trace;
    QToolBar *m_foldBar;
    bool m_inspectorWanted = false; //!< shown by its preset or by hand, in whichever place
};

} // namespace Ui
