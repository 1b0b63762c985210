#include "composer/snugcombobox.h"

#include <QAbstractItemView>
#include <QStyle>
#include <QStyleOptionComboBox>

#include <algorithm>

namespace Ui {

namespace {

constexpr int widest = 180; //!< a name of a room may have a thousand characters
constexpr int iconGap = 4;

} // namespace

SnugComboBox::SnugComboBox(QWidget *parent)
    : QComboBox(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QComboBox::currentTextChanged, this, [this] { updateGeometry(); });
}

QSize SnugComboBox::sizeHint() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const int icon = option.currentIcon.isNull() ? 0 : option.iconSize.width() + iconGap;
    const int text = std::min(fontMetrics().horizontalAdvance(currentText()) + 1, widest);
    const QSize content(text + icon, std::max(fontMetrics().height(), option.iconSize.height()));
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, content, this);
}

QSize SnugComboBox::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 64), sizeHint().height()};
}

void SnugComboBox::showPopup()
{
    view()->setMinimumWidth(std::min(view()->sizeHintForColumn(0) + 32, 3 * widest));
    QComboBox::showPopup();
}

} // namespace Ui
