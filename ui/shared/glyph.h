#pragma once

#include "shared/theme.h"

#include <QWidget>

namespace Ui {

//! One of our icons as a widget, in a colour that follows the theme. Decoration: the text beside it says the
//! same.
class Glyph : public QWidget {
    Q_OBJECT
public:
    explicit Glyph(const QString &iconName, Token color, int size = 14, QWidget *parent = nullptr);
    void setGlyph(const QString &iconName, Token color);
    QString iconName() const { return m_iconName; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    Token m_color;
    int m_size;
};

} // namespace Ui
