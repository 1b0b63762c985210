#pragma once

#include "shared/theme.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace Ui {

class ElidedLabel;

//! "Hub   order   (!) URL says orders": a caption, a value in mono, and a remark with the glyph of its state.
class FactRow : public QWidget {
    Q_OBJECT
public:
    explicit FactRow(const QString &caption, QWidget *parent = nullptr);

    void setValue(const QString &value);
    void setRemark(const QString &remark, std::optional<State> state = {}); //!< empty: none
    QString text() const; //!< value and remark, for tests and screen readers

private:
    ElidedLabel *m_value;
    QLabel *m_icon;
    QLabel *m_remark;
};

//! A glyph and a sentence in the colour of a state; wraps. Hidden while the sentence is empty.
class StateLine : public QWidget {
    Q_OBJECT
public:
    explicit StateLine(QWidget *parent = nullptr);

    void setLine(State state, const QString &word, const QString &sentence, bool quiet = false);
    void clear();
    QString text() const;

private:
    QLabel *m_icon;
    QLabel *m_word;
    QLabel *m_sentence;
};

} // namespace Ui
