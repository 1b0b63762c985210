#pragma once

#include "shared/theme.h"

#include <QAbstractButton>

#include <optional>

namespace Ui {

//! A pill of 22 px: optional glyph and text; on a state surface the text takes the state's colour.
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(QWidget *parent = nullptr);
    void setState(State state, bool onSurface); //!< colour of glyph and text; surface behind when asked
    void clearState(); //!< neutral: base surface with a line
    void setIconName(const QString &name); //!< empty: the state's own glyph, if any
    //! A second part in mono behind a dot: "Local hub running · 127.0.0.1:43127"
    void setDetail(const QString &detail);
    QString detail() const { return m_detail; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString glyph() const;
    QColor foreground() const;

    std::optional<State> m_state;
    bool m_onSurface = false;
    QString m_iconName;
    QString m_detail;
};

} // namespace Ui
