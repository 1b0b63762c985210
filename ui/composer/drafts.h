#pragma once

#include "composer/sendhistory.h"

#include <QHash>

namespace Ui {

//! What was begun and not sent, for each speaker in each room. In memory; the oldest go beyond the capacity.
class Drafts {
public:
    static constexpr int capacity = 200;

    void keep(const QString &speaker, const QString &room, const Draft &draft); //!< an empty text forgets
    std::optional<Draft> find(const QString &speaker, const QString &room) const;

private:
    using Key = std::pair<QString, QString>;
    QHash<Key, Draft> m_drafts;
    QList<Key> m_order; //!< oldest first
};

} // namespace Ui
