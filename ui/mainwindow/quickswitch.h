#pragma once

#include <QDialog>
#include <QList>

#include <functional>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace Ui {

//! Something one can go to or do: a user, a room, a command.
struct Destination {
    QString iconName = {};
    QString name = {};
    QString detail = {}; //!< what it is, or its key; shown and searched too
    std::function<void()> go = {};
};

//! Ctrl+K: type a few letters of a room, user or command, Enter goes there.
class QuickSwitch : public QDialog {
    Q_OBJECT
public:
    explicit QuickSwitch(const QList<Destination> &destinations, QWidget *parent = nullptr);

    QStringList shownNames() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void search(const QString &text);
    void goToCurrent();

    QList<Destination> m_destinations;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_field;
    QListView *m_list;
};

} // namespace Ui
