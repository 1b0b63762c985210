#pragma once

#include <QList>
#include <QWidget>

namespace Ui {

//! The last rates as a small curve; the figure beside it says the newest one.
class SparkLine : public QWidget {
    Q_OBJECT
public:
    explicit SparkLine(QWidget *parent = nullptr);
    void setValues(const QList<double> &values); //!< oldest first; less than two draw nothing
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
};

} // namespace Ui
