#include "connections/connectionpage.h"

#include "connections/factrow.h"
#include "connections/secretfield.h"
#include "shared/hubstyle.h"

#include <QLabel>
#include <QVBoxLayout>

namespace Ui {

ConnectionPage::ConnectionPage(const QString &label, const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_field(new SecretField(this))
    , m_below(new QWidget(this))
    , m_error(new StateLine(this))
{
    auto *caption = new QLabel(label, this);
    caption->setTextFormat(Qt::PlainText);
    caption->setFont(Theme::font(TextRole::BodyStrong));
    caption->setBuddy(m_field);
    m_field->setAccessibleName(label);
    m_field->setPlaceholderText(placeholder);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::tight);
    column->addWidget(caption);
    column->addWidget(m_field);
    column->addWidget(m_error);
    column->addWidget(m_below);
    connect(m_field, &QLineEdit::textChanged, this, &ConnectionPage::changed);
}

void ConnectionPage::paste(const QString &text)
{
    m_field->setText(text.trimmed());
    m_field->setFocus();
}

QString ConnectionPage::secret() const
{
    return m_field->text();
}

bool ConnectionPage::isUntouched() const
{
    return m_field->text().isEmpty();
}

void ConnectionPage::showError(const ConnectionInput &input)
{
    const auto refused = input.facts ? input.facts->fault : std::nullopt;
    const auto error = input.error ? input.error : refused;
    const bool shown = error && !isUntouched();
    if (shown)
        m_error->setLine(State::Failed, error->name, error->message);
    else
        m_error->clear();
    m_field->setProperty(invalidProperty, shown && input.error.has_value());
    m_field->setAccessibleDescription(m_error->text());
    m_field->update();
}

QString ConnectionPage::shownError() const
{
    return m_error->text();
}

} // namespace Ui
