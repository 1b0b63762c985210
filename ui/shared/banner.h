#pragma once

#include "shared/theme.h"

#include <QFrame>

class QLabel;
class QToolButton;
class QVariantAnimation;

namespace Ui {

class ElidedLabel;

//! One line of news over a panel: glyph, bold word, one sentence, one link, close. Pushes content, never
//! covers it.
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr); //!< hidden until shown

    //! Plain text all of it. \p action empty: no link.
    void showMessage(State state, const QString &word, const QString &sentence, const QString &action = {});
    QString text() const; //!< word and sentence, for tests and screen readers
    State state() const { return m_state; }
    void dismiss(); //!< hides it; dismissed() follows

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColors();
    void open();

    State m_state = State::Failed;
    QLabel *m_icon;
    QLabel *m_word;
    ElidedLabel *m_sentence;
    QToolButton *m_action;
    QToolButton *m_close;
    QVariantAnimation *m_opening;
};

} // namespace Ui
