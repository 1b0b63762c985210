#include "connections/connectionlistmodel.h"

#include "shared/format.h"

#include <QTextDocument>

#include <algorithm>

namespace Ui {

ConnectionListModel::ConnectionListModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

ConnectionListModel::~ConnectionListModel() = default;

void ConnectionListModel::upsert(const ConnectionStatus &status)
{
    if (const QModelIndex known = indexOf(status.id); known.isValid()) {
        Section &section = m_sections[std::size_t(sectionRow(known.internalId()))];
        if (section.title == status.section) {
            section.rows[std::size_t(known.row())] = status;
            Q_EMIT dataChanged(known, known);
            return;
        }
        remove(status.id);
    }
    const int at = sectionFor(status.section);
    Section &section = m_sections[std::size_t(at)];
    const int row = int(section.rows.size());
    beginInsertRows(index(at, 0), row, row);
    section.rows.push_back(status);
    endInsertRows();
}

void ConnectionListModel::remove(const QString &id)
{
    const QModelIndex found = indexOf(id);
    if (!found.isValid())
        return;
    const int at = sectionRow(found.internalId());
    Section &section = m_sections[std::size_t(at)];
    if (section.rows.size() > 1) {
        beginRemoveRows(found.parent(), found.row(), found.row());
        section.rows.erase(section.rows.begin() + found.row());
        endRemoveRows();
        return;
    }
    beginRemoveRows({}, at, at);
    m_sections.erase(m_sections.begin() + at);
    endRemoveRows();
}

std::optional<ConnectionStatus> ConnectionListModel::status(const QString &id) const
{
    const QModelIndex found = indexOf(id);
    if (!found.isValid())
        return std::nullopt;
    return m_sections[std::size_t(sectionRow(found.internalId()))].rows[std::size_t(found.row())];
}

QModelIndex ConnectionListModel::indexOf(const QString &id) const
{
    for (const Section &section : m_sections) {
        const auto found = std::find_if(section.rows.begin(), section.rows.end(),
            [&id](const ConnectionStatus &row) { return row.id == id; });
        if (found != section.rows.end())
            return createIndex(int(found - section.rows.begin()), 0, section.key);
    }
    return {};
}

QString ConnectionListModel::idAt(const QModelIndex &index) const
{
    return data(index, IdRole).toString();
}

QList<ConnectionStatus> ConnectionListModel::all() const
{
    QList<ConnectionStatus> list;
    for (const Section &section : m_sections)
        list.append(QList<ConnectionStatus>(section.rows.begin(), section.rows.end()));
    return list;
}

QModelIndex ConnectionListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(0));
    return createIndex(row, column, m_sections[std::size_t(parent.row())].key);
}

QModelIndex ConnectionListModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const int row = sectionRow(child.internalId());
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr(0));
}

int ConnectionListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_sections.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return int(m_sections[std::size_t(parent.row())].rows.size());
}

int ConnectionListModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ConnectionListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    if (index.internalId() == 0)
        return sectionData(m_sections[std::size_t(index.row())], role);
    const Section &section = m_sections[std::size_t(sectionRow(index.internalId()))];
    return rowData(section, section.rows[std::size_t(index.row())], role);
}

QVariant ConnectionListModel::sectionData(const Section &section, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return Format::visible(section.title, false);
    return {};
}

QVariant ConnectionListModel::rowData(const Section &section, const ConnectionStatus &status, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return Format::visible(status.name, false);
    case Qt::ToolTipRole:
        // A tool tip guesses whether its text is HTML; handing it escaped HTML leaves nothing to guess.
        return status.detail.isEmpty() ? QString() : Qt::convertFromPlainText(Format::visible(status.detail));
    case Qt::AccessibleTextRole: {
        const QString spoken =
            tr("%1, %2, %3").arg(Format::visible(status.name, false), section.title, status.stateText);
        return status.unread > 0 ? spoken + tr(", %n unread", nullptr, status.unread) : spoken;
    }
    case Qt::AccessibleDescriptionRole:
        return Format::visible(status.detail);
    case StatusRole:
        return QVariant::fromValue(status);
    case IdRole:
        return status.id;
    default:
        return {};
    }
}

Qt::ItemFlags ConnectionListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.internalId() == 0)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

int ConnectionListModel::sectionRow(quintptr key) const
{
    const auto found = std::find_if(
        m_sections.begin(), m_sections.end(), [key](const Section &section) { return section.key == key; });
    return found == m_sections.end() ? -1 : int(found - m_sections.begin());
}

int ConnectionListModel::sectionFor(const QString &title)
{
    const auto found = std::find_if(m_sections.begin(), m_sections.end(),
        [&title](const Section &section) { return section.title == title; });
    if (found != m_sections.end())
        return int(found - m_sections.begin());
    const int row = int(m_sections.size());
    beginInsertRows({}, row, row);
    m_sections.push_back({++m_lastKey, title, {}});
    endInsertRows();
    return row;
}

} // namespace Ui
