#pragma once

#include <QAbstractButton>

namespace Ui {

//! Looks like a field and opens the quick switch: lens, words, key hint.
class GoToButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit GoToButton(const QString &text, const QString &keyHint, QWidget *parent = nullptr);

    //! How much it gives away when room is short: 0 all, 1 no key hint, 2 the lens only.
    void setCompactness(int level);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_keyHint;
    int m_level = 0;
};

} // namespace Ui
