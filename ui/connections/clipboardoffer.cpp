#include "connections/clipboardoffer.h"

#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace Ui {

ClipboardOffer::ClipboardOffer(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_link(new QToolButton(this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setFont(Theme::font(TextRole::Small));
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_link->setText(tr("Paste it"));
    m_link->setFont(Theme::font(TextRole::Small));
    m_link->setProperty(variantProperty, QStringLiteral("link"));
    m_link->setAutoRaise(true);
    m_link->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::tight);
    row->addStretch();
    row->addWidget(m_icon);
    row->addWidget(m_sentence);
    row->addWidget(m_link);

    connect(m_link, &QToolButton::clicked, this, [this] {
        const QString text = QGuiApplication::clipboard()->text();
        if (const PastedKind kind = pastedKind(text); kind != PastedKind::Unknown)
            Q_EMIT accepted(kind, text);
        refresh();
    });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardOffer::refresh);
    refresh();
}

void ClipboardOffer::refresh()
{
    m_kind = pastedKind(QGuiApplication::clipboard()->text());
    m_sentence->setText(m_kind == PastedKind::ClientUrl ? tr("The clipboard holds a client URL.")
                                                        : tr("The clipboard holds a connection string."));
    m_icon->setPixmap(
        iconPixmap(QStringLiteral("copy"), Theme::of(this).color(Token::Text2), 14, devicePixelRatioF()));
    for (QWidget *part :
        {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_sentence), static_cast<QWidget *>(m_link)})
        part->setVisible(m_kind != PastedKind::Unknown);
}

} // namespace Ui
