#pragma once

#include <QString>

class QWidget;

namespace Ui {

QString aboutText(); //!< name, versions, and that it is not Microsoft's
void showAbout(QWidget *parent); //!< does not block

} // namespace Ui
