#pragma once

#include "connections/titledcard.h"
#include "connections/tokenfacts.h"

namespace Ui {

class FactRow;

//! "Token, decoded here": user, hub, audience, times and roles of a token, with what the service would not
//! accept.
class TokenCard : public TitledCard {
    Q_OBJECT
public:
    explicit TokenCard(QWidget *parent = nullptr);

    //! \p hub: the one the URL names; \p now is UTC; \p madeHere: with the key of a connection string.
    void showFacts(const TokenFacts &facts, const QString &hub, const QDateTime &now, bool madeHere);
    void clear(); //!< there is no token to show

private:
    void showTimes(const TokenFacts &facts, const QDateTime &now);
    void showRoles(const QStringList &roles);

    FactRow *m_user;
    FactRow *m_hub;
    FactRow *m_audience;
    FactRow *m_expires;
    FactRow *m_issued;
    FactRow *m_roles;
    QWidget *m_chips;
};

//! "What alice may do": one line for each, allowed or not.
class AbilityCard : public TitledCard {
    Q_OBJECT
public:
    explicit AbilityCard(QWidget *parent = nullptr);

    void showFacts(const TokenFacts &facts, bool canListMembers);
    void clear();
};

} // namespace Ui
