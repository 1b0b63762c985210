#include "auth/role.h"

#include <algorithm>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

// The official emulator's limits (client-protocol.md section 1.4); what is over them is skipped silently.
constexpr qsizetype maxPatternLength = 1024;
constexpr int maxAsterisks = 5;
constexpr qsizetype maxLiterals = 1000;
constexpr size_t maxPatterns = 10;

QLatin1String permissionName(Permission permission)
{
    return permission == Permission::SendToGroup ? "webpubsub.sendToGroup"_L1 : "webpubsub.joinLeaveGroup"_L1;
}

} // namespace

GroupPattern::GroupPattern(const QString &pattern)
{
    if (pattern.isEmpty() || pattern.size() > maxPatternLength)
        return;
    int asterisks = 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'\\') {
            const QChar escaped = ++i < pattern.size() ? pattern[i] : QChar();
            if (escaped != u'\\' && escaped != u'*' && escaped != u'?')
                return;
            m_tokens.push_back({Token::Literal, escaped});
        } else if (c == u'?') {
            m_tokens.push_back({Token::AnyOne, {}});
        } else if (c != u'*') {
            m_tokens.push_back({Token::Literal, c});
        } else {
            const bool continuesRun = !m_tokens.empty()
                && (m_tokens.back().kind == Token::AnyRun || m_tokens.back().kind == Token::AnyDeep);
            if (++asterisks > maxAsterisks)
                return;
            if (continuesRun)
                m_tokens.back().kind = Token::AnyDeep; // two or more in a row are one `**`
            else
                m_tokens.push_back({Token::AnyRun, {}});
        }
    }
    m_valid = true;
}

bool GroupPattern::matches(QStringView group) const
{
    if (!m_valid)
        return false;
    // reached[i]: the first i tokens can match what was read so far. One sweep of the tokens for each
    // character.
    const size_t count = m_tokens.size();
    const auto isRun = [this](size_t i) {
        return m_tokens[i].kind == Token::AnyRun || m_tokens[i].kind == Token::AnyDeep;
    };
    std::vector<char> reached(count + 1, false);
    reached[0] = true;
    for (size_t i = 0; i < count && isRun(i); ++i)
        reached[i + 1] = true; // a run may be empty
    std::vector<char> next(count + 1);
    for (const QChar c : group) {
        std::fill(next.begin(), next.end(), false);
        for (size_t i = 0; i < count; ++i) {
            const Token &token = m_tokens[i];
            const bool takesCharacter = token.kind == Token::Literal
                ? token.character == c
                : token.kind == Token::AnyDeep || c != u'.';
            if (reached[i] && takesCharacter)
                next[isRun(i) ? i : i + 1] = true;
            if (isRun(i) && next[i])
                next[i + 1] = true;
        }
        reached.swap(next);
    }
    return reached[count];
}

Permissions::Permissions(const QStringList &roles)
{
    for (const Permission permission : {Permission::JoinLeaveGroup, Permission::SendToGroup}) {
        const QString name = permissionName(permission);
        const QString literalPrefix = name + u'.';
        const QString patternPrefix = name + "s."_L1;
        Grants &granted = grants(permission);
        for (const QString &role : roles) {
            if (role == name)
                granted.all = true;
            else if (role.startsWith(literalPrefix) && granted.literals.size() < maxLiterals)
                granted.literals.insert(role.sliced(literalPrefix.size()));
            else if (role.startsWith(patternPrefix) && granted.patterns.size() < maxPatterns)
                granted.addPattern(role.sliced(patternPrefix.size()));
        }
    }
}

void Permissions::Grants::addPattern(const QString &text)
{
    GroupPattern pattern(text);
    if (pattern.isValid())
        patterns.push_back(std::move(pattern));
}

bool Permissions::allows(Permission permission, const QString &group) const
{
    const Grants &granted = permission == Permission::SendToGroup ? m_send : m_join;
    return granted.all || granted.literals.contains(group)
        || std::any_of(granted.patterns.begin(), granted.patterns.end(),
            [&](const GroupPattern &pattern) { return pattern.matches(group); });
}

QString roleFor(Permission permission, const QString &group)
{
    return group.isEmpty() ? QString(permissionName(permission)) : permissionName(permission) + u'.' + group;
}

} // namespace WebPubSub
