#pragma once

#include "mainwindow/firststeps.h"
#include "shared/card.h"

namespace Ui {

//! The first steps with their explanations, numbered, for the welcome page.
class StepList : public Card {
    Q_OBJECT
public:
    explicit StepList(FirstSteps *steps, QWidget *parent = nullptr); //!< \p steps outlives the list

private:
    class Mark;
    QWidget *makeRow(FirstSteps::Step step);
    void refresh();

    FirstSteps *m_steps;
    std::array<Mark *, FirstSteps::all.size()> m_marks = {};
};

} // namespace Ui
