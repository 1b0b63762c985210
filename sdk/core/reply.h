#pragma once

#include "core/result.h"

#include <QObject>

#include <functional>
#include <optional>

/*!
    A one-shot operation under way, in the manner of QNetworkReply.

    Owner: the client that made it (QObject parent). finished() comes exactly once, never inside the call that
    made the reply, and the object deletes itself afterwards. Lives in its client's thread.
*/
class WebPubSubReply : public QObject {
    Q_OBJECT
public:
    explicit WebPubSubReply(QObject *parent = nullptr);

    bool isFinished() const { return m_finished; }
    //! Ends the operation now with ErrorKind::Cancelled. What was already sent may still take effect.
    void abort();

Q_SIGNALS:
    void finished();
    //! The caller gave up; whoever holds the other end forgets the operation.
    void aborted();

protected:
    virtual void fail(const WebPubSub::Error &error) = 0;
    //! Announces the result from the event loop, so that a caller can still connect to finished().
    void finishLater();

private:
    bool m_finished = false;
};

//! A reply whose result() is a value of type T or an Error.
template<typename T = WebPubSub::Done>
class WebPubSubReplyOf : public WebPubSubReply {
public:
    using WebPubSubReply::WebPubSubReply;

    //! Valid from finished() on.
    const WebPubSub::Result<T> &result() const { return *m_result; }

    //! Calls \p handler with the result, in \p context's thread; not at all once \p context is gone.
    template<typename Handler>
    void then(const QObject *context, Handler handler)
    {
        connect(this, &WebPubSubReply::finished, context, [this, handler] { handler(*m_result); });
    }

    //! For the maker of the reply: sets the result. A second call is ignored.
    void complete(WebPubSub::Result<T> result)
    {
        if (m_result)
            return;
        m_result = std::move(result);
        finishLater();
    }

protected:
    void fail(const WebPubSub::Error &error) override { complete(error); }

private:
    std::optional<WebPubSub::Result<T>> m_result;
};
