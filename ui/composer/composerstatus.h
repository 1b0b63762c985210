#pragma once

#include "shared/theme.h"

#include <QWidget>

class QLabel;

namespace Ui {

class ElidedLabel;

//! The line below the editor: glyph and word of the state, then the figures or what to do; key hint at the
//! end.
class ComposerStatus : public QWidget {
    Q_OBJECT
public:
    explicit ComposerStatus(QWidget *parent = nullptr);

    //! \p state empty: nothing to judge yet. Plain text.
    void tell(std::optional<State> state, const QString &word, const QString &detail);
    QString text() const; //!< word and detail, for tests and screen readers

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();

    std::optional<State> m_state;
    QLabel *m_icon;
    QLabel *m_word;
    ElidedLabel *m_detail;
    QLabel *m_hint;
};

} // namespace Ui
