#include "trace/jsontreeview.h"

#include "shared/theme.h"
#include "trace/jsontreemodel.h"
#include "trace/paintedtext.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace Ui {

namespace {

//! Deep enough to see the data of a message, small enough that a large frame opens at once.
constexpr int openLevels = 2;
constexpr int mostOpenRows = 500;

int rowHeight()
{
    return qMax(21, QFontMetrics(Theme::font(TextRole::Mono)).height() + Space::chip);
}

class NodeDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const Theme &theme = Theme::of();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.color(Token::Select));
        const QFont mono = Theme::font(TextRole::Mono);
        const QRect line = option.rect.adjusted(Space::chip, 0, -Space::control, 0);
        int used = drawElided(
            painter, line, index.data(JsonTreeModel::NameRole).toString(), mono, theme.color(Token::JsonKey));
        const QString value = index.data(JsonTreeModel::ValueRole).toString();
        if (!value.isEmpty()) {
            used += QFontMetrics(mono).horizontalAdvance(u' ');
            const auto kind = JsonKind(index.data(JsonTreeModel::KindRole).toInt());
            used +=
                drawElided(painter, line.adjusted(used, 0, 0, 0), value, mono, theme.color(jsonColor(kind)));
        }
        const QString remark = index.data(JsonTreeModel::RemarkRole).toString();
        const int room = line.width() - used - Space::timeline;
        if (QFontMetrics(Theme::font(TextRole::Small)).horizontalAdvance(remark) <= room)
            drawElided(painter, line, remark, TextRole::Small, theme.color(Token::Text2),
                Qt::AlignVCenter | Qt::AlignRight);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, rowHeight()};
    }
};

} // namespace

JsonTreeView::JsonTreeView(QWidget *parent)
    : QTreeView(parent)
    , m_model(new JsonTreeModel(this))
{
    setModel(m_model);
    setItemDelegate(new NodeDelegate(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(Space::timeline);
    setAccessibleName(tr("Message JSON"));
}

void JsonTreeView::setText(const QByteArray &text, const QString &title)
{
    m_model->setText(text, title);
    const QModelIndex root = m_model->index(0, 0);
    if (m_model->rowCount(root) <= mostOpenRows)
        expandToDepth(openLevels - 1);
    else
        expand(root);
}

void JsonTreeView::selectByte(qsizetype offset)
{
    m_following = true;
    const QModelIndex index = m_model->indexAt(offset);
    setCurrentIndex(index);
    scrollTo(index);
    m_following = false;
}

void JsonTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (!m_following && current.isValid())
        Q_EMIT bytesSelected(
            current.data(JsonTreeModel::OffsetRole).toInt(), current.data(JsonTreeModel::LengthRole).toInt());
}

} // namespace Ui
