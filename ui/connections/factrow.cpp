#include "connections/factrow.h"

#include "shared/elidedlabel.h"
#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QHBoxLayout>
#include <QLabel>

namespace Ui {

namespace {

constexpr int iconSize = 14;
constexpr int captionWidth = 64;

QLabel *makeLabel(TextRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(Theme::font(role));
    return label;
}

void setInk(QWidget *widget, const QColor &color)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color);
    widget->setPalette(palette);
}

void setGlyph(QLabel *label, State state)
{
    const StateLook look = lookOf(state);
    label->setPixmap(iconPixmap(
        QLatin1String(look.icon), Theme::of(label).color(look.color), iconSize, label->devicePixelRatioF()));
}

} // namespace

FactRow::FactRow(const QString &caption, QWidget *parent)
    : QWidget(parent)
    , m_value(new ElidedLabel(this))
    , m_icon(new QLabel(this))
    , m_remark(makeLabel(TextRole::Small, this))
{
    QLabel *name = makeLabel(TextRole::Small, this);
    name->setText(caption);
    name->setForegroundRole(QPalette::PlaceholderText);
    name->setMinimumWidth(captionWidth);
    m_value->setFont(Theme::font(TextRole::Mono));
    m_value->setElideMode(Qt::ElideMiddle);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::tight);
    row->addWidget(name);
    row->addWidget(m_value);
    row->addWidget(m_icon);
    row->addWidget(m_remark);
    row->addStretch();
    setRemark({});
}

void FactRow::setValue(const QString &value)
{
    m_value->setText(value);
    setAccessibleName(text());
}

void FactRow::setRemark(const QString &remark, std::optional<State> state)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    m_icon->setVisible(state.has_value());
    setInk(m_remark, Theme::of(this).color(state ? lookOf(*state).color : Token::Text2));
    if (state)
        setGlyph(m_icon, *state);
    setAccessibleName(text());
}

QString FactRow::text() const
{
    return m_remark->text().isEmpty() ? m_value->text()
                                      : m_value->text() + QLatin1Char(' ') + m_remark->text();
}

StateLine::StateLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_word(makeLabel(TextRole::Small, this))
    , m_sentence(makeLabel(TextRole::Small, this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::tight);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_word, 0, Qt::AlignTop);
    row->addWidget(m_sentence, 1);
    hide();
}

void StateLine::setLine(State state, const QString &word, const QString &sentence, bool quiet)
{
    setGlyph(m_icon, state);
    m_word->setText(word);
    m_word->setVisible(!word.isEmpty());
    m_word->setFont(Paint::font(TextRole::Small, QFont::DemiBold));
    m_sentence->setText(sentence);
    const Theme &theme = Theme::of(this);
    setInk(m_word, theme.color(lookOf(state).color));
    setInk(m_sentence, theme.color(quiet ? Token::Text2 : Token::Text));
    setAccessibleName(text());
    show();
}

void StateLine::clear()
{
    m_word->clear();
    m_sentence->clear();
    hide();
}

QString StateLine::text() const
{
    return m_word->text().isEmpty() ? m_sentence->text()
                                    : m_word->text() + QLatin1Char(' ') + m_sentence->text();
}

} // namespace Ui
