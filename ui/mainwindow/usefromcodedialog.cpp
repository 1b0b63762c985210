#include "mainwindow/usefromcodedialog.h"

#include "mainwindow/codesnippets.h"
#include "mainwindow/connectionstringline.h"
#include "shared/card.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/plainlabel.h"
#include "workspace/workspace.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

QToolButton *makeButton(const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setIconSize({14, 14});
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

} // namespace

UseFromCodeDialog::UseFromCodeDialog(const QString &hub, const QString &group, QWidget *parent)
    : QDialog(parent)
    , m_line(new ConnectionStringLine(this))
    , m_state(plainLabel({}, TextRole::Body, this, QPalette::PlaceholderText))
    , m_reveal(makeButton(QStringLiteral("eye"), tr("Reveal the key"), this))
    , m_copy(makeCopyButton(tr("Copy the connection string")))
    , m_copyExport(makeButton(QStringLiteral("copy"), tr("Copy as shell variable"), this))
    , m_start(makeButton(QStringLiteral("play"), tr("Start the local hub"), this))
{
    setWindowTitle(tr("Use from your code"));
    auto *tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    tabs->addTab(
        makeSnippet(CodeSnippets::client(hub, group, QStringLiteral("my-code")), tr("Client program")),
        tr("Client (Node)"));
    tabs->addTab(makeSnippet(CodeSnippets::server(hub, group), tr("Server program")), tr("Server (Node)"));
    tabs->addTab(makeSnippet(CodeSnippets::install(), tr("Installation")), tr("Install"));
    tabs->tabBar()->setAccessibleName(tr("Snippets"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::timeline, Space::timeline, Space::timeline, Space::dock);
    column->setSpacing(Space::dock);
    column->addWidget(makeConnectionCard());
    column->addWidget(tabs, 1);
    column->addWidget(buttons);
    resize(760, 520);
}

Card *UseFromCodeDialog::makeConnectionCard()
{
    m_reveal->setCheckable(true);
    connect(m_reveal, &QToolButton::toggled, m_line, &ConnectionStringLine::setRevealed);
    connect(m_copy, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_connectionString); });
    connect(m_copyExport, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(CodeSnippets::environmentLine(m_connectionString)); });
    connect(m_start, &QToolButton::clicked, this, &UseFromCodeDialog::startHubRequested);

    auto *card = new Card(this);
    auto *column = new QVBoxLayout(card);
    auto *buttons = new QHBoxLayout;
    m_state->setWordWrap(true);
    column->addWidget(m_state);
    column->addWidget(m_line);
    for (QToolButton *button : {m_reveal, m_copy, m_copyExport, m_start})
        buttons->addWidget(button);
    buttons->addStretch();
    column->addLayout(buttons);
    return card;
}

QWidget *UseFromCodeDialog::makeSnippet(const QString &code, const QString &name)
{
    auto *page = new QWidget(this);
    auto *editor = new QPlainTextEdit(code, page);
    editor->setReadOnly(true);
    editor->setFont(Theme::font(TextRole::Mono));
    editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    editor->setAccessibleName(name);
    editor->setTabChangesFocus(true);
    QToolButton *copy = makeCopyButton(tr("Copy: %1").arg(name));
    copy->setText(tr("Copy"));
    connect(copy, &QToolButton::clicked, this, [code] { QGuiApplication::clipboard()->setText(code); });

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, Space::control, 0, 0);
    column->addWidget(editor, 1);
    column->addWidget(copy, 0, Qt::AlignRight);
    return page;
}

QToolButton *UseFromCodeDialog::makeCopyButton(const QString &what)
{
    QToolButton *button = makeButton(QStringLiteral("copy"), what, this);
    button->setAccessibleName(what);
    return button;
}

void UseFromCodeDialog::setHubStatus(const HubStatus &status)
{
    m_connectionString = status.connectionString;
    m_line->setConnectionString(m_connectionString);
    m_state->setText(status.running
            ? tr("The hub listens on %1, on this computer only. Any Web PubSub client can use it; it shows "
                 "up as a row of its own.")
                  .arg(status.endpoint)
            : tr("The local hub is stopped. Start it first; port and key are made at start."));
    for (QToolButton *button : {m_reveal, m_copy, m_copyExport})
        button->setEnabled(status.running);
    m_start->setVisible(!status.running);
    m_start->setEnabled(!status.starting);
}

} // namespace Ui
