#include "mainwindow/aboutbox.h"

#include "shared/icons.h"

#include <QApplication>
#include <QMessageBox>
#include <QSysInfo>

namespace Ui {

QString aboutText()
{
    return QCoreApplication::translate("Ui::About",
        "Version %1\nQt %2, %3\n\nChat and monitor for Azure Web PubSub, with a hub of its "
        "own inside.\n\nNot affiliated with Microsoft. Azure is a trademark of the "
        "Microsoft group of companies.")
        .arg(QApplication::applicationVersion(), QString::fromLatin1(qVersion()),
            QSysInfo::prettyProductName());
}

void showAbout(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(QCoreApplication::translate("Ui::About", "About Hubscope"));
    box->setIconPixmap(appIcon().pixmap(64));
    box->setText(QStringLiteral("Hubscope"));
    box->setInformativeText(aboutText());
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace Ui
