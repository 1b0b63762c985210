#pragma once

#include <QAbstractButton>

namespace Ui {

//! "Latest (3)" over the lower right corner of the timeline, while it is not at its end.
class LatestPill : public QAbstractButton {
    Q_OBJECT
public:
    explicit LatestPill(QWidget *parent = nullptr);
    void setCount(int count); //!< 0: no figure
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Ui
