// What the context menus of the trace table do.
#include "trace/traceview.h"

#include "shared/format.h"
#include "shared/icons.h"
#include "trace/rowcopy.h"
#include "trace/tracecolumns.h"
#include "trace/tracemodel.h"
#include "trace/tracetext.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace Ui {

namespace {

//! More rows than anybody reads, few enough that copying does not stall the window.
constexpr int mostCopied = 10000;

QString quoted(const QString &value)
{
    const bool plain = !value.contains(u' ') && !value.contains(u'"') && !value.contains(u'*');
    return plain ? value : u'"' + QString(value).remove(u'"') + u'"';
}

} // namespace

QList<int> TraceView::selectedRows() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < mostCopied; ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QList<WebPubSub::TraceEntry> TraceView::selectedEntries() const
{
    QList<WebPubSub::TraceEntry> entries;
    for (const int row : selectedRows())
        entries.append(m_model->wholeEntry(row));
    return entries;
}

void TraceView::copyAsText()
{
    QGuiApplication::clipboard()->setText(RowCopy::asText(selectedEntries()));
}

void TraceView::copyAsJson()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(RowCopy::asJson(selectedEntries())));
}

void TraceView::copyPayload()
{
    QByteArray payloads;
    for (const WebPubSub::TraceEntry &entry : selectedEntries())
        payloads += entry.payload + '\n';
    payloads.chop(1);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(payloads));
}

void TraceView::contextMenuEvent(QContextMenuEvent *event)
{
    // By the menu key the place is the current row, by the mouse what lies under it.
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    QMenu menu(this);
    fillMenu(&menu, index.row());
    const QPoint place = byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos();
    menu.exec(place);
}

void TraceView::fillMenu(QMenu *menu, int row)
{
    QAction *text =
        menu->addAction(icon(QStringLiteral("copy")), tr("&Copy as text"), this, &TraceView::copyAsText);
    text->setShortcut(QKeySequence::Copy);
    QAction *json = menu->addAction(tr("Copy as &JSON"), this, &TraceView::copyAsJson);
    json->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    menu->addAction(tr("Copy &frame"), this, &TraceView::copyPayload)
        ->setEnabled(!m_model->entry(row).payload.isEmpty());
    menu->addSeparator();
    addFilterActions(menu, row);
    menu->addSeparator();
    QAction *next = menu->addAction(icon(QStringLiteral("trace")), tr("&Next row of this trace"), this,
        [this] { goToNextInThread(false); });
    next->setShortcut(Qt::Key_F3);
    next->setEnabled(m_model->threadRows().size() > 1);
}

void TraceView::addFilterActions(QMenu *menu, int row)
{
    const WebPubSub::TraceEntry &entry = m_model->entry(row);
    const auto add = [this, menu](const QString &label, const QString &field, const QString &value) {
        if (value.isEmpty())
            return;
        const QString term = field + quoted(value);
        // & would make a mnemonic of what somebody else wrote.
        QAction *action =
            menu->addAction(label.arg(Format::visible(term, false)).replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, term] { Q_EMIT filterRequested(term); });
    };
    const QString only = tr("Only %1", "menu entry: show only rows with, e.g., group:lobby");
    const QString without = tr("Hide %1", "menu entry: hide rows with, e.g., type:ping");
    add(only, QStringLiteral("trace:"), entry.correlation);
    add(only, QStringLiteral("lane:"), entry.lane);
    add(only, QStringLiteral("group:"), entry.group);
    add(only, QStringLiteral("type:"), entry.event);
    add(without, QStringLiteral("-type:"), entry.event);
}

void TraceView::showHeaderMenu(const QPoint &position)
{
    QMenu menu(this);
    for (int column = TraceColumn::Time; column < TraceColumn::Count; ++column) {
        QAction *action = menu.addAction(TraceText::columnName(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(
            action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

} // namespace Ui
