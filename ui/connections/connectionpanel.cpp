#include "connections/connectionpanel.h"

#include "connections/connectiondelegate.h"
#include "connections/connectionlistmodel.h"
#include "shared/emptynote.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace Ui {

ConnectionPanel::ConnectionPanel(ConnectionListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_pages(new QStackedWidget(this))
    , m_tree(new QTreeView(m_pages))
{
    setUpTree();
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(m_tree);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_pages, 1);

    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &section) {
        m_tree->expand(section);
        updatePage();
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ConnectionPanel::updatePage);
    connect(model, &QAbstractItemModel::modelReset, this, &ConnectionPanel::updatePage);
    updatePage();
}

void ConnectionPanel::setUpTree()
{
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ConnectionDelegate(m_tree));
    m_tree->setAccessibleName(tr("Connections"));
    m_tree->setHeaderHidden(true);
    // The delegate paints whole rows, chevrons too: no room is kept for branches.
    m_tree->setIndentation(0);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMouseTracking(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->viewport()->setBackgroundRole(QPalette::Window);
    m_tree->expandAll();
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ConnectionPanel::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &ConnectionPanel::announceCurrent);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (m_model->idAt(index).isEmpty())
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
    });
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        const auto status = m_model->status(m_model->idAt(index));
        if (status && !status->active)
            Q_EMIT connectRequested(status->id);
    });
}

QWidget *ConnectionPanel::makeHeader()
{
    auto *header = new QWidget(this);
    auto *title = new QLabel(tr("Connections"), header);
    title->setTextFormat(Qt::PlainText);
    title->setFont(Theme::font(TextRole::CaptionStrong));
    title->setForegroundRole(QPalette::PlaceholderText);
    auto *add = new QToolButton(header);
    add->setIcon(Ui::icon(QStringLiteral("plus")));
    add->setProperty(variantProperty, QStringLiteral("flat"));
    add->setAutoRaise(true);
    add->setToolTip(tr("New connection (Ctrl+N)"));
    add->setAccessibleName(tr("New connection"));
    connect(add, &QToolButton::clicked, this, &ConnectionPanel::newConnectionRequested);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(Space::dock, 2, Space::control, 2);
    row->addWidget(title, 1);
    row->addWidget(add);
    return header;
}

QWidget *ConnectionPanel::makeEmptyPage()
{
    auto *note = new EmptyNote(QStringLiteral("connect"), m_pages);
    note->setTitle(tr("No connections yet"));
    note->setText(tr("Try the local hub, or connect to Azure."));
    return note;
}

QString ConnectionPanel::current() const
{
    return m_model->idAt(m_tree->currentIndex());
}

void ConnectionPanel::setCurrent(const QString &id)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_tree->setCurrentIndex(m_model->indexOf(id));
}

void ConnectionPanel::announceCurrent(const QModelIndex &index)
{
    const QString id = m_model->idAt(index);
    if (!m_quiet && !id.isEmpty())
        Q_EMIT currentChanged(id);
}

void ConnectionPanel::updatePage()
{
    m_pages->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
}

void ConnectionPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto status = m_model->status(m_model->idAt(index)))
        fillMenu(menu, *status);
    else
        menu->addAction(tr("&New connection…"), this, &ConnectionPanel::newConnectionRequested);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void ConnectionPanel::fillMenu(QMenu *menu, const ConnectionStatus &status)
{
    const QString id = status.id;
    const auto add = [this, menu, id](
                         const QString &text, void (ConnectionPanel::*news)(const QString &), bool enabled) {
        menu->addAction(text, this, [this, id, news] { Q_EMIT(this->*news)(id); })->setEnabled(enabled);
    };
    if (status.active)
        add(tr("&Disconnect\tShift+F5"), &ConnectionPanel::disconnectRequested, true);
    else
        add(tr("&Connect\tF5"), &ConnectionPanel::connectRequested, true);
    add(tr("&Reconnect now"), &ConnectionPanel::reconnectRequested, status.active && !status.connected);
    add(tr("Cut for &5 s"), &ConnectionPanel::cutRequested, status.connected);
    menu->addSeparator();
    add(tr("Re&move"), &ConnectionPanel::removeRequested, true);
}

} // namespace Ui
