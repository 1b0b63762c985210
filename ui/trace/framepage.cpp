#include "trace/framepage.h"

#include "shared/format.h"
#include "shared/hubstyle.h"
#include "shared/theme.h"
#include "trace/bytesview.h"
#include "trace/jsontreeview.h"
#include "trace/sectionheader.h"
#include "trace/tracetext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

FramePage::FramePage(QWidget *parent)
    : QWidget(parent)
    , m_header(new SectionHeader(tr("Frame")))
    , m_loadAll(new QToolButton)
    , m_tree(new JsonTreeView)
    , m_bytesHeader(new SectionHeader(tr("Bytes")))
    , m_bytes(new BytesView)
{
    m_loadAll->setProperty(variantProperty, QStringLiteral("link"));
    m_loadAll->setAutoRaise(true);
    m_loadAll->hide();
    auto *bytesPane = new QWidget;
    auto *bytesColumn = new QVBoxLayout(bytesPane);
    bytesColumn->setContentsMargins(0, 0, 0, 0);
    bytesColumn->setSpacing(0);
    bytesColumn->addWidget(m_bytesHeader);
    bytesColumn->addWidget(m_bytes, 1);
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_tree);
    split->addWidget(bytesPane);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_loadAll, 0, Qt::AlignLeft);
    column->addWidget(split, 1);
    QToolButton *copy = m_header->addButton(QStringLiteral("copy"), tr("Copy frame"));
    connect(copy, &QToolButton::clicked, this, &FramePage::copyFrame);
    connect(m_loadAll, &QToolButton::clicked, this, &FramePage::loadAll);
    connect(m_tree, &JsonTreeView::bytesSelected, m_bytes, &BytesView::select);
    connect(m_bytes, &BytesView::cursorMoved, m_tree, &JsonTreeView::selectByte);
}

void FramePage::showEntry(const WebPubSub::TraceEntry &entry)
{
    m_entry = entry;
    showBytes(qMin(entry.payload.size(), firstBytes));
}

void FramePage::loadAll()
{
    showBytes(m_entry.payload.size());
}

void FramePage::showBytes(qsizetype count)
{
    const qsizetype all = m_entry.payload.size();
    const QByteArray shown = m_entry.payload.first(count);
    m_tree->setText(shown, TraceText::event(m_entry));
    m_bytes->setBytes(shown);
    m_header->setRemark(all == 0 ? tr("this row has no frame")
            : count < all        ? tr("first %1 of %2").arg(Format::bytes(count), Format::bytes(all))
                                 : Format::byteCount(all));
    m_loadAll->setText(tr("Load all %1").arg(Format::bytes(all)));
    m_loadAll->setVisible(count < all);
}

void FramePage::copyFrame() const
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_entry.payload));
}

} // namespace Ui
