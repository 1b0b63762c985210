#include "connections/secretfield.h"

#include "shared/icons.h"
#include "shared/theme.h"

#include <QAction>

namespace Ui {

SecretField::SecretField(QWidget *parent)
    : QLineEdit(parent)
    , m_eye(addAction(Ui::icon(QStringLiteral("eye")), TrailingPosition))
{
    setFont(Theme::font(TextRole::Mono));
    setDragEnabled(false);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setMaxLength(64 * 1024);
    m_eye->setCheckable(true);
    connect(m_eye, &QAction::toggled, this, &SecretField::setRevealed);
    setRevealed(false);
}

void SecretField::setRevealed(bool revealed)
{
    setEchoMode(revealed ? Normal : Password);
    m_eye->setChecked(revealed);
    m_eye->setText(revealed ? tr("Hide the secret") : tr("Show the secret"));
    m_eye->setToolTip(m_eye->text());
}

} // namespace Ui
