#include "rooms/joinfield.h"

#include "protocol/names.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

QLabel *makeHint(const QString &text, QWidget *parent)
{
    auto *hint = new QLabel(text, parent);
    hint->setTextFormat(Qt::PlainText);
    hint->setFont(Theme::font(TextRole::Caption));
    hint->setForegroundRole(QPalette::PlaceholderText);
    return hint;
}

} // namespace

JoinField::JoinField(QWidget *parent)
    : QWidget(parent)
    , m_line(new QWidget(this))
    , m_field(new QWidget(this))
    , m_button(new QToolButton(m_line))
    , m_edit(new QLineEdit(m_field))
    , m_error(new QLabel(m_field))
{
    m_button->setText(tr("Join a room"));
    m_button->setIcon(Ui::icon(QStringLiteral("plus")));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setProperty(variantProperty, QStringLiteral("flat"));
    m_button->setAutoRaise(true);
    m_edit->setPlaceholderText(tr("Name of the room"));
    m_edit->setAccessibleName(tr("Room to join"));
    m_edit->setMaxLength(WebPubSub::maxGroupNameLength);
    m_edit->installEventFilter(this);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setFont(Theme::font(TextRole::Small));
    m_error->setWordWrap(true);

    auto *row = new QHBoxLayout(m_line);
    row->setContentsMargins(Space::chip, 0, Space::dock, 0);
    row->addWidget(m_button);
    row->addStretch();
    row->addWidget(makeHint(tr("Ctrl+J"), m_line));
    auto *field = new QVBoxLayout(m_field);
    field->setContentsMargins(Space::control, Space::chip, Space::control, Space::chip);
    field->setSpacing(Space::chip);
    field->addWidget(m_edit);
    field->addWidget(m_error);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_line);
    column->addWidget(m_field);

    connect(m_button, &QToolButton::clicked, this, &JoinField::open);
    connect(m_edit, &QLineEdit::textChanged, this, &JoinField::check);
    connect(m_edit, &QLineEdit::returnPressed, this, &JoinField::submit);
    close();
}

void JoinField::open()
{
    m_line->hide();
    m_field->show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void JoinField::close()
{
    m_edit->clear();
    m_error->hide();
    m_field->hide();
    m_line->show();
}

bool JoinField::isOpen() const
{
    return !m_field->isHidden();
}

QString JoinField::error() const
{
    return m_error->isHidden() ? QString() : m_error->text();
}

bool JoinField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    close();
    m_button->setFocus();
    return true;
}

void JoinField::check()
{
    const QString name = m_edit->text();
    const auto valid = WebPubSub::validGroupName(name);
    const bool wrong = !name.isEmpty() && !valid;
    QPalette palette = m_error->palette();
    palette.setColor(QPalette::WindowText, Theme::of(this).color(Token::Error));
    m_error->setPalette(palette);
    m_error->setText(wrong ? valid.error().message : QString());
    m_error->setVisible(wrong);
    m_edit->setProperty(invalidProperty, wrong);
    m_edit->update();
    m_edit->setAccessibleDescription(m_error->text());
}

void JoinField::submit()
{
    const QString name = m_edit->text();
    if (!WebPubSub::validGroupName(name))
        return;
    close();
    Q_EMIT joinRequested(name);
}

} // namespace Ui
