#include "composer/composerstatus.h"

#include "shared/elidedlabel.h"
#include "shared/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace Ui {

namespace {

constexpr int iconSize = 13;

} // namespace

ComposerStatus::ComposerStatus(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_word(new QLabel(this))
    , m_detail(new ElidedLabel(this))
    , m_hint(new QLabel(tr("Enter sends, Shift+Enter new line"), this))
{
    for (QLabel *label : {m_word, m_hint})
        label->setTextFormat(Qt::PlainText);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::chip);
    row->addWidget(m_icon);
    row->addWidget(m_word);
    row->addSpacing(Space::chip);
    row->addWidget(m_detail, 1);
    row->addWidget(m_hint);
    applyTheme();
}

void ComposerStatus::tell(std::optional<State> state, const QString &word, const QString &detail)
{
    const bool failsNow = state == State::Failed && word + detail != m_word->text() + m_detail->text();
    m_state = state;
    m_word->setText(word);
    m_word->setVisible(!word.isEmpty());
    m_detail->setText(detail);
    setAccessibleName(text());
    applyTheme();
    if (!failsNow)
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString ComposerStatus::text() const
{
    return m_word->text().isEmpty() ? m_detail->text() : m_word->text() + QLatin1Char(' ') + m_detail->text();
}

void ComposerStatus::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void ComposerStatus::applyTheme()
{
    const Theme &theme = Theme::of(this);
    const QFont font = Theme::font(TextRole::Caption);
    for (QWidget *part :
        {static_cast<QWidget *>(m_word), static_cast<QWidget *>(m_detail), static_cast<QWidget *>(m_hint)})
        part->setFont(font);
    const bool failed = m_state == State::Failed;
    m_icon->setVisible(m_state.has_value());
    const QColor color = theme.color(m_state ? lookOf(*m_state).color : Token::Text2);
    if (m_state)
        m_icon->setPixmap(
            iconPixmap(QLatin1String(lookOf(*m_state).icon), color, iconSize, devicePixelRatioF()));
    const auto paint = [](QWidget *label, const QColor &ink) {
        QPalette palette = label->palette();
        if (palette.color(QPalette::WindowText) == ink)
            return;
        palette.setColor(QPalette::WindowText, ink);
        label->setPalette(palette);
    };
    paint(m_word, color);
    paint(m_detail, theme.color(failed ? Token::Text : Token::Text2));
}

} // namespace Ui
