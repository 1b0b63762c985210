#include "connections/tokenfacts.h"

#include "auth/jwt.h"
#include "auth/role.h"
#include "shared/format.h"

#include <QCoreApplication>
#include <QUrl>

namespace Ui {

using WebPubSub::Error;
using WebPubSub::ErrorKind;
using WebPubSub::Permission;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::TokenFacts)
};

QDateTime timeClaim(const QJsonObject &claims, const QString &name)
{
    const double seconds = claims.value(name).toDouble(-1);
    constexpr double latest = 253402300799.0; // the end of the year 9999
    return seconds >= 0 && seconds <= latest ? QDateTime::fromSecsSinceEpoch(qint64(seconds), Qt::UTC)
                                             : QDateTime();
}

QString hubOfAudience(const QString &audience)
{
    const QString path = QUrl(audience).path();
    const QString marker = QStringLiteral("/client/hubs/");
    const qsizetype at = path.indexOf(marker);
    return at < 0 ? QString() : path.mid(at + marker.size());
}

//! Names the hubs alone when they are all that differs.
QString audienceSentence(const TokenFacts &facts, const QString &expected)
{
    const QString hub = hubOfAudience(expected);
    const bool sameHost = QUrl(facts.audience).host() == QUrl(expected).host();
    if (sameHost && !facts.hub.isEmpty() && facts.hub != hub)
        return Words::tr("The token is for hub %1, the URL opens hub %2. Ask for a token for %2.")
            .arg(Format::visible(facts.hub, false), hub);
    return Words::tr("The token is for %1, the URL opens %2. Ask for a token for this endpoint.")
        .arg(facts.audience.isEmpty() ? Words::tr("no audience")
                                      : Format::visible(facts.audience, false).left(300),
            expected);
}

std::optional<Error> refusal(
    const TokenFacts &facts, const QStringList &audiences, const QString &expected, const QDateTime &now)
{
    const auto error = [](const char *name, const QString &sentence) {
        return Error{.kind = ErrorKind::Unauthorized, .name = QLatin1String(name), .message = sentence};
    };
    const qint64 skew = WebPubSub::Jwt::clockSkew.count();
    if (!audiences.contains(expected))
        return error("JWT_AUD", audienceSentence(facts, expected));
    if (!facts.expires.isValid())
        return error("JWT_EXP", Words::tr("The token does not tell when it ends. Ask for a new one."));
    if (facts.expires.addSecs(skew) < now)
        return error("JWT_EXP",
            Words::tr("The token ended at %1, and it is %2 now. Ask for a new one, or set the "
                      "clock.")
                .arg(facts.expires.toString(Qt::ISODate), now.toString(Qt::ISODate)));
    if (facts.issued.isValid() && facts.issued.addSecs(-skew) > now)
        return error("JWT_NOT_YET",
            Words::tr("The token is from %1, and it is %2 now. Set the clock of the "
                      "computer that makes it.")
                .arg(facts.issued.toString(Qt::ISODate), now.toString(Qt::ISODate)));
    return std::nullopt;
}

//! The group names and patterns that roles of one permission carry; a lone empty one for the permission
//! itself.
QStringList groupsOf(const QStringList &roles, Permission permission)
{
    const QString base = WebPubSub::roleFor(permission);
    QStringList groups;
    for (const QString &role : roles) {
        if (role == base)
            return {QString()};
        if (role.startsWith(base + u'.'))
            groups << role.mid(base.size() + 1);
        else if (role.startsWith(base + QLatin1String("s.")))
            groups << role.mid(base.size() + 2);
    }
    return groups;
}

void addAbilities(QList<Ability> *list, const QStringList &groups, int most, const QString &any,
    const QString &one, const QString &none)
{
    if (groups.isEmpty())
        list->append({false, none});
    else if (groups.constFirst().isEmpty())
        list->append({true, any});
    for (const QString &group : groups.mid(0, most)) {
        if (!group.isEmpty())
            list->append({true, one.arg(Format::visible(group, false))});
    }
    if (groups.size() > most)
        list->append({true, Words::tr("and %n more groups", nullptr, int(groups.size()) - most)});
}

} // namespace

bool TokenFacts::mayPublish() const
{
    return !groupsOf(roles, Permission::SendToGroup).isEmpty();
}

TokenFacts tokenFacts(const QJsonObject &claims, const QString &audience, const QDateTime &now)
{
    const QStringList audiences = WebPubSub::Jwt::stringList(claims.value(QLatin1String("aud")));
    TokenFacts facts;
    facts.userId = claims.value(QLatin1String("sub")).toString();
    facts.audience = audiences.value(0);
    facts.hub = hubOfAudience(facts.audience);
    facts.issued = timeClaim(claims, QStringLiteral("iat"));
    facts.expires = timeClaim(claims, QStringLiteral("exp"));
    facts.roles = WebPubSub::Jwt::stringList(claims.value(QLatin1String("role")));
    facts.groups = WebPubSub::Jwt::stringList(claims.value(QLatin1String("webpubsub.group")));
    facts.fault = refusal(facts, audiences, audience, now);
    return facts;
}

QList<Ability> abilitiesOf(const TokenFacts &facts, bool canListMembers, int most)
{
    QList<Ability> list;
    addAbilities(&list, groupsOf(facts.roles, Permission::JoinLeaveGroup), most,
        Words::tr("Join and leave any group"), Words::tr("Join and leave %1"),
        Words::tr("Join groups: not without a role"));
    addAbilities(&list, groupsOf(facts.roles, Permission::SendToGroup), most,
        Words::tr("Publish to any group"), Words::tr("Publish to %1"),
        Words::tr("Publish: not without a role"));
    list.append({true, Words::tr("Send events to the handler")});
    list.append(canListMembers ? Ability{true, Words::tr("Members: known through the key")}
                               : Ability{false, Words::tr("Members: needs a connection string")});
    return list;
}

QString fromNow(const QDateTime &time, const QDateTime &now)
{
    const qint64 us = now.msecsTo(time) * 1000;
    return us >= 0 ? Words::tr("in %1").arg(Format::duration(us))
                   : Words::tr("since %1").arg(Format::duration(-us));
}

} // namespace Ui
