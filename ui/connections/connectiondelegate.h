#pragma once

#include <QStyledItemDelegate>

namespace Ui {

class ListRow;
struct ConnectionStatus;

//! One row of the connection list: lane mark, name (elided first), state glyph and word, badge of unread
//! messages.
class ConnectionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ConnectionDelegate(QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSection(QPainter *painter, const ListRow &row, const QString &title, bool open) const;
    void paintConnection(QPainter *painter, ListRow &row, const ConnectionStatus &status) const;
};

} // namespace Ui
