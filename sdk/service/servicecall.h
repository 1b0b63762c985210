#pragma once

#include "auth/connectionstring.h"
#include "core/backoff.h"
#include "core/result.h"
#include "core/trace.h"
#include "service/restrequest.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QNetworkReply;

namespace WebPubSub {

//! What came back: any status below 400, or 404 of a HEAD, is an answer; the rest is an Error.
struct RestAnswer {
    int status = 0;
    QByteArray body = {};
};

/*!
    Signs, sends and repeats one call, and turns HTTP status into a Result. Deletes itself after done().

    Retries follow the Azure pipeline (service-protocol.md section 2.1) with one difference: a POST is
   repeated only after a clear rejection (429 or 503 with Retry-After), since sending twice would publish
   twice.
*/
class ServiceCall : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Result<RestAnswer> &)>;

    ServiceCall(QNetworkAccessManager *network, const ConnectionString &connection, const RestRequest &request,
        const RetryOptions &retry, QObject *parent);

    void start(Done done);
    void abort(); //!< done() is not called any more

Q_SIGNALS:
    void traced(const WebPubSub::TraceEntry &entry);

private:
    void send();
    void finished(QNetworkReply *reply);
    //! Milliseconds until the next attempt; negative when this was the last.
    std::chrono::milliseconds delayAfter(const QNetworkReply &reply, int status) const;
    Result<RestAnswer> resultOf(QNetworkReply &reply, int status, const QByteArray &body) const;
    void trace(int status, qint64 bytes);

    QNetworkAccessManager *m_network;
    ConnectionString m_connection;
    RestRequest m_request;
    RetryOptions m_retry;
    Done m_done;
    QPointer<QNetworkReply> m_reply;
    int m_attempt = 0;
    qint64 m_startedUs = 0;
    QByteArray m_requestId; // the same for every attempt
};

//! Network access with the guards of design.md: no redirects, no HTTP/2, no proxy on loopback, 30 s without a
//! byte.
QNetworkRequest guardedRequest(const QUrl &url);

} // namespace WebPubSub
