#pragma once

#include "composer/payloadcheck.h"

#include <QList>

namespace Ui {

//! What was in the editor, as it was written.
struct Draft {
    PayloadForm form = PayloadForm::Text;
    QString text = {};

    friend bool operator==(const Draft &, const Draft &) = default;
};

//! The texts sent before, newest last, for Up and Down in the editor. Bounded; a repeated text moves to the
//! end.
class SendHistory {
public:
    static constexpr int capacity = 100;

    void add(const Draft &draft);
    std::optional<Draft> older(); //!< nothing when there is none left
    std::optional<Draft> newer(); //!< an empty draft behind the newest, then nothing
    void rewind() { m_at = m_drafts.size(); } //!< older() starts with the newest again
    bool isRecalling() const { return m_at < m_drafts.size(); }

private:
    QList<Draft> m_drafts;
    qsizetype m_at = 0; //!< the one recalled; the size when none is
};

} // namespace Ui
