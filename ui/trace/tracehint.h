#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace Ui {

//! What stands where rows would be: one sentence and, when there is something to do, a link. Plain text.
class TraceHint : public QWidget {
    Q_OBJECT
public:
    explicit TraceHint(QWidget *parent = nullptr);

    void showHint(const QString &sentence, const QString &action = {});
    QString text() const;

Q_SIGNALS:
    void actionTriggered();

private:
    QLabel *m_sentence;
    QToolButton *m_action;
};

} // namespace Ui
