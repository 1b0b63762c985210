#include "helpers/filteredtransport.h"

#include "client/websockettransport.h"

#include <QPointer>

using namespace WebPubSub;

FilteredTransport::FilteredTransport(Filter sending, Filter receiving)
    : m_sending(std::move(sending))
    , m_receiving(std::move(receiving))
    , m_real(std::make_unique<WebSocketTransport>())
{
    connect(m_real.get(), &Transport::opened, this, &Transport::opened);
    connect(m_real.get(), &Transport::pong, this, &Transport::pong);
    connect(m_real.get(), &Transport::closed, this, &Transport::closed);
    connect(m_real.get(), &Transport::failed, this, &Transport::failed);
    connect(m_real.get(), &Transport::received, this, [this](const QByteArray &bytes, bool isBinary) {
        const QPointer<FilteredTransport> alive(this);
        for (const QByteArray &frame : m_receiving(bytes)) {
            if (alive)
                Q_EMIT received(frame, isBinary);
        }
    });
}

void FilteredTransport::open(const QUrl &url, const QString &subprotocol, const TransportLimits &limits)
{
    m_real->open(url, subprotocol, limits);
}

void FilteredTransport::sendText(const QByteArray &utf8)
{
    for (const QByteArray &frame : m_sending(utf8))
        m_real->sendText(frame);
}

void FilteredTransport::sendBinary(const QByteArray &bytes)
{
    for (const QByteArray &frame : m_sending(bytes))
        m_real->sendBinary(frame);
}

void FilteredTransport::ping()
{
    m_real->ping();
}

void FilteredTransport::close(int code)
{
    m_real->close(code);
}

void FilteredTransport::abort()
{
    m_real->abort();
}

qint64 FilteredTransport::bytesToWrite() const
{
    return m_real->bytesToWrite();
}
