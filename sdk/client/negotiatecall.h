#pragma once

#include "client/negotiatecredential.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSslError>
#include <QTimer>

namespace WebPubSub {

/*!
    One exchange with a negotiate server: request out, answer in, the reply completed. It has a network of its
    own, so that no cookie, cache or open connection outlives it.

    Owner: the reply, which takes it along when it was aborted.
*/
class NegotiateCall : public QObject {
public:
    NegotiateCall(const NegotiateOptions &options, WebPubSubReplyOf<QUrl> *reply);

    void start();

private:
    QNetworkRequest request() const;
    void onReadyRead();
    void onFinished();
    void end(const Result<QUrl> &result);
    Error httpError(int status) const;
    Error networkError() const;

    NegotiateOptions m_options;
    WebPubSubReplyOf<QUrl> *m_reply;
    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_exchange;
    QTimer m_deadline;
    QByteArray m_body;
    QStringList m_tlsErrors;
};

} // namespace WebPubSub
