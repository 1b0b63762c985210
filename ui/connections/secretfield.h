#pragma once

#include <QLineEdit>

namespace Ui {

//! A line for a secret: dots until the eye is pressed. Kept out of undo, drag and the primary selection.
class SecretField : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretField(QWidget *parent = nullptr);
    bool isRevealed() const { return echoMode() == Normal; }
    void setRevealed(bool revealed);

private:
    QAction *m_eye;
};

} // namespace Ui
