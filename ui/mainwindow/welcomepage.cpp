#include "mainwindow/welcomepage.h"

#include "mainwindow/connectionstringline.h"
#include "mainwindow/firststeps.h"
#include "mainwindow/steplist.h"
#include "mainwindow/welcomecard.h"
#include "shared/banner.h"
#include "shared/glyph.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/paintkit.h"
#include "shared/plainlabel.h"
#include "workspace/workspace.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int contentWidth = 850;
constexpr int stepsWidth = 312;
constexpr int cardsWidth = 640; // less than that cannot hold three cards side by side
constexpr int columnsWidth = 880; // less than that cannot hold keys and steps side by side
constexpr int logoSize = 64;

QLabel *heading(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, TextRole::Body, parent);
    label->setFont(Paint::font(TextRole::Body, QFont::DemiBold));
    return label;
}

QToolButton *makeButton(const char *variant, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty(variantProperty, QString::fromLatin1(variant));
    button->setAutoRaise(true);
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({13, 13});
    return button;
}

QString keyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

} // namespace

WelcomePage::WelcomePage(FirstSteps *steps, QWidget *parent)
    : QWidget(parent)
    , m_steps(steps)
    , m_banner(new Banner(this))
{
    auto *tab = new QTabBar(this);
    tab->setDocumentMode(true);
    tab->setDrawBase(false);
    tab->setExpanding(false);
    tab->addTab(tr("Welcome"));
    tab->setFocusPolicy(Qt::NoFocus);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(Space::dock, 0, 0, 0);
    tabRow->addWidget(tab);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeContent());
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->widget()->setBackgroundRole(QPalette::Base);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tabRow);
    column->addWidget(line);
    column->addWidget(m_banner);
    column->addWidget(scroll, 1);
    setHubStatus({});
}

QWidget *WelcomePage::makeContent()
{
    auto *page = new QWidget;
    auto *content = new QWidget(page);
    content->setMaximumWidth(contentWidth + 2 * WelcomeCard::ring);
    auto *lower = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower = lower;
    lower->setContentsMargins(WelcomeCard::ring, 0, WelcomeCard::ring, 0);
    lower->setSpacing(Space::section);
    auto *left = new QVBoxLayout;
    left->setSpacing(Space::section + Space::chip);
    left->addWidget(makeCode());
    left->addWidget(makeKeys());
    left->addStretch();
    lower->addLayout(left, contentWidth - stepsWidth - Space::section);
    lower->addWidget(makeSteps(), stepsWidth, Qt::AlignTop);

    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, Space::page + Space::timeline, 0, Space::page);
    column->setSpacing(0);
    column->addWidget(makeTitle());
    column->addSpacing(Space::section);
    column->addWidget(makeCards());
    column->addSpacing(Space::dock);
    column->addWidget(makeNote());
    column->addSpacing(Space::page);
    column->addLayout(lower);
    column->addStretch();
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(Space::timeline, 0, Space::timeline, 0);
    row->addStretch(1);
    row->addWidget(content, 1000); // takes all up to its greatest width, the rest goes to both sides
    row->addStretch(1);
    return page;
}

QWidget *WelcomePage::makeTitle()
{
    auto *title = new QWidget(this);
    auto *logo = new QLabel(title);
    logo->setPixmap(appIcon().pixmap(QSize(logoSize, logoSize), devicePixelRatioF()));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(plainLabel(QStringLiteral("Hubscope"), TextRole::Display, title));
    QLabel *subtitle = plainLabel(tr("Chat and monitor for Azure Web PubSub, with a hub of its own inside."),
        TextRole::Body, title, QPalette::PlaceholderText);
    subtitle->setWordWrap(true);
    words->addWidget(subtitle);
    words->addStretch();
    auto *row = new QHBoxLayout(title);
    row->setContentsMargins(WelcomeCard::ring, 0, WelcomeCard::ring, 0);
    row->setSpacing(Space::timeline);
    row->addWidget(logo);
    row->addLayout(words, 1);
    return title;
}

QWidget *WelcomePage::makeCards()
{
    auto *cards = new QWidget(this);
    m_try = new WelcomeCard(QStringLiteral("play"), tr("Try it now"), keyText(Qt::Key_Enter),
        tr("Starts a hub on this computer with Alice, Bob, Carol and Dave, who may only read, in "
           "one room. No account."),
        cards);
    m_try->setDefault(true);
    auto *azure = new WelcomeCard(QStringLiteral("cloud"), tr("Connect to Azure"), keyText(QKeySequence::New),
        tr("Connection string or client URL. Decoded and checked here before it is used."), cards);
    auto *code = new WelcomeCard(QStringLiteral("code"), tr("Use it from your code"), {},
        tr("Starts the hub alone and shows its connection string, with a program to copy."), cards);
    connect(m_try, &WelcomeCard::clicked, this, &WelcomePage::tryRequested);
    connect(azure, &WelcomeCard::clicked, this, &WelcomePage::connectRequested);
    connect(code, &WelcomeCard::clicked, this, &WelcomePage::codeRequested);
    auto *row = new QBoxLayout(QBoxLayout::LeftToRight, cards);
    m_cards = row;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::control + 1);
    for (WelcomeCard *card : {m_try, azure, code})
        row->addWidget(card, 1);
    return cards;
}

