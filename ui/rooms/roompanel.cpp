#include "rooms/roompanel.h"

#include "rooms/joinfield.h"
#include "rooms/roomdelegate.h"
#include "rooms/roomlistmodel.h"
#include "shared/elidedlabel.h"
#include "shared/emptynote.h"
#include "shared/format.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"

#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

RoomPanel::RoomPanel(RoomListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(new ElidedLabel(this))
    , m_empty(new EmptyNote(QStringLiteral("room"), this))
    , m_list(new QListView(this))
    , m_join(new JoinField(this))
{
    setUpList();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_empty);
    column->addWidget(m_list);
    column->addWidget(m_join);
    column->addStretch();

    connect(m_join, &JoinField::joinRequested, this, &RoomPanel::joinRequested);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RoomPanel::updatePage);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RoomPanel::updatePage);
    setOwner({});
}

void RoomPanel::setUpList()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RoomDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // As high as its rows, so that the join line follows the last one; scrolls when the dock is shorter.
    m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    connect(m_list, &QWidget::customContextMenuRequested, this, &RoomPanel::showMenu);
    connect(
        m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoomPanel::announceCurrent);
}

QWidget *RoomPanel::makeHeader()
{
    auto *header = new QWidget(this);
    m_title->setFont(Theme::font(TextRole::CaptionStrong));
    m_title->setForegroundRole(QPalette::PlaceholderText);
    auto *add = new QToolButton(header);
    add->setIcon(Ui::icon(QStringLiteral("plus")));
    add->setProperty(variantProperty, QStringLiteral("flat"));
    add->setAutoRaise(true);
    add->setToolTip(tr("Join a room (Ctrl+J)"));
    add->setAccessibleName(tr("Join a room"));
    connect(add, &QToolButton::clicked, this, &RoomPanel::focusJoin);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(Space::dock, 2, Space::control, 2);
    row->addWidget(m_title, 1);
    row->addWidget(add);
    m_add = add;
    return header;
}

QString RoomPanel::current() const
{
    return m_model->groupAt(m_list->currentIndex());
}

void RoomPanel::setOwner(const QString &name)
{
    m_owner = Format::visible(name, false);
    m_title->setText(m_owner.isEmpty() ? tr("Rooms") : tr("Rooms of %1").arg(m_owner));
    m_list->setAccessibleName(m_title->text());
    m_empty->setText(m_owner.isEmpty() ? tr("Rooms appear when a user has joined a group.")
                                       : tr("%1 is in no group. Join one (Ctrl+J).").arg(m_owner));
    updatePage();
}

void RoomPanel::setCurrent(const QString &group)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_list->setCurrentIndex(m_model->indexOf(group));
}

void RoomPanel::focusJoin()
{
    if (!m_owner.isEmpty())
        m_join->open();
}

void RoomPanel::announceCurrent(const QModelIndex &index)
{
    const QString group = m_model->groupAt(index);
    if (!m_quiet && !group.isEmpty())
        Q_EMIT currentChanged(group);
}

void RoomPanel::updatePage()
{
    const bool empty = m_model->rowCount() == 0;
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    m_join->setVisible(!m_owner.isEmpty());
    m_add->setEnabled(!m_owner.isEmpty());
}

void RoomPanel::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString group = m_model->groupAt(m_list->indexAt(position));
    if (!group.isEmpty())
        menu->addAction(tr("&Leave\tCtrl+Shift+J"), this, [this, group] { Q_EMIT leaveRequested(group); });
    menu->addAction(tr("&Join a room…\tCtrl+J"), this, &RoomPanel::focusJoin)->setEnabled(!m_owner.isEmpty());
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace Ui
