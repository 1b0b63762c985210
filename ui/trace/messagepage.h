#pragma once

#include "trace/facts.h"
#include "trace/memberchips.h"

#include <QScrollArea>

class QLabel;

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

class FactView;
class HopModel;
class HopView;
class SectionHeader;
class VerdictLine;

//! Tab "Message": facts of a row, hops of its story, members of its group.
class MessagePage : public QScrollArea {
    Q_OBJECT
public:
    explicit MessagePage(const WebPubSub::TraceStore *store, QWidget *parent = nullptr);

    void setLaneLookup(const LaneLookup &lookup);
    void showEntry(const WebPubSub::TraceEntry &entry);
    void setMembers(const QString &group, const QList<GroupMember> &members);
    void copyHops() const;

Q_SIGNALS:
    void filterRequested(const QString &term);
    void rowRequested(int storeRow);

private:
    void layOut();
    void showHops(const HopList &list);
    void showMembers();

    const WebPubSub::TraceStore *m_store;
    LaneLookup m_lanes = reservedLane;
    WebPubSub::TraceEntry m_entry;
    QString m_membersOf;
    QList<GroupMember> m_members;
    FactView *m_facts;
    SectionHeader *m_hopsHeader;
    HopModel *m_hops;
    HopView *m_hopView;
    VerdictLine *m_verdict;
    SectionHeader *m_membersHeader;
    MemberChips *m_chips;
};

} // namespace Ui
