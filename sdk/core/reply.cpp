#include "core/reply.h"

#include <QMetaObject>

using namespace WebPubSub;

WebPubSubReply::WebPubSubReply(QObject *parent)
    : QObject(parent)
{
}

void WebPubSubReply::abort()
{
    if (m_finished)
        return;
    fail(Error{.kind = ErrorKind::Cancelled,
        .name = QStringLiteral("Cancelled"),
        .message = QStringLiteral("The operation was cancelled before an answer came.")});
    Q_EMIT aborted();
}

void WebPubSubReply::finishLater()
{
    m_finished = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            deleteLater(); // first, as a handler may delete us, or our owner
            Q_EMIT finished();
        },
        Qt::QueuedConnection);
}
