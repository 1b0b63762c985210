#include "trace/hopview.h"

#include "shared/icons.h"
#include "shared/lane.h"
#include "shared/theme.h"
#include "trace/hopmodel.h"
#include "trace/paintedtext.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace Ui {

namespace {

constexpr int laneWidth = 88, barWidth = 70, durationWidth = 60; // at the base size of 13 px
constexpr int barHeight = 6;
constexpr int glyph = 13, glyphGap = 2, laneMark = 10;
constexpr int mostVisible = 12;

int hopHeight()
{
    return qMax(22, QFontMetrics(Theme::font(TextRole::Small)).height() + Space::tight);
}

class HopDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const Theme &theme = Theme::of();
        if (option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active))
            painter->fillRect(option.rect, theme.color(Token::Tint));
        const int state = index.data(HopModel::StateRole).toInt();
        const auto ink = [&](Token usual) {
            return theme.color(state < 0 ? usual : lookOf(State(state)).color);
        };
        switch (index.column()) {
        case HopModel::LaneColumn:
            paintLane(painter, option.rect, index, theme.color(Token::Text));
            break;
        case HopModel::WhatColumn:
            paintWhat(painter, option.rect, index, ink(Token::Text2));
            break;
        case HopModel::BarColumn:
            paintBar(painter, option.rect, index, ink(Token::Accent));
            break;
        default:
            drawElided(painter, option.rect.adjusted(0, 0, -Space::dock, 0), index.data().toString(),
                TextRole::Small, ink(Token::Text), Qt::AlignVCenter | Qt::AlignRight);
        }
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const QFontMetrics metrics(Theme::font(TextRole::Small));
        return {
            metrics.horizontalAdvance(index.data().toString()) + Space::control + Space::dock, hopHeight()};
    }

private:
    static void paintLane(QPainter *painter, const QRect &cell, const QModelIndex &index, const QColor &ink)
    {
        const QRectF mark(cell.left() + Space::dock, cell.top(), laneMark, cell.height());
        drawLane(painter, Lane(index.data(HopModel::LaneRole).toInt()), mark, laneMark);
        const QRect rest = cell.adjusted(Space::dock + laneMark + Space::tight, 0, -Space::chip, 0);
        drawElided(painter, rest, index.data().toString(), TextRole::Small, ink);
    }
    static void paintWhat(QPainter *painter, const QRect &cell, const QModelIndex &index, const QColor &ink)
    {
        const QRect place(cell.left() + Space::chip, cell.top(), glyph, cell.height());
        drawIcon(painter, index.data(HopModel::IconRole).toString(), place, ink, glyph);
        const QRect rest = cell.adjusted(Space::chip + glyph + glyphGap, 0, 0, 0);
        drawElided(painter, rest, index.data().toString(), TextRole::Small, ink);
    }
    static void paintBar(QPainter *painter, const QRect &cell, const QModelIndex &index, const QColor &ink)
    {
        const QRectF track(cell.left() + Space::chip, cell.center().y() + 1 - barHeight / 2.0,
            cell.width() - Space::chip, barHeight);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::of().color(Token::Header));
        painter->drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
        // A hop of microseconds beside one of seconds is still a mark that can be seen.
        const double from = index.data(HopModel::FromRole).toDouble() * track.width();
        const double to = index.data(HopModel::ToRole).toDouble() * track.width();
        const double width = qMax(to - from, barHeight * 1.0);
        const double left = qMin(from, track.width() - width);
        painter->setBrush(ink);
        painter->drawRoundedRect(
            QRectF(track.left() + left, track.top(), width, barHeight), barHeight / 2.0, barHeight / 2.0);
    }
};

} // namespace

HopView::HopView(HopModel *model, QWidget *parent)
    : QTreeView(parent)
{
    setModel(model);
    setItemDelegate(new HopDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Hops"));
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(1);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        updateGeometry();
        fitColumns();
    });
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT rowRequested(index.data(HopModel::StoreRowRole).toInt());
    });
}

QSize HopView::sizeHint() const
{
    const int rows = model() ? qMin(model()->rowCount(), mostVisible) : 0;
    return {240, rows * hopHeight()};
}

QSize HopView::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void HopView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void HopView::fitColumns()
{
    const qreal scale = QFontInfo(Theme::font(TextRole::Body)).pixelSize() / 13.0;
    const int lane = qRound(laneWidth * scale);
    const int duration = qMax(qRound(durationWidth * scale), sizeHintForColumn(HopModel::DurationColumn));
    header()->resizeSection(HopModel::LaneColumn, lane);
    header()->resizeSection(HopModel::BarColumn, barWidth);
    header()->resizeSection(HopModel::DurationColumn, duration);
    header()->resizeSection(HopModel::WhatColumn, qMax(40, viewport()->width() - lane - barWidth - duration));
}

} // namespace Ui
