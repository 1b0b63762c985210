#pragma once

#include <QWidget>

class QMenu;
class QStackedWidget;
class QTreeView;

namespace Ui {

class ConnectionListModel;
struct ConnectionStatus;

//! The dock of connections: header, tree, context menu, and a word of help while there are none.
class ConnectionPanel : public QWidget {
    Q_OBJECT
public:
    //! \p model stays with the caller and outlives the panel.
    explicit ConnectionPanel(ConnectionListModel *model, QWidget *parent = nullptr);

    QString current() const; //!< id, empty when none

public Q_SLOTS:
    void setCurrent(const QString &id); //!< selects without currentChanged()

Q_SIGNALS:
    void currentChanged(const QString &id);
    void connectRequested(const QString &id);
    void disconnectRequested(const QString &id);
    void reconnectRequested(const QString &id);
    void removeRequested(const QString &id);
    void cutRequested(const QString &id); //!< break its network for a while
    void newConnectionRequested();

private:
    void setUpTree();
    QWidget *makeHeader();
    QWidget *makeEmptyPage();
    void showMenu(const QPoint &position);
    void fillMenu(QMenu *menu, const ConnectionStatus &status);
    void updatePage();
    void announceCurrent(const QModelIndex &index);

    ConnectionListModel *m_model;
    QStackedWidget *m_pages;
    QTreeView *m_tree;
    bool m_quiet = false; //!< setCurrent() is at work
};

} // namespace Ui
