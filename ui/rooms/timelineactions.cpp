// What a person does to a message of TimelineView: mouse, keys, context menu, clipboard.
#include "rooms/timelinedelegate.h"
#include "rooms/timelinemodel.h"
#include "rooms/timelineview.h"
#include "shared/format.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QTextDocument>
#include <QToolTip>

namespace Ui {

namespace {

bool isButton(BubblePart part)
{
    return part != BubblePart::None && part != BubblePart::Bubble;
}

QString tipOf(BubblePart part)
{
    switch (part) {
    case BubblePart::Chevron:
        return TimelineView::tr("Fold (Space)");
    case BubblePart::Raw:
        return TimelineView::tr("As it came, or one value a line");
    case BubblePart::Copy:
        return TimelineView::tr("Copy (Ctrl+C)");
    case BubblePart::Retry:
        return TimelineView::tr("Send it again (Ctrl+R)");
    case BubblePart::Edit:
        return TimelineView::tr("Back to the composer (F2)");
    case BubblePart::Discard:
        return TimelineView::tr("Remove it from here (Delete)");
    default:
        return {};
    }
}

QString copiedJson(const TimelineMessage &message)
{
    QJsonObject object{{QStringLiteral("from"), message.speaker},
        {QStringLiteral("time"), Format::clockMs(message.timeUs)},
        {QStringLiteral("dataType"), WebPubSub::dataTypeName(message.payload.type)},
        {QStringLiteral("data"), plainContent(message.payload)}};
    if (message.payload.type == WebPubSub::DataType::Json) {
        // Parsed inside an array, as a payload may be a bare value.
        const auto parsed = QJsonDocument::fromJson('[' + message.payload.bytes + ']');
        object[QStringLiteral("data")] = parsed[0];
    }
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

} // namespace

BubblePart TimelineView::partAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return BubblePart::None;
    const QRect row = visualRect(index);
    return m_delegate->layout(*m_timeline, index.row(), row.width()).partAt(point - row.topLeft());
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const BubblePart part = partAt(event->pos());
    m_delegate->setHovered(keyAt(indexAt(event->pos())), part);
    viewport()->setCursor(isButton(part) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        trigger(keyAt(indexAt(event->pos())), partAt(event->pos()));
}

void TimelineView::trigger(quint64 key, BubblePart part)
{
    switch (part) {
    case BubblePart::None:
    case BubblePart::Bubble:
        return;
    case BubblePart::Chevron:
        m_delegate->toggleFold(key);
        break;
    case BubblePart::Raw:
        m_delegate->toggleRaw(key);
        break;
    case BubblePart::More:
        m_delegate->unfold(key);
        break;
    case BubblePart::Copy:
        return copyText(key);
    case BubblePart::Retry:
        return retryRequested(key);
    case BubblePart::Edit:
        return editRequested(key);
    case BubblePart::Discard:
        return discardRequested(key);
    case BubblePart::Why:
        return whyRequested(key);
    }
    measureAgain(m_timeline->indexOf(key).row());
    settle();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_End && event->modifiers() == Qt::ControlModifier)
        return scrollToLatest();
    if (currentIndex().isValid() && handleKey(event, keyAt(currentIndex())))
        return event->accept();
    QListView::keyPressEvent(event);
}

bool TimelineView::handleKey(QKeyEvent *event, quint64 key)
{
    const auto message = m_timeline->message(key);
    const bool canRetry = message && message->delivery == Ui::State::Failed;
    const auto does = [this, key](BubblePart part) {
        trigger(key, part);
        return true;
    };
    if (event->matches(QKeySequence::Copy)) {
        copyText(key);
        return true;
    }
    if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        copyJson(key);
        return true;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        return does(BubblePart::Chevron);
    if (canRetry && event->key() == Qt::Key_R && event->modifiers() == Qt::ControlModifier)
        return does(BubblePart::Retry);
    if (canRetry && event->key() == Qt::Key_F2)
        return does(BubblePart::Edit);
    if (canRetry && event->key() == Qt::Key_Delete)
        return does(BubblePart::Discard);
    return false;
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, keyAt(index));
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

void TimelineView::fillMenu(QMenu *menu, quint64 key)
{
    const auto message = m_timeline->message(key);
    const auto add = [this, menu, key](const QString &text, BubblePart part) {
        menu->addAction(text, this, [this, key, part] { trigger(key, part); });
    };
    if (message->delivery == Ui::State::Failed) {
        add(tr("&Retry\tCtrl+R"), BubblePart::Retry);
        add(tr("&Edit\tF2"), BubblePart::Edit);
        add(tr("&Discard\tDel"), BubblePart::Discard);
        add(tr("&Why did it fail?"), BubblePart::Why);
        menu->addSeparator();
    }
    menu->addAction(tr("&Copy text\tCtrl+C"), this, [this, key] { copyText(key); });
    menu->addAction(tr("Copy as &JSON\tCtrl+Shift+C"), this, [this, key] { copyJson(key); });
    if (message->payload.type == WebPubSub::DataType::Text)
        return;
    menu->addSeparator();
    add(m_delegate->isClosed(key) ? tr("Un&fold\tSpace") : tr("&Fold\tSpace"), BubblePart::Chevron);
    add(tr("Show &all"), BubblePart::More);
}

void TimelineView::copyText(quint64 key) const
{
    if (const auto message = m_timeline->message(key))
        QGuiApplication::clipboard()->setText(plainContent(message->payload));
}

void TimelineView::copyJson(quint64 key) const
{
    if (const auto message = m_timeline->message(key))
        QGuiApplication::clipboard()->setText(copiedJson(*message));
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_delegate->setHovered(0, BubblePart::None);
        viewport()->update();
    }
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    const BubblePart part = partAt(help->pos());
    QString tip = tipOf(part);
    if (part == BubblePart::Bubble)
        tip = Format::clockUs(m_timeline->at(index.row()).timeUs);
    QToolTip::showText(help->globalPos(), tip, viewport());
    return true;
}

} // namespace Ui
