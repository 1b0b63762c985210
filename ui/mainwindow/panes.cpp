#include "mainwindow/panes.h"

#include <QApplication>

namespace Ui {

bool Panes::focusInto(QWidget *pane)
{
    QWidget *target = pane;
    // A pane that stood in the chain before goes on where it was left; otherwise its first widget.
    if (QWidget *last = pane->focusWidget(); last && last->isVisibleTo(pane) && last->isEnabled())
        target = last;
    for (int i = 0; i < 10'000 && target; ++i) {
        const bool takes = target->focusPolicy() & Qt::TabFocus;
        if (takes && target->isEnabled() && target->isVisible()
            && (target == pane || pane->isAncestorOf(target))) {
            target->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
        target = target->nextInFocusChain();
        if (target == pane)
            break;
    }
    return false;
}

bool Panes::focusNext(bool backwards) const
{
    QWidget *focused = QApplication::focusWidget();
    int current = -1;
    for (int i = 0; i < m_panes.size(); ++i) {
        if (m_panes.at(i) && focused && (m_panes.at(i) == focused || m_panes.at(i)->isAncestorOf(focused)))
            current = i;
    }
    const auto count = static_cast<int>(m_panes.size());
    const int step = backwards ? -1 : 1;
    if (current < 0 && backwards)
        current = 0;
    for (int tried = 0; tried < count; ++tried) {
        current = (current + step + count) % count;
        QWidget *pane = m_panes.at(current);
        if (pane && pane->isVisible() && focusInto(pane))
            return true;
    }
    return false;
}

} // namespace Ui
