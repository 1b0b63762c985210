#pragma once

#include <QWidget>

class QLabel;

namespace Ui {

//! Instead of an empty list: a glyph, a line that says what is missing, a line that says what to do. Plain
//! text.
class EmptyNote : public QWidget {
    Q_OBJECT
public:
    explicit EmptyNote(const QString &iconName, QWidget *parent = nullptr);

    void setTitle(const QString &title); //!< empty: none
    void setText(const QString &text);
    QString text() const; //!< title and text, for tests and screen readers

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
};

} // namespace Ui
