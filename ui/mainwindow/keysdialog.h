#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QTreeWidget;

namespace Ui {

//! The list of keys: those of the actions, and those that only one pane knows.
class KeysDialog : public QDialog {
    Q_OBJECT
public:
    explicit KeysDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);

    int rowCount() const; //!< keys listed, headings not counted

private:
    void addActions(const QList<QAction *> &actions);
    void addPanes();

    QTreeWidget *m_list;
};

} // namespace Ui
