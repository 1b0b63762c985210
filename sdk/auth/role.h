#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace WebPubSub {

enum class Permission : quint8 { JoinLeaveGroup, SendToGroup };

/*!
    One role pattern (client-protocol.md section 1.4): `?` one character but '.', `*` any run without '.',
    `**` any run, `\` escapes. Matches whole names, case-sensitive. Invalid (over 5 '*', over 1024 characters, bad
    escape) matches nothing. Matching is linear in pattern x name: no regular expression, no back-tracking blow-up.
*/
class GroupPattern {
public:
    explicit GroupPattern(const QString &pattern);
    bool isValid() const { return m_valid; }
    bool matches(QStringView group) const;

private:
    struct Token {
        enum Kind : quint8 { Literal, AnyOne, AnyRun, AnyDeep } kind = Literal;
        QChar character = {};
    };
    std::vector<Token> m_tokens;
    bool m_valid = false;
};

//! What a connection may do: the token's role strings, read once. Unknown roles are ignored.
class Permissions {
public:
    Permissions() = default;
    explicit Permissions(const QStringList &roles);

    bool allows(Permission permission, const QString &group) const;

private:
    struct Grants {
        bool all = false;
        QSet<QString> literals;
        std::vector<GroupPattern> patterns;
        void addPattern(const QString &text);
    };
    Grants &grants(Permission permission) { return permission == Permission::SendToGroup ? m_send : m_join; }
    Grants m_join;
    Grants m_send;
};

//! "webpubsub.joinLeaveGroup" or "webpubsub.sendToGroup.<group>": the smallest role that would allow it.
QString roleFor(Permission permission, const QString &group = {});

} // namespace WebPubSub
