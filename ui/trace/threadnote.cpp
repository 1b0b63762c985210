#include "trace/threadnote.h"

#include "shared/format.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace Ui {

ThreadNote::ThreadNote(QWidget *parent)
    : QWidget(parent)
    , m_link(new QToolButton(this))
    , m_keys(new QLabel(this))
{
    m_link->setProperty(variantProperty, QStringLiteral("link"));
    m_link->setAutoRaise(true);
    m_link->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_link->setIcon(icon(QStringLiteral("trace")));
    m_link->setAccessibleDescription(tr("Shows only these rows"));
    m_keys->setTextFormat(Qt::PlainText);
    m_keys->setText(tr("F3 next", "key, then what it does"));
    m_keys->setForegroundRole(QPalette::PlaceholderText);
    m_keys->setFont(Theme::font(TextRole::Small));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::control);
    row->addWidget(m_link);
    row->addWidget(m_keys);
    connect(m_link, &QToolButton::clicked, this, [this] { Q_EMIT onlyRequested(m_correlation); });
    hide();
}

void ThreadNote::setThread(const QString &correlation, int rows)
{
    m_correlation = correlation;
    m_link->setText(tr("%n rows share trace %1", nullptr, rows).arg(Format::visible(correlation, false)));
    m_keys->setVisible(rows > 1);
    setVisible(rows > 0);
}

QString ThreadNote::text() const
{
    return m_link->text();
}

} // namespace Ui
