#pragma once

#include <QAbstractButton>

namespace Ui {

//! One of the large buttons of the welcome page: glyph, title, key, and what it does. 272 x 112 and a ring
//! around it with focus; grows with the font.
class WelcomeCard : public QAbstractButton {
    Q_OBJECT
public:
    //! \p key: shown only; the page or an action listens to it.
    WelcomeCard(const QString &iconName, const QString &title, const QString &key, const QString &explanation,
        QWidget *parent = nullptr);
    void setDefault(bool isDefault); //!< tinted, with the accent line

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

    static constexpr int ring = 4; //!< room around the card for the focus ring

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_iconName;
    QString m_key;
    QString m_explanation;
    bool m_default = false;
};

} // namespace Ui
