#pragma once

#include "mainwindow/actions.h"

#include <QToolBar>

class QHBoxLayout;
class QToolButton;

namespace Ui {

class Chip;
class GoToButton;
struct HubStatus;

//! Connect, Pause, Find, the local hub, Go to, the presets and the settings. Gives way when it is narrow: key
//! hint first, then the port, the words of the buttons, the words of Go to.
class ToolBar : public QToolBar {
    Q_OBJECT
public:
    explicit ToolBar(const Actions &actions, QWidget *parent = nullptr);

    void setHubStatus(const HubStatus &status);

Q_SIGNALS:
    void hubActivated(); //!< the chip was pressed: start the hub, or show how to use it

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeRow(const Actions &actions);
    void addLeft(QHBoxLayout *row, const Actions &actions);
    void addRight(QHBoxLayout *row, const Actions &actions);
    QToolButton *addButton(QHBoxLayout *row, QAction *action);
    void fit();
    void apply(int level);

    QWidget *m_row = nullptr;
    QList<QToolButton *> m_worded; //!< buttons that may lose their words
    Chip *m_hub = nullptr;
    GoToButton *m_goTo = nullptr;
    QString m_endpoint;
};

} // namespace Ui
