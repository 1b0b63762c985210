#include "trace/messagepage.h"

#include "shared/format.h"
#include "trace/factview.h"
#include "trace/hopmodel.h"
#include "trace/hopview.h"
#include "trace/sectionheader.h"
#include "trace/verdictline.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>
#include <QVBoxLayout>

namespace Ui {

MessagePage::MessagePage(const WebPubSub::TraceStore *store, QWidget *parent)
    : QScrollArea(parent)
    , m_store(store)
    , m_facts(new FactView)
    , m_hopsHeader(new SectionHeader(tr("Hops")))
    , m_hops(new HopModel(this))
    , m_hopView(new HopView(m_hops))
    , m_verdict(new VerdictLine)
    , m_membersHeader(new SectionHeader(QString()))
    , m_chips(new MemberChips)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its lists take the focus
    layOut();
    connect(m_facts, &FactView::filterRequested, this, &MessagePage::filterRequested);
    connect(m_hopView, &HopView::rowRequested, this, &MessagePage::rowRequested);
    QToolButton *copy = m_hopsHeader->addButton(QStringLiteral("copy"), tr("Copy hops"));
    connect(copy, &QToolButton::clicked, this, &MessagePage::copyHops);
}

void MessagePage::layOut()
{
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_facts);
    column->addWidget(m_hopsHeader);
    column->addSpacing(Space::chip);
    column->addWidget(m_hopView);
    column->addWidget(m_verdict);
    column->addSpacing(Space::chip);
    column->addWidget(m_membersHeader);
    column->addWidget(m_chips);
    column->addStretch();
    setWidget(content);
}

void MessagePage::setLaneLookup(const LaneLookup &lookup)
{
    m_lanes = lookup ? lookup : LaneLookup(reservedLane);
    m_hops->setLaneLookup(lookup);
}

void MessagePage::showEntry(const WebPubSub::TraceEntry &entry)
{
    m_entry = entry;
    Facts::Context context;
    context.story = Hops::readStory(*m_store, entry.correlation, &context.storyRows);
    if (!m_membersOf.isEmpty() && m_membersOf == entry.group)
        context.members = int(m_members.size());
    m_facts->setFacts(Facts::of(entry, m_lanes, context));
    showHops(Hops::of(context.story, context.storyRows));
    showMembers();
}

void MessagePage::showHops(const HopList &list)
{
    m_hops->setHops(list);
    const bool any = !list.hops.isEmpty();
    m_hopsHeader->setVisible(any);
    m_hopView->setVisible(any);
    QString remark = list.sawHub ? tr("exact, one clock") : tr("as seen from this computer");
    if (list.isLogarithmic)
        remark += tr(", logarithmic", "scale of the time axis");
    if (list.more > 0)
        remark += tr(", %n more", "hops that are not listed", list.more);
    m_hopsHeader->setRemark(remark);
    QList<TextPart> verdict;
    if (!list.verdict.isEmpty()) {
        const StateLook look = lookOf(list.verdictState);
        verdict.append({.text = list.verdict, .color = look.color, .icon = QString::fromLatin1(look.icon)});
    }
    if (!list.note.isEmpty())
        verdict.append({.text = Format::visible(list.note, false), .color = Token::Text2});
    m_verdict->setParts(verdict);
}

void MessagePage::setMembers(const QString &group, const QList<GroupMember> &members)
{
    m_membersOf = group;
    m_members = members;
    showEntry(m_entry);
}

void MessagePage::showMembers()
{
    const bool any = !m_members.isEmpty() && m_membersOf == m_entry.group;
    m_membersHeader->setVisible(any);
    m_chips->setVisible(any);
    if (!any)
        return;
    m_membersHeader->setTitle(tr("Members of %1").arg(Format::visible(m_membersOf, false)));
    m_membersHeader->setRemark(tr("%n, live", "members of a group", int(m_members.size())));
    m_chips->setMembers(m_members);
}

void MessagePage::copyHops() const
{
    QGuiApplication::clipboard()->setText(Hops::asText(m_hops->list()));
}

} // namespace Ui