QWidget *WelcomePage::makeNote()
{
    auto *note = new QWidget(this);
    QLabel *text =
        plainLabel(tr("Nothing leaves this computer until you connect. Keys stay in memory until you quit."),
            TextRole::Body, note, QPalette::PlaceholderText);
    text->setWordWrap(true);
    auto *row = new QHBoxLayout(note);
    row->setContentsMargins(WelcomeCard::ring, 0, WelcomeCard::ring, 0);
    row->addWidget(new Glyph(QStringLiteral("shield"), Token::Text2, 14, note));
    row->addWidget(text, 1);
    return note;
}

QWidget *WelcomePage::makeCode()
{
    auto *section = new QWidget(this);
    auto *card = new Card(section);
    m_codeHint = plainLabel({}, TextRole::Small, card, QPalette::PlaceholderText);
    m_codeHint->setWordWrap(true);
    m_copy = makeButton("flat", {}, card);
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setAccessibleName(tr("Copy the connection string"));
    connect(m_copy, &QToolButton::clicked, this, &WelcomePage::copyRequested);
    m_line = new ConnectionStringLine(card);
    auto *hint = new QHBoxLayout;
    hint->addWidget(m_codeHint, 1);
    hint->addWidget(m_copy);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(Space::dock, Space::tight, Space::tight, Space::dock);
    inside->setSpacing(Space::chip);
    inside->addLayout(hint);
    inside->addWidget(m_line);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("Use it from your code"), section));
    column->addWidget(card);
    return section;
}

QWidget *WelcomePage::makeKeys()
{
    struct Key {
        QString what;
        QString keys;
    };
    const QList<Key> keys = {
        {tr("Go to room, user, command"), keyText(Qt::CTRL | Qt::Key_K)},
        {tr("Speak as another user"), tr("%1 to 9").arg(keyText(Qt::ALT | Qt::Key_1))},
        {tr("Pause the trace"), keyText(Qt::Key_F8)},
        {tr("Filter the trace"), keyText(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
    };
    auto *section = new QWidget(this);
    auto *card = new Card(section);
    auto *grid = new QGridLayout(card);
    grid->setHorizontalSpacing(Space::section);
    for (int i = 0; i < keys.size(); ++i) {
        auto *row = new QHBoxLayout;
        row->addWidget(plainLabel(keys.at(i).what, TextRole::Body, card), 1);
        row->addWidget(plainLabel(keys.at(i).keys, TextRole::Caption, card, QPalette::PlaceholderText));
        grid->addLayout(row, i / 2, i % 2);
    }
    QToolButton *all = makeButton("link", tr("All keys, %1").arg(keyText(Qt::CTRL | Qt::Key_Slash)), section);
    connect(all, &QToolButton::clicked, this, &WelcomePage::keysRequested);
    auto *header = new QHBoxLayout;
    header->addWidget(heading(tr("Keys worth knowing"), section), 1);
    header->addWidget(all);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(header);
    column->addWidget(card);
    return section;
}

QWidget *WelcomePage::makeSteps()
{
    auto *section = new QWidget(this);
    QLabel *count = plainLabel({}, TextRole::Small, section, QPalette::PlaceholderText);
    QToolButton *dismiss = makeButton("flat", tr("Don’t show again"), section);
    dismiss->setIcon(icon(QStringLiteral("close")));
    dismiss->setFont(Theme::font(TextRole::Small));
    connect(dismiss, &QToolButton::clicked, m_steps, &FirstSteps::dismiss);
    const auto refresh = [this, section, count] {
        section->setVisible(!m_steps->isDismissed());
        count->setText(tr("%1 of %2").arg(m_steps->doneCount()).arg(FirstSteps::all.size()));
    };
    auto *header = new QHBoxLayout;
    header->addWidget(heading(tr("First steps"), section));
    header->addWidget(count, 1);
    header->addWidget(dismiss);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(header);
    column->addWidget(new StepList(m_steps, section));
    connect(m_steps, &FirstSteps::changed, section, refresh);
    refresh();
    return section;
}

void WelcomePage::setHubStatus(const HubStatus &status)
{
    m_line->setConnectionString(status.connectionString);
    m_codeHint->setText(status.running
            ? tr("The local hub runs. Any Web PubSub client can use it:")
            : tr("Start the local hub first, then any Web PubSub client can use it:"));
    m_copy->setEnabled(status.running);
    m_copy->setToolTip(status.running ? tr("Copy the connection string") : tr("The local hub is stopped"));
}

void WelcomePage::focusFirstCard()
{
    m_try->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_cards->setDirection(width() < cardsWidth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_lower->setDirection(width() < columnsWidth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void WelcomePage::keyPressEvent(QKeyEvent *event)
{
    // Enter is the default of the page, as in a dialog; a focused card or button has taken its own before.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT tryRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Ui
