#pragma once

#include <QHash>
#include <QStringList>

namespace WebPubSub {

/*!
    The groups that a new connection has to join again: those joined through joinGroup() and not left since
    (client-protocol.md section 5.5). Groups of the token or of the server are not among them.
*/
class GroupSet {
public:
    //! A join is on its way. \returns its ticket for joined().
    quint64 joining() { return ++m_lastTicket; }

    //! The join with \p ticket succeeded. Ignored when the group was left after that join was sent.
    void joined(const QString &group, quint64 ticket)
    {
        if (ticket > m_leftAt.value(group) && !m_groups.contains(group))
            m_groups += group;
    }

    //! From the moment the leave is asked for, whatever its ack will say (section 10, item 29).
    void left(const QString &group)
    {
        m_leftAt[group] = m_lastTicket;
        m_groups.removeOne(group);
    }

    const QStringList &groups() const { return m_groups; } //!< in the order they were joined

private:
    QStringList m_groups;
    QHash<QString, quint64> m_leftAt; //!< the newest ticket when the group was left
    quint64 m_lastTicket = 0;
};

} // namespace WebPubSub
