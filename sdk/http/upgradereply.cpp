#include "http/upgradereply.h"

namespace WebPubSub {

using namespace Qt::StringLiterals;

struct UpgradeReply::State {
    std::weak_ptr<Target> target;
    QStringList offered;
    bool answered = false;

    ~State()
    {
        if (const auto asker = take()) {
            asker->reject(HttpResponse::error(503, u"WS_UNANSWERED"_s,
                u"The handshake was dropped without a decision. Try again; if it stays, see the hub's log."_s));
        }
    }

    //! Who gets the one answer; null when it was given already, or the client has gone.
    std::shared_ptr<Target> take() { return std::exchange(answered, true) ? nullptr : target.lock(); }
};

UpgradeReply::UpgradeReply(std::weak_ptr<Target> target, const QStringList &offered)
    : d(std::make_shared<State>())
{
    d->target = std::move(target);
    d->offered = offered;
}

QStringList UpgradeReply::offeredSubprotocols() const
{
    return d->offered;
}

void UpgradeReply::accept(const QString &subprotocol, const Opened &opened) const
{
    const auto asker = d->take();
    if (!asker)
        return;
    if (!subprotocol.isEmpty() && !d->offered.contains(subprotocol)) {
        asker->reject(HttpResponse::error(500, u"WS_PROTOCOL"_s,
            u"The server chose subprotocol \"%1\", which the client did not offer."_s.arg(subprotocol)));
        return;
    }
    asker->accept(subprotocol, opened);
}

void UpgradeReply::reject(const HttpResponse &response) const
{
    if (const auto asker = d->take())
        asker->reject(response);
}

} // namespace WebPubSub
