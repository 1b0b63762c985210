#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

namespace Ui {

//! The panes of the window in visual order; F6 goes round them.
class Panes {
public:
    void add(QWidget *pane) { m_panes.append(pane); }
    //! Moves the focus to the next visible pane after the one that has it. \returns false when there is none.
    bool focusNext(bool backwards) const;
    //! Gives \p pane the focus, or the first widget in it that takes it.
    static bool focusInto(QWidget *pane);

private:
    QList<QPointer<QWidget>> m_panes;
};

} // namespace Ui
