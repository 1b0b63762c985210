#pragma once

#include "core/reply.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

#include <functional>

namespace WebPubSub {

/*!
    Where each new connection gets its client access URL from: a fixed one, or the application's function,
   asked again every time as tokens expire (client-protocol.md section 10, item 22).

    Owner: the client. At most one request is under way.
*/
class UrlSource : public QObject {
    Q_OBJECT
public:
    using Provider = std::function<WebPubSubReplyOf<QUrl> *()>;

    UrlSource(const QUrl &fixedUrl, QObject *parent);
    UrlSource(Provider provider, QObject *parent);
    ~UrlSource() override; //!< a request under way is aborted

    void request(); //!< answered by ready() or failed(), from the event loop
    void cancel(); //!< aborts the reply of a request under way; no signal follows

Q_SIGNALS:
    void ready(const QUrl &url); //!< one that can be tried (client/clienturl.h)
    void failed(const WebPubSub::Error &error);

private:
    void answer(const Result<QUrl> &url);
    void answerLater(const Result<QUrl> &url);

    QUrl m_fixedUrl;
    Provider m_provider;
    QPointer<WebPubSubReplyOf<QUrl>> m_reply;
    quint64 m_round = 0; //!< an answer of an earlier round is not wanted any more
};

} // namespace WebPubSub
