#include "mainwindow/steplist.h"

#include "shared/icons.h"
#include "shared/paintkit.h"
#include "shared/plainlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace Ui {

//! The number in a ring, or the tick.
class StepList::Mark : public QWidget {
public:
    Mark(int number, QWidget *parent)
        : QWidget(parent)
        , m_number(number)
    {
        setFixedSize(20, 20);
    }

    void setDone(bool done)
    {
        m_done = done;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        const Token color = m_done ? Token::Ok : Token::Text2;
        Paint::box(
            &painter, rect(), 10, theme.color(m_done ? Token::OkSurface : Token::Base), theme.color(color));
        if (m_done) {
            drawIcon(&painter, QStringLiteral("ok"), rect(), theme.color(color), 12);
            return;
        }
        painter.setFont(Theme::font(TextRole::CaptionStrong));
        painter.setPen(theme.color(color));
        painter.drawText(rect(), Qt::AlignCenter, QString::number(m_number));
    }

private:
    int m_number;
    bool m_done = false;
};

StepList::StepList(FirstSteps *steps, QWidget *parent)
    : Card(parent)
    , m_steps(steps)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const FirstSteps::Step step : FirstSteps::all) {
        if (step != FirstSteps::all.front()) {
            auto *line = new QFrame(this);
            line->setFrameShape(QFrame::HLine);
            line->setFrameShadow(QFrame::Plain);
            line->setForegroundRole(QPalette::Mid);
            column->addWidget(line);
        }
        column->addWidget(makeRow(step));
    }
    connect(steps, &FirstSteps::changed, this, &StepList::refresh);
    refresh();
}

QWidget *StepList::makeRow(FirstSteps::Step step)
{
    auto *row = new QWidget(this);
    auto *mark = new Mark(static_cast<int>(step) + 1, row);
    m_marks.at(static_cast<size_t>(step)) = mark;
    QLabel *explanation =
        plainLabel(FirstSteps::explanation(step), TextRole::Small, row, QPalette::PlaceholderText);
    explanation->setWordWrap(true);
    auto *text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(plainLabel(FirstSteps::title(step), TextRole::BodyStrong, row));
    text->addWidget(explanation);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(10);
    layout->addWidget(mark, 0, Qt::AlignTop);
    layout->addLayout(text, 1);
    return row;
}

void StepList::refresh()
{
    for (const FirstSteps::Step step : FirstSteps::all)
        m_marks.at(static_cast<size_t>(step))->setDone(m_steps->isDone(step));
}

} // namespace Ui
