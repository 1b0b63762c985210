#pragma once

#include "client/transport.h"

#include <QByteArrayList>

#include <functional>
#include <memory>

/*!
    The real transport with someone in between who changes or swallows frames: plants a fault where the
   product has no switch for one.
*/
class FilteredTransport : public WebPubSub::Transport {
    Q_OBJECT
public:
    //! Returns what goes on instead of \a frame: itself, changed, several, or nothing when it is swallowed.
    using Filter = std::function<QByteArrayList(const QByteArray &frame)>;

    FilteredTransport(Filter sending, Filter receiving);

    void open(const QUrl &url, const QString &subprotocol, const WebPubSub::TransportLimits &limits) override;
    void sendText(const QByteArray &utf8) override;
    void sendBinary(const QByteArray &bytes) override;
    void ping() override;
    void close(int code) override;
    void abort() override;
    qint64 bytesToWrite() const override;

private:
    Filter m_sending;
    Filter m_receiving;
    std::unique_ptr<WebPubSub::Transport> m_real;
};
