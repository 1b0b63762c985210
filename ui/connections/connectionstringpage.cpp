#include "connections/connectionstringpage.h"

#include "auth/clienttoken.h"
#include "auth/jwt.h"
#include "auth/role.h"
#include "protocol/names.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

namespace Ui {

using WebPubSub::ConnectionString;
using WebPubSub::Permission;

namespace {

QLabel *makeCaption(const QString &text, QWidget *buddy)
{
    auto *caption = new QLabel(text, buddy->parentWidget());
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(buddy);
    return caption;
}

std::optional<WebPubSub::Error> faultOfGroups(const QStringList &groups)
{
    for (const QString &group : groups) {
        if (const auto valid = WebPubSub::validGroupName(group); !valid)
            return valid.error();
    }
    return std::nullopt;
}

} // namespace

ConnectionStringPage::ConnectionStringPage(QWidget *parent)
    : ConnectionPage(
        tr("Connection string"), QStringLiteral("Endpoint=https://…;AccessKey=…;Version=1.0;"), parent)
    , m_hub(new QLineEdit(column()))
    , m_user(new QLineEdit(column()))
    , m_groups(new QLineEdit(column()))
    , m_mayJoin(new QCheckBox(tr("May join and leave any group"), column()))
    , m_mayPublish(new QCheckBox(tr("May publish to any group"), column()))
{
    m_hub->setPlaceholderText(tr("chat"));
    m_user->setPlaceholderText(tr("empty: anonymous"));
    m_groups->setPlaceholderText(tr("lobby, alerts"));
    m_groups->setToolTip(tr("Joined when the connection opens; names between commas"));
    m_mayJoin->setChecked(true);
    m_mayPublish->setChecked(true);

    auto *grid = new QGridLayout(column());
    grid->setContentsMargins(0, Space::tight, 0, 0);
    grid->setHorizontalSpacing(Space::control);
    grid->setVerticalSpacing(Space::control);
    int place = 0;
    for (const auto &[caption, field] :
        {std::pair(tr("Hub"), m_hub), {tr("User"), m_user}, {tr("Groups"), m_groups}}) {
        field->setAccessibleName(caption);
        grid->addWidget(makeCaption(caption, field), 0, place++);
        grid->addWidget(field, 0, place);
        grid->setColumnStretch(place++, 1);
        connect(field, &QLineEdit::textChanged, this, &ConnectionPage::changed);
    }
    grid->addWidget(m_mayJoin, 1, 1, 1, 2);
    grid->addWidget(m_mayPublish, 1, 3, 1, 3);
    connect(m_mayJoin, &QCheckBox::toggled, this, &ConnectionPage::changed);
    connect(m_mayPublish, &QCheckBox::toggled, this, &ConnectionPage::changed);
}

QStringList ConnectionStringPage::roles() const
{
    QStringList roles;
    if (m_mayJoin->isChecked())
        roles << WebPubSub::roleFor(Permission::JoinLeaveGroup);
    if (m_mayPublish->isChecked())
        roles << WebPubSub::roleFor(Permission::SendToGroup);
    return roles;
}

ConnectionInput ConnectionStringPage::input(const QDateTime &now) const
{
    ConnectionInput input;
    const auto parsed = ConnectionString::parse(secret());
    if (!parsed)
        return {.error = parsed.error(), .profile = {}, .facts = {}};
    ConnectionProfile &profile = input.profile;
    profile.kind = ConnectionKind::ConnectionString;
    profile.connectionString = parsed->toString();
    profile.hub = m_hub->text().trimmed();
    profile.userId = m_user->text().trimmed();
    profile.roles = roles();
    profile.groups = splitNames(m_groups->text());
    profile.readOnly = !m_mayPublish->isChecked();
    // Made as it would be made to connect, and read back: what is shown is what the service will see.
    const auto token = makeClientAccessToken(
        *parsed, profile.hub, {.userId = profile.userId, .roles = profile.roles, .groups = {}}, now);
    if (!token)
        return {.error = token.error(), .profile = {}, .facts = {}};
    if (const auto fault = faultOfGroups(profile.groups))
        return {.error = fault, .profile = {}, .facts = {}};
    QUrl audience = token->baseUrl;
    audience.setScheme(
        audience.scheme() == QLatin1String("wss") ? QStringLiteral("https") : QStringLiteral("http"));
    if (const auto claims = WebPubSub::Jwt::decode(token->token))
        input.facts = tokenFacts(*claims, audience.toString(QUrl::FullyEncoded), now);
    return input;
}

QStringList splitNames(const QString &text)
{
    QStringList names;
    for (const QString &piece : text.split(u',')) {
        const QString name = piece.trimmed();
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    }
    return names;
}

} // namespace Ui
