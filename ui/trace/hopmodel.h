#pragma once

#include "trace/hops.h"
#include "trace/lanelookup.h"

#include <QAbstractTableModel>

namespace Ui {

//! Hops as rows: lane, what, its place on the time axis, duration.
class HopModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { LaneColumn, WhatColumn, BarColumn, DurationColumn, ColumnCount };
    enum Role : int {
        LaneRole = Qt::UserRole + 1, //!< int: Ui::Lane
        IconRole, //!< QString
        StateRole, //!< int: Ui::State, -1 for none
        FromRole, //!< double: start on the axis, 0 to 1
        ToRole, //!< double: end on the axis, 0 to 1
        StoreRowRole,
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setHops(const HopList &list);
    void setLaneLookup(const LaneLookup &lookup);
    const HopList &list() const { return m_list; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QString text(const Hop &hop, int column) const;
    double onAxis(qint64 timeUs) const;

    HopList m_list;
    LaneLookup m_lanes = reservedLane;
};

} // namespace Ui
