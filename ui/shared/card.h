#pragma once

#include <QFrame>

namespace Ui {

//! A surface with rounded corners and a hairline, for things that belong together.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Ui
