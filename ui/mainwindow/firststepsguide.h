#pragma once

#include "mainwindow/firststeps.h"
#include "mainwindow/panels.h"

namespace Ui {

class Workspace;

//! Notices when a first step is done, wherever it is done, and leads to one that is not.
class FirstStepsGuide : public QObject {
    Q_OBJECT
public:
    //! None of them is owned; all outlive this.
    FirstStepsGuide(FirstSteps *steps, Workspace *workspace, const Panels &panels, QObject *parent = nullptr);

public Q_SLOTS:
    //! Prepares the step, so that one more key does it; breaking the network is done at once.
    void lead(Ui::FirstSteps::Step step);

private:
    void lookAtRooms();
    void watchTimeline();
    void lookAtMessages(int first, int last);

    FirstSteps *m_steps;
    Workspace *m_workspace;
    Panels m_panels;
};

} // namespace Ui
