#pragma once

#include "connections/connectionpage.h"

namespace Ui {

//! "Client URL": all is in the token, nothing else is asked.
class ClientUrlPage : public ConnectionPage {
    Q_OBJECT
public:
    explicit ClientUrlPage(QWidget *parent = nullptr);
    ConnectionInput input(const QDateTime &now) const override;
};

} // namespace Ui
