#pragma once

#include "shared/jsontext.h"

#include <QAbstractItemModel>
#include <QByteArray>

#include <vector>

namespace Ui {

/*!
    A JSON text as a tree, members in the order in which they were sent and numbers letter by letter, each
   node with its bytes. Takes cut and broken text too: what is there is shown. Text that is no JSON is one
   node. At most maxNodes nodes, however large or deep the text is.
*/
class JsonTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role : int {
        NameRole = Qt::UserRole + 1, //!< QString: member name or index; of the root its title
        ValueRole, //!< QString: the value on one line, empty for containers
        KindRole, //!< int: JsonKind of the value; Punctuation for containers
        RemarkRole, //!< QString: "string, 15 bytes", "object, 4 fields"
        OffsetRole, //!< int: first byte of the node, its name included
        LengthRole, //!< int: in bytes
    };
    static constexpr int maxNodes = 100'000;

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    //! \p title names the root: "message".
    void setText(const QByteArray &text, const QString &title);
    QModelIndex indexAt(qsizetype offset) const; //!< the innermost node that holds this byte

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Node {
        int parent = -1;
        int row = 0; //!< among its siblings
        JsonKind kind = JsonKind::Literal;
        bool isArray = false;
        qsizetype nameOffset = -1; //!< of the key; -1: an array's item or the root
        qsizetype nameLength = 0;
        qsizetype offset = 0; //!< of the value
        qsizetype length = 0;
        std::vector<int> children = {};
    };

    class Builder;
    const Node &node(const QModelIndex &index) const { return m_nodes[size_t(index.internalId())]; }
    QString name(const Node &node) const;
    QString value(const Node &node) const;
    QString remark(const Node &node) const;

    QByteArray m_text;
    QString m_title;
    std::vector<Node> m_nodes; // the first is the root; empty without text
};

} // namespace Ui
