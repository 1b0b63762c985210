#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace Ui {

struct PayloadLine;

//! Paints the cells of the trace table from TraceRole values; needs no model of its own. One line each, plain
//! text.
class TraceDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! The column of the thread, the lane marks and all text positions follow these, in px.
    static constexpr int threadWidth = 26, padding = 8, iconSize = 13;

private:
    //! Made once, not for each of hundreds of cells, and anew when the application's font changed.
    struct Fonts {
        QFont base, small, event, mono;
    };
    const QFont &fontOf(int column) const;
    void refreshFonts() const;
    void paintBackground(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintThread(QPainter *painter, const QRect &cell, int marks) const;
    void paintLane(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    void paintStatus(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    void paintPayload(QPainter *painter, const QRect &cell, const PayloadLine &line) const;
    void paintText(QPainter *painter, const QRect &cell, const QModelIndex &index) const;

    mutable Fonts m_fonts;
    mutable bool m_ready = false;
};

} // namespace Ui
