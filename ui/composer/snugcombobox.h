#pragma once

#include <QComboBox>

namespace Ui {

//! A combo box as wide as what it shows just now; its list is as wide as its widest entry.
class SnugComboBox : public QComboBox {
    Q_OBJECT
public:
    explicit SnugComboBox(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void showPopup() override;
};

} // namespace Ui
