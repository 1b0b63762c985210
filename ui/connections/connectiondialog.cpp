#include "connections/connectiondialog.h"

#include "connections/clienturlpage.h"
#include "connections/clipboardoffer.h"
#include "connections/connectionstringpage.h"
#include "connections/lanepicker.h"
#include "connections/secretfield.h"
#include "connections/tokencard.h"
#include "protocol/codec.h"
#include "shared/format.h"
#include "shared/hubstyle.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Ui {

namespace {

constexpr int dialogWidth = 840;
constexpr std::chrono::seconds tick{5};

QLabel *makeCaption(const QString &text, QWidget *buddy)
{
    auto *caption = new QLabel(text, buddy->parentWidget());
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(buddy);
    return caption;
}

} // namespace

ConnectionDialog::ConnectionDialog(QWidget *parent, Clock now)
    : QDialog(parent)
    , m_now(std::move(now))
    , m_tabs(new QTabBar(this))
    , m_offer(new ClipboardOffer(this))
    , m_pages(new QStackedWidget(this))
    , m_token(new TokenCard(this))
    , m_abilities(new AbilityCard(this))
    , m_name(new QLineEdit(this))
    , m_protocol(new QComboBox(this))
    , m_lane(new LanePicker(this))
    , m_connect(new QPushButton(tr("Connect"), this))
{
    setWindowTitle(tr("New connection"));
    setMinimumWidth(dialogWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(20, Space::dock, 20, Space::timeline);
    middle->setSpacing(Space::dock);
    middle->addWidget(m_offer);
    middle->addWidget(m_pages);
    middle->addWidget(makeCards(), 1);
    middle->addWidget(makeForm());
    column->addLayout(middle, 1);
    column->addWidget(makeFooter());

    connect(m_offer, &ClipboardOffer::accepted, this, &ConnectionDialog::usePasted);
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, &ConnectionDialog::refresh);
    m_tick.start();
    refresh();
    page()->field()->setFocus();
}

ConnectionDialog::~ConnectionDialog() = default;

QWidget *ConnectionDialog::makeTop()
{
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("How to connect"));
    const QList<std::pair<QString, ConnectionPage *>> pages{
        {tr("Connection string"), new ConnectionStringPage(m_pages)},
        {tr("Client URL"), new ClientUrlPage(m_pages)}};
    for (const auto &[title, page] : pages) {
        m_tabs->addTab(title);
        m_pages->addWidget(page);
        connect(page, &ConnectionPage::changed, this, &ConnectionDialog::refresh);
    }
    connect(m_tabs, &QTabBar::currentChanged, this, &ConnectionDialog::showPage);
    showPage(0);
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(Space::dock, 0, Space::dock, 0);
    row->addWidget(m_tabs);
    return top;
}

QWidget *ConnectionDialog::makeCards()
{
    auto *cards = new QWidget(this);
    auto *row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::timeline);
    row->addWidget(m_token, 1);
    row->addWidget(m_abilities, 1);
    return cards;
}

QWidget *ConnectionDialog::makeForm()
{
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(80);
    m_protocol->setAccessibleName(tr("Protocol"));
    m_protocol->setFont(Theme::font(TextRole::Mono));
    for (const QLatin1String protocol : {WebPubSub::Subprotocol::reliableJson, WebPubSub::Subprotocol::json})
        m_protocol->addItem(QString(protocol), QString(protocol));
    auto *form = new QWidget(this);
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Space::dock);
    grid->setVerticalSpacing(Space::control);
    grid->addWidget(makeCaption(tr("Name"), m_name), 0, 0);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(makeCaption(tr("Protocol"), m_protocol), 0, 2);
    grid->addWidget(m_protocol, 0, 3);
    grid->addWidget(makeCaption(tr("Lane"), m_lane), 1, 0);
    grid->addWidget(m_lane, 1, 1, 1, 3);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(3, 3);
    return form;
}

QWidget *ConnectionDialog::makeFooter()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_connect, QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *footer = new QWidget(this);
    footer->setAutoFillBackground(true);
    footer->setBackgroundRole(QPalette::AlternateBase);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(20, Space::dock, 20, Space::dock);
    row->addWidget(buttons);
    return footer;
}

ConnectionPage *ConnectionDialog::page() const
{
    return static_cast<ConnectionPage *>(m_pages->currentWidget());
}

void ConnectionDialog::showPage(int tab)
{
    m_pages->setCurrentIndex(tab);
    // Only the page in view decides how high the pages are.
    for (int i = 0; i < m_pages->count(); ++i)
        m_pages->widget(i)->setSizePolicy(
            QSizePolicy::Preferred, i == tab ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    refresh();
}

void ConnectionDialog::usePasted(PastedKind kind, const QString &text)
{
    m_tabs->setCurrentIndex(kind == PastedKind::ClientUrl ? 1 : 0);
    page()->paste(text);
}

void ConnectionDialog::refresh()
{
    showInput(page()->input(m_now()));
}

void ConnectionDialog::showInput(const ConnectionInput &input)
{
    page()->showError(input);
    if (input.facts) {
        const bool hasKey = input.profile.kind == ConnectionKind::ConnectionString;
        m_token->showFacts(*input.facts, input.profile.hub, m_now(), hasKey);
        m_abilities->showFacts(*input.facts, hasKey);
    } else {
        m_token->clear();
        m_abilities->clear();
    }
    const ConnectionProfile &profile = input.profile;
    m_name->setPlaceholderText(!profile.userId.isEmpty() ? Format::visible(profile.userId, false)
            : !profile.hub.isEmpty()                     ? tr("Anonymous on %1").arg(profile.hub)
                                                         : tr("Alice"));
    m_whyNot = input.error ? input.error->message : QString();
    m_connect->setEnabled(m_whyNot.isEmpty());
    m_connect->setAccessibleDescription(m_whyNot);
    m_connect->setToolTip({});
    // What the service would refuse may still be tried, but not by a careless Enter.
    const bool refused = input.facts && input.facts->fault;
    m_connect->setText(refused ? tr("Connect anyway") : tr("Connect"));
    m_connect->setDefault(!refused && m_whyNot.isEmpty());
    m_connect->setAutoDefault(!refused);
}

ConnectionProfile ConnectionDialog::profile() const
{
    ConnectionProfile profile = page()->input(m_now()).profile;
    const QString typed = m_name->text().trimmed();
    profile.name = typed.isEmpty() ? m_name->placeholderText() : typed;
    profile.protocol = m_protocol->currentData().toString();
    profile.lane = m_lane->lane();
    return profile;
}

void ConnectionDialog::setLane(Lane lane)
{
    m_lane->setLane(lane);
}

QString ConnectionDialog::whyNot() const
{
    return m_whyNot;
}

} // namespace Ui
