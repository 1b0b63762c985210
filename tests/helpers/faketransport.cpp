#include "helpers/faketransport.h"

#include <QDebug>
#include <QJsonDocument>

void FakeTransport::open(
    const QUrl &url, const QString &subprotocol, const WebPubSub::TransportLimits &limits)
{
    m_url = url;
    m_subprotocol = subprotocol;
    m_limits = limits;
}

void FakeTransport::close(int code)
{
    m_closeCode = code;
    if (answersClose)
        QMetaObject::invokeMethod(
            this,
            [this, code] {
                if (!m_isAborted)
                    Q_EMIT closed(code, {});
            },
            Qt::QueuedConnection);
}

bool FakeTransport::expect(const QByteArray &frame)
{
    const QByteArray sent = takeSent();
    const QJsonDocument expected = QJsonDocument::fromJson(frame);
    const bool same = !expected.isNull() && expected == QJsonDocument::fromJson(sent);
    if (!same)
        qWarning().noquote() << "expected" << frame << "\nsent    " << (sent.isEmpty() ? "nothing" : sent);
    return same;
}

std::function<std::unique_ptr<WebPubSub::Transport>()> FakeNetwork::factory()
{
    return [this] {
        auto transport = std::make_unique<FakeTransport>();
        m_transports.emplace_back(transport.get());
        return transport;
    };
}
