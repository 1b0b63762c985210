#include "trace/factview.h"

#include "shared/icons.h"

#include <QAbstractListModel>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

namespace Ui {

class FactModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void setFacts(const QList<Fact> &facts)
    {
        beginResetModel();
        m_facts = facts;
        endResetModel();
    }
    const Fact &fact(const QModelIndex &index) const { return m_facts.at(index.row()); }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_facts.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
            return {};
        return QStringLiteral("%1: %2").arg(fact(index).key, plainText(fact(index).value));
    }

private:
    QList<Fact> m_facts;
};

namespace {

constexpr int keyWidth = 76; // at the base size
constexpr int basePixels = 13;

int rowHeight()
{
    return qMax(21, QFontMetrics(Theme::font(TextRole::Small)).height() + Space::tight);
}

class FactDelegate : public QStyledItemDelegate {
public:
    FactDelegate(const FactModel *model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of();
        if (option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active))
            painter->fillRect(option.rect, theme.color(Token::Tint));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(theme.color(Token::Accent));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        const int width = keyWidth * QFontInfo(Theme::font(TextRole::Body)).pixelSize() / basePixels;
        const QRect line = option.rect.adjusted(Space::dock, 0, -Space::control, 0);
        drawParts(painter, QRect(line.topLeft(), QSize(width, line.height())),
            {{.text = m_model->fact(index).key, .color = Token::Text2}});
        drawParts(painter, line.adjusted(width, 0, 0, 0), m_model->fact(index).value);
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, rowHeight()};
    }

private:
    const FactModel *m_model;
};

} // namespace

FactView::FactView(QWidget *parent)
    : QListView(parent)
    , m_model(new FactModel(this))
{
    setModel(m_model);
    setItemDelegate(new FactDelegate(m_model, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setViewportMargins(0, Space::control, 0, Space::control);
    setAccessibleName(tr("Facts of the selected row"));
}

void FactView::setFacts(const QList<Fact> &facts)
{
    m_model->setFacts(facts);
    updateGeometry();
}

QSize FactView::sizeHint() const
{
    return {200, m_model->rowCount() * rowHeight() + 2 * Space::control};
}

QString FactView::filterOf(const QModelIndex &index) const
{
    return index.isValid() ? m_model->fact(index).filter : QString();
}

void FactView::copyCurrent() const
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(m_model->fact(currentIndex()).copy);
}

bool FactView::event(QEvent *event)
{
    // A window-wide shortcut for copying must not take the key from the list that has the focus.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void FactView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy))
        copyCurrent();
    else if (enter && !filterOf(currentIndex()).isEmpty())
        Q_EMIT filterRequested(filterOf(currentIndex()));
    else
        QListView::keyPressEvent(event);
}

void FactView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    QMenu menu(this);
    menu.addAction(icon(QStringLiteral("copy")), tr("&Copy value"), this, [this] { copyCurrent(); });
    QAction *filter = menu.addAction(icon(QStringLiteral("filter")), tr("&Show rows like this"), this,
        [this, index] { Q_EMIT filterRequested(filterOf(index)); });
    filter->setEnabled(!filterOf(index).isEmpty());
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

} // namespace Ui
