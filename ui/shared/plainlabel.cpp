#include "shared/plainlabel.h"

#include <QLabel>

namespace Ui {

QLabel *plainLabel(const QString &text, TextRole role, QWidget *parent, QPalette::ColorRole color)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setFont(Theme::font(role));
    label->setForegroundRole(color);
    return label;
}

} // namespace Ui
