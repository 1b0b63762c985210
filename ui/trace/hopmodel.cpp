#include "trace/hopmodel.h"

#include "shared/format.h"

#include <cmath>

namespace Ui {

void HopModel::setHops(const HopList &list)
{
    beginResetModel();
    m_list = list;
    endResetModel();
}

void HopModel::setLaneLookup(const LaneLookup &lookup)
{
    m_lanes = lookup ? lookup : LaneLookup(reservedLane);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, LaneColumn), index(rowCount() - 1, LaneColumn));
}

int HopModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_list.hops.size());
}

int HopModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HopModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Hop &hop = m_list.hops.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(hop, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == LaneColumn)
            return tr("%1, %2, %3", "who, what, how long")
                .arg(text(hop, LaneColumn), text(hop, WhatColumn), text(hop, DurationColumn));
        return {};
    case LaneRole:
        return int(m_lanes(hop.lane));
    case IconRole:
        return hop.icon;
    case StateRole:
        return hop.state ? int(*hop.state) : -1;
    case FromRole:
        return onAxis(hop.startUs);
    case ToRole:
        return onAxis(hop.endUs);
    case StoreRowRole:
        return hop.storeRow;
    default:
        return {};
    }
}

QString HopModel::text(const Hop &hop, int column) const
{
    switch (column) {
    case LaneColumn:
        return Format::visible(hop.lane, false);
    case WhatColumn:
        return Format::visible(hop.what, false);
    case DurationColumn:
        return Format::duration(hop.durationUs);
    default:
        return {};
    }
}

double HopModel::onAxis(qint64 timeUs) const
{
    const auto length = double(m_list.toUs - m_list.fromUs);
    const double at = qBound(0.0, double(timeUs - m_list.fromUs), length);
    if (length <= 0)
        return 0;
    // Linear up to the knee, then ever denser: a millisecond beside seconds keeps its place and its length.
    constexpr double kneeUs = 200;
    return m_list.isLogarithmic ? std::log1p(at / kneeUs) / std::log1p(length / kneeUs) : at / length;
}

} // namespace Ui
