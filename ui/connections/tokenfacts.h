#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace Ui {

//! Something a connection may or may not do, in a sentence.
struct Ability {
    bool allowed = false;
    QString sentence = {};
};

//! What a token says, in the terms of a person. Nothing in it is secret; all of it may be hostile text.
struct TokenFacts {
    QString userId = {}; //!< empty: anonymous
    QString hub = {}; //!< out of the audience; empty when it names none
    QString audience = {};
    QDateTime issued = {}; //!< invalid when the token does not tell
    QDateTime expires = {}; //!< likewise
    QStringList roles = {};
    QStringList groups = {}; //!< joined at connect
    std::optional<WebPubSub::Error> fault = {}; //!< JWT_AUD, JWT_EXP, JWT_NOT_YET: the service would say no

    bool mayPublish() const; //!< to any group at all
};

//! \p audience: what the URL asks for; \p now is UTC.
TokenFacts tokenFacts(const QJsonObject &claims, const QString &audience, const QDateTime &now);

//! What the roles allow; at most \p most groups are named. \p canListMembers: a connection string is at hand.
QList<Ability> abilitiesOf(const TokenFacts &facts, bool canListMembers, int most = 4);

//! "in 56 min", "since 3 min" for \p time seen from \p now.
QString fromNow(const QDateTime &time, const QDateTime &now);

} // namespace Ui
