#pragma once

#include "connections/connectionprofile.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <vector>

namespace Ui {

//! Sections ("Local hub · demo") with their connections below them, in order of arrival. A section goes with
//! its last row.
class ConnectionListModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        StatusRole = Qt::UserRole + 1, //!< ConnectionStatus of a connection row; invalid for a section
        IdRole, //!< QString; empty for a section
    };

    explicit ConnectionListModel(QObject *parent = nullptr);
    ~ConnectionListModel() override;

    //! Adds the connection, or replaces what is known of it. A changed section moves the row.
    void upsert(const ConnectionStatus &status);
    void remove(const QString &id);
    std::optional<ConnectionStatus> status(const QString &id) const;
    QModelIndex indexOf(const QString &id) const; //!< invalid when unknown
    QString idAt(const QModelIndex &index) const; //!< empty for a section
    QList<ConnectionStatus> all() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Section {
        quintptr key = 0; //!< internal id of the rows below it; stays when sections before it go
        QString title;
        std::vector<ConnectionStatus> rows;
    };
    int sectionRow(quintptr key) const;
    int sectionFor(const QString &title);
    QVariant sectionData(const Section &section, int role) const;
    QVariant rowData(const Section &section, const ConnectionStatus &status, int role) const;

    std::vector<Section> m_sections;
    quintptr m_lastKey = 0;
};

} // namespace Ui
