#include "helpers/modeltransport.h"

#include <QTimer>

using namespace Qt::StringLiterals;

void ModelTransport::open(
    const QUrl &url, const QString &subprotocol, const WebPubSub::TransportLimits &limits)
{
    if (phase != Phase::New)
        m_service.m_log.violation(u"a transport was opened twice"_s);
    phase = Phase::Opening;
    m_subprotocol = subprotocol;
    m_service.open(*this, url, limits);
}

void ModelTransport::send(const QByteArray &frame, bool isBinary)
{
    if (phase != Phase::Open)
        m_service.m_log.violation(
            u"a frame was sent on a transport that is not open: "_s + m_service.words(frame));
    else if (isBinary != m_service.m_codec->isBinary())
        m_service.m_log.violation(u"a frame of the wrong kind was sent"_s);
    else if (!isSilent)
        m_service.received(*this, frame);
}

void ModelTransport::ping()
{
    m_service.m_log.violation(u"a WebSocket ping where the subprotocol has one"_s);
}

void ModelTransport::close(int code)
{
    if (phase != Phase::Open)
        return;
    phase = Phase::Closing;
    if (isSilent)
        return;
    m_service.gone(*this, true);
    if (!m_service.isHostile(0.3)) // else a peer that does not answer the close frame
        QTimer::singleShot(m_service.latency(), this, [this, code] { tellClosed(code); });
}

void ModelTransport::abort()
{
    if (!isLive())
        return;
    phase = Phase::Gone;
    m_service.gone(*this, false);
}

void ModelTransport::tellOpened()
{
    phase = Phase::Open;
    Q_EMIT opened(m_subprotocol);
}

void ModelTransport::tellFailed(const WebPubSub::Error &error)
{
    if (phase != Phase::Opening)
        return;
    phase = Phase::Gone;
    Q_EMIT failed(error);
}

void ModelTransport::tellReceived(const QByteArray &frame)
{
    if (phase == Phase::Open && !isSilent)
        Q_EMIT received(frame, m_service.m_codec->isBinary());
}

void ModelTransport::tellClosed(int code)
{
    if (phase == Phase::Gone)
        return;
    if (phase == Phase::Open)
        m_service.gone(*this, code == 1000 || code == 1008);
    phase = Phase::Gone;
    Q_EMIT closed(code, QStringLiteral("closed by the model"));
}
