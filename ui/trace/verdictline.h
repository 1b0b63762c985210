#pragma once

#include "trace/textparts.h"

#include <QWidget>

namespace Ui {

//! One painted line under the hops: "3 of 3 expected got it - sender skipped: noEcho".
class VerdictLine : public QWidget {
    Q_OBJECT
public:
    explicit VerdictLine(QWidget *parent = nullptr);

    void setParts(const QList<TextPart> &parts); //!< none: hidden
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<TextPart> m_parts;
};

} // namespace Ui
