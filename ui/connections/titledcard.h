#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace Ui {

class ElidedLabel;

//! A framed box with a strip on top: glyph, title, a quiet remark. What is inside goes into body().
class TitledCard : public QWidget {
    Q_OBJECT
public:
    TitledCard(const QString &iconName, const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setRemark(const QString &remark);
    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    ElidedLabel *m_remark;
    QWidget *m_strip;
    QVBoxLayout *m_body;
};

} // namespace Ui
