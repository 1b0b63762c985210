#include "connections/clienturlpage.h"

#include "auth/jwt.h"
#include "connections/accessurl.h"

namespace Ui {

ClientUrlPage::ClientUrlPage(QWidget *parent)
    : ConnectionPage(tr("Client access URL"), QStringLiteral("wss://…/client/hubs/…?access_token=…"), parent)
{
}

ConnectionInput ClientUrlPage::input(const QDateTime &now) const
{
    ConnectionInput input;
    const auto url = AccessUrl::parse(secret());
    if (!url)
        return {.error = url.error(), .profile = {}, .facts = {}};
    const auto claims = WebPubSub::Jwt::decode(url->token);
    if (!claims)
        return {.error = claims.error(), .profile = {}, .facts = {}};
    input.facts = tokenFacts(*claims, url->audience(), now);
    input.profile.kind = ConnectionKind::ClientUrl;
    input.profile.clientUrl = secret().trimmed();
    input.profile.hub = url->hub;
    input.profile.userId = input.facts->userId;
    input.profile.roles = input.facts->roles;
    input.profile.readOnly = !input.facts->mayPublish();
    return input;
}

} // namespace Ui
