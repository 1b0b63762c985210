#pragma once

#include "mainwindow/panels.h"
#include "workspace/workspace.h"

#include <QObject>

namespace Ui {

class NoticeBoard;

//! Joins the panels and the workspace: what is asked in a panel becomes a request, what changes in the
//! workspace is shown, and a message chosen in one place is chosen in all.
class PanelWiring : public QObject {
    Q_OBJECT
public:
    //! None of them is owned; all outlive this.
    PanelWiring(Workspace *workspace, const Panels &panels, NoticeBoard *notices, QObject *parent = nullptr);

Q_SIGNALS:
    void traceWanted(); //!< something is to be seen in the trace: open it
    void newConnectionRequested();

private:
    void wireConnections();
    void wireRooms();
    void wireTimeline();
    void wireComposer();
    void wireTrace();
    void wireNotices();
    void showConnection();
    void showRoom();
    void showRooms();
    void edit(quint64 key);
    void explain(quint64 key);
    void act(const Notice &notice);
    bool isOwn(const QString &connection) const;

    Workspace *m_workspace;
    Panels m_panels;
    NoticeBoard *m_notices;
};

} // namespace Ui
