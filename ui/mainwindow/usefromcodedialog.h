#pragma once

#include <QDialog>

class QLabel;
class QToolButton;

namespace Ui {

class Card;
class ConnectionStringLine;
struct HubStatus;

//! How a program of one's own reaches the local hub: connection string and snippets for the official
//! packages.
class UseFromCodeDialog : public QDialog {
    Q_OBJECT
public:
    //! \p hub and \p group stand in the snippets.
    UseFromCodeDialog(const QString &hub, const QString &group, QWidget *parent = nullptr);

    void setHubStatus(const HubStatus &status); //!< again on each change

Q_SIGNALS:
    void startHubRequested();

private:
    Card *makeConnectionCard();
    QWidget *makeSnippet(const QString &code, const QString &name);
    QToolButton *makeCopyButton(const QString &what);

    ConnectionStringLine *m_line;
    QLabel *m_state;
    QToolButton *m_reveal;
    QToolButton *m_copy;
    QToolButton *m_copyExport;
    QToolButton *m_start;
    QString m_connectionString;
};

} // namespace Ui
