#include "mainwindow/checklistcard.h"

#include "shared/glyph.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/paintkit.h"
#include "shared/plainlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

QToolButton *makeButton(const char *variant, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty(variantProperty, QString::fromLatin1(variant));
    button->setAutoRaise(true);
    button->setFont(Theme::font(TextRole::Small));
    return button;
}

} // namespace

//! Glyph, title and "Show me" of one step.
class ChecklistCard::Row : public QWidget {
public:
    Row(const QString &title, QWidget *parent)
        : QWidget(parent)
        , m_glyph(new Glyph(QStringLiteral("idle"), Token::Text2, 14, this))
        , m_title(plainLabel(title, TextRole::Small, this))
        , m_show(makeButton("link", this))
    {
        m_show->setToolButtonStyle(Qt::ToolButtonTextOnly);
        m_show->setText(ChecklistCard::tr("Show me"));
        m_show->setAccessibleName(ChecklistCard::tr("Show me: %1").arg(title));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_glyph);
        layout->addWidget(m_title, 1);
        layout->addWidget(m_show);
        setMinimumHeight(24);
    }

    QToolButton *showButton() const { return m_show; }

    void set(bool done, bool next)
    {
        m_title->setFont(Paint::font(TextRole::Small, next ? QFont::DemiBold : QFont::Normal));
        m_title->setForegroundRole(next ? QPalette::WindowText : QPalette::PlaceholderText);
        m_title->setAccessibleDescription(done ? ChecklistCard::tr("done") : QString());
        m_show->setVisible(next);
        m_glyph->setGlyph(
            done ? QStringLiteral("ok") : QStringLiteral("idle"), done ? Token::Ok : Token::Text2);
    }

private:
    Glyph *m_glyph;
    QLabel *m_title;
    QToolButton *m_show;
};

ChecklistCard::ChecklistCard(FirstSteps *steps, QWidget *parent)
    : Card(parent)
    , m_steps(steps)
    , m_count(plainLabel({}, TextRole::Small, this, QPalette::PlaceholderText))
{
    QToolButton *close = makeButton("flat", this);
    close->setIcon(Ui::icon(QStringLiteral("close")));
    close->setIconSize({13, 13});
    close->setToolTip(tr("Do not show again"));
    close->setAccessibleName(tr("Do not show the first steps again"));
    connect(close, &QToolButton::clicked, steps, &FirstSteps::dismiss);

    auto *header = new QHBoxLayout;
    header->setSpacing(Space::control);
    header->addWidget(plainLabel(tr("First steps"), TextRole::BodyStrong, this));
    header->addWidget(m_count, 1);
    header->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 8, 8);
    column->setSpacing(0);
    column->addLayout(header);
    for (const FirstSteps::Step step : FirstSteps::all) {
        auto *row = new Row(FirstSteps::title(step), this);
        m_rows.at(static_cast<size_t>(step)) = row;
        column->addWidget(row);
        connect(row->showButton(), &QToolButton::clicked, this, [this, step] { Q_EMIT showRequested(step); });
    }
    connect(steps, &FirstSteps::changed, this, &ChecklistCard::refresh);
    refresh();
}

void ChecklistCard::setSuppressed(bool suppressed)
{
    m_suppressed = suppressed;
    refresh();
}

void ChecklistCard::refresh()
{
    setVisible(
        !m_suppressed && !m_steps->isDismissed() && m_steps->doneCount() < static_cast<int>(m_rows.size()));
    m_count->setText(tr("%1 of %2").arg(m_steps->doneCount()).arg(m_rows.size()));
    bool nextFound = false;
    for (const FirstSteps::Step step : FirstSteps::all) {
        const bool done = m_steps->isDone(step);
        m_rows.at(static_cast<size_t>(step))->set(done, !done && !nextFound);
        nextFound = nextFound || !done;
    }
}

} // namespace Ui
