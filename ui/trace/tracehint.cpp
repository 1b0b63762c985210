#include "trace/tracehint.h"

#include "shared/hubstyle.h"
#include "shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace Ui {

TraceHint::TraceHint(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_action(new QToolButton(this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_action->setProperty(variantProperty, QStringLiteral("link"));
    m_action->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(Space::chip);
    row->addWidget(m_sentence);
    row->addWidget(m_action);
    connect(m_action, &QToolButton::clicked, this, &TraceHint::actionTriggered);
    hide();
}

void TraceHint::showHint(const QString &sentence, const QString &action)
{
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setVisible(!sentence.isEmpty());
}

QString TraceHint::text() const
{
    return m_sentence->text();
}

} // namespace Ui
