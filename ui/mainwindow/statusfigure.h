#pragma once

#include "shared/theme.h"

#include <QWidget>

namespace Ui {

//! One figure of the status strip: an optional glyph and a text, with a hairline before it.
class StatusFigure : public QWidget {
    Q_OBJECT
public:
    explicit StatusFigure(QWidget *parent = nullptr);

    void setText(const QString &text, Token color = Token::Text);
    void setGlyph(const QString &iconName, Token color); //!< empty: none
    void setSeparated(bool separated); //!< the hairline; on unless told
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int textStart() const;

    QString m_text;
    QString m_glyph;
    Token m_color = Token::Text;
    Token m_glyphColor = Token::Text;
    bool m_separated = true;
};

} // namespace Ui
