#include "connections/tokencard.h"

#include "connections/factrow.h"
#include "shared/chip.h"
#include "shared/format.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int mostChips = 4;
constexpr qsizetype longestChip = 40;
constexpr qint64 soonSeconds = 300;

QString shown(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : Format::visible(text, false);
}

QString localTime(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QStringLiteral("d MMM yyyy HH:mm:ss"))
                          : QStringLiteral("–");
}

void removeChildren(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

TokenCard::TokenCard(QWidget *parent)
    : TitledCard(QStringLiteral("token"), tr("Token, decoded here"), parent)
    , m_user(new FactRow(tr("User"), this))
    , m_hub(new FactRow(tr("Hub"), this))
    , m_audience(new FactRow(tr("Audience"), this))
    , m_expires(new FactRow(tr("Expires"), this))
    , m_issued(new FactRow(tr("Issued"), this))
    , m_roles(new FactRow(tr("Roles"), this))
    , m_chips(new QWidget(this))
{
    auto *chips = new QVBoxLayout(m_chips);
    chips->setContentsMargins(70, 0, 0, 0);
    chips->setSpacing(Space::chip);
    for (FactRow *row : {m_user, m_hub, m_audience, m_expires, m_issued, m_roles})
        body()->addWidget(row);
    body()->addWidget(m_chips);
    clear();
}

void TokenCard::showFacts(const TokenFacts &facts, const QString &hub, const QDateTime &now, bool madeHere)
{
    setRemark(
        madeHere ? tr("made here with the key, for each connection") : tr("HS256, signature not checked"));
    m_user->setValue(shown(facts.userId));
    m_user->setRemark(facts.userId.isEmpty() ? tr("anonymous") : QString());
    m_hub->setValue(shown(facts.hub));
    const bool otherHub = !facts.hub.isEmpty() && facts.hub != hub;
    m_hub->setRemark(otherHub ? tr("URL says %1").arg(Format::visible(hub, false)) : QString(),
        otherHub ? std::optional(State::Failed) : std::nullopt);
    m_audience->setValue(shown(facts.audience));
    showTimes(facts, now);
    showRoles(facts.roles);
}

void TokenCard::showTimes(const TokenFacts &facts, const QDateTime &now)
{
    m_expires->setValue(localTime(facts.expires));
    m_issued->setValue(localTime(facts.issued));
    if (!facts.expires.isValid()) {
        m_expires->setRemark(tr("not told"), State::Failed);
        return;
    }
    const qint64 left = now.secsTo(facts.expires);
    const State state = left < 0 ? State::Failed : left < soonSeconds ? State::Held : State::Acked;
    m_expires->setRemark(fromNow(facts.expires, now), state);
}

void TokenCard::showRoles(const QStringList &roles)
{
    removeChildren(m_chips->layout());
    m_roles->setValue(roles.isEmpty() ? tr("none") : QLocale().toString(roles.size()));
    for (const QString &role : roles.mid(0, mostChips)) {
        QString text = Format::visible(role, false);
        if (text.startsWith(QLatin1String("webpubsub.")))
            text.remove(0, 10);
        if (text.size() > longestChip)
            text = text.left(longestChip) + u'…';
        auto *chip = new Chip(m_chips);
        chip->setText(text);
        chip->setFont(Theme::font(TextRole::Mono));
        chip->setFocusPolicy(Qt::NoFocus);
        m_chips->layout()->addWidget(chip);
    }
    if (roles.size() > mostChips)
        m_roles->setRemark(tr("%1 of them shown").arg(mostChips));
    else
        m_roles->setRemark({});
}

void TokenCard::clear()
{
    setRemark({});
    for (FactRow *row : {m_user, m_hub, m_audience, m_expires, m_issued, m_roles}) {
        row->setValue(QStringLiteral("–"));
        row->setRemark({});
    }
    removeChildren(m_chips->layout());
}

AbilityCard::AbilityCard(QWidget *parent)
    : TitledCard(QStringLiteral("shield"), {}, parent)
{
    clear();
}

void AbilityCard::showFacts(const TokenFacts &facts, bool canListMembers)
{
    setTitle(facts.userId.isEmpty()
            ? tr("What it may do")
            : tr("What %1 may do").arg(Format::visible(facts.userId, false).left(40)));
    removeChildren(body());
    for (const Ability &ability : abilitiesOf(facts, canListMembers)) {
        auto *line = new StateLine(this);
        line->setLine(
            ability.allowed ? State::Acked : State::Skipped, {}, ability.sentence, !ability.allowed);
        body()->addWidget(line);
    }
}

void AbilityCard::clear()
{
    setTitle(tr("What it may do"));
    removeChildren(body());
    auto *line = new StateLine(this);
    line->setLine(State::Skipped, {}, tr("Known once there is a valid token."), true);
    body()->addWidget(line);
}

} // namespace Ui
