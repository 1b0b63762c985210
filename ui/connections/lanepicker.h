#pragma once

#include "shared/lane.h"

#include <QWidget>

class QButtonGroup;

namespace Ui {

//! The marks a connection may carry, one of them chosen. Those of hub, webhook and REST stay reserved.
class LanePicker : public QWidget {
    Q_OBJECT
public:
    explicit LanePicker(QWidget *parent = nullptr);

    Lane lane() const;
    void setLane(Lane lane); //!< reserved lanes are ignored

private:
    QButtonGroup *m_buttons;
};

} // namespace Ui
