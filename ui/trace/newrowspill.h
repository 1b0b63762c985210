#pragma once

#include <QAbstractButton>

namespace Ui {

//! "128 new": floats over the end of the table while it does not follow. Keyboard and screen reader reach it.
class NewRowsPill : public QAbstractButton {
    Q_OBJECT
public:
    explicit NewRowsPill(QWidget *parent = nullptr);

    void setCount(int count); //!< 0 hides it
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Ui
