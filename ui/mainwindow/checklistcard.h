#pragma once

#include "mainwindow/firststeps.h"
#include "shared/card.h"

class QLabel;

namespace Ui {

//! The first steps in short, docked beside the chat: what is done, and "Show me" for the next one.
class ChecklistCard : public Card {
    Q_OBJECT
public:
    explicit ChecklistCard(FirstSteps *steps, QWidget *parent = nullptr); //!< \p steps outlives the card
    void setSuppressed(bool suppressed); //!< hidden while another place shows the steps

Q_SIGNALS:
    void showRequested(Ui::FirstSteps::Step step);

private:
    class Row;
    void refresh();

    FirstSteps *m_steps;
    QLabel *m_count;
    bool m_suppressed = false;
    std::array<Row *, FirstSteps::all.size()> m_rows = {};
};

} // namespace Ui
