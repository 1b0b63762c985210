#include "client/urlsource.h"

#include "client/clienturl.h"

namespace WebPubSub {

namespace {

Error providerError(const QString &what)
{
    return {.kind = ErrorKind::Invalid,
        .name = QStringLiteral("URL_PROVIDER"),
        .message =
            QStringLiteral("The UrlProvider %1. Expected a reply that finishes with a client access URL or "
                           "with an error.")
                .arg(what)};
}

} // namespace

UrlSource::UrlSource(const QUrl &fixedUrl, QObject *parent)
    : QObject(parent)
    , m_fixedUrl(fixedUrl)
{
}

UrlSource::UrlSource(Provider provider, QObject *parent)
    : QObject(parent)
    , m_provider(std::move(provider))
{
}

UrlSource::~UrlSource()
{
    cancel();
}

void UrlSource::request()
{
    cancel();
    if (!m_provider) {
        answerLater(m_fixedUrl);
        return;
    }
    const quint64 round = m_round;
    const QPointer<UrlSource> alive(this);
    const Provider provider = m_provider; // which may delete us
    WebPubSubReplyOf<QUrl> *reply = provider();
    if (!alive)
        return;
    if (!reply) {
        answerLater(providerError(QStringLiteral("returned no reply")));
        return;
    }
    if (round != m_round) { // the provider itself stopped the client
        reply->abort();
        return;
    }
    m_reply = reply;
    const auto ifWanted = [this, round](const Result<QUrl> &url) {
        if (round == m_round)
            answer(url);
    };
    reply->then(this, ifWanted);
    connect(reply, &QObject::destroyed, this,
        [ifWanted] { ifWanted(providerError(QStringLiteral("deleted its reply before it was finished"))); });
}

void UrlSource::cancel()
{
    ++m_round;
    if (m_reply)
        m_reply->abort();
    m_reply.clear();
}

void UrlSource::answerLater(const Result<QUrl> &url)
{
    QMetaObject::invokeMethod(
        this,
        [this, url, round = m_round] {
            if (round == m_round)
                answer(url);
        },
        Qt::QueuedConnection);
}

void UrlSource::answer(const Result<QUrl> &url)
{
    ++m_round;
    m_reply.clear();
    if (!url)
        Q_EMIT failed(url.error());
    else if (const Result<Done> valid = validClientUrl(*url); !valid)
        Q_EMIT failed(valid.error());
    else
        Q_EMIT ready(*url);
}

} // namespace WebPubSub
