#pragma once

#include <QHeaderView>

namespace Ui {

//! Column heads of the trace, 24 px: the label gets the whole height, not what the style's margin leaves of
//! it.
class TraceHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit TraceHeader(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

} // namespace Ui
