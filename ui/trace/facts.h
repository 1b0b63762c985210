#pragma once

#include "trace/hops.h"
#include "trace/lanelookup.h"
#include "trace/textparts.h"

#include <QCoreApplication>

namespace Ui {

//! One line of the inspector: what it is, and its value.
struct Fact {
    QString key = {};
    QList<TextPart> value = {};
    QString copy = {}; //!< the bare value for the clipboard
    QString filter = {}; //!< term for the trace filter; empty: none
};

//! Facts of one row, those that it has, in the order of the inspector. Pure.
class Facts {
    Q_DECLARE_TR_FUNCTIONS(Ui::Facts)
public:
    struct Context {
        QList<StoryRow> story = {}; //!< rows of the same correlation
        int storyRows = 0; //!< how many there are, listed or not
        int members = -1; //!< of the row's group; -1: unknown
    };
    static QList<Fact> of(
        const WebPubSub::TraceEntry &entry, const LaneLookup &lanes, const Context &context);

private:
    static Fact who(const WebPubSub::TraceEntry &entry, const LaneLookup &lanes);
    static Fact group(const WebPubSub::TraceEntry &entry, int members);
    static Fact ack(const WebPubSub::TraceEntry &entry, const QList<StoryRow> &story);
    static Fact options(const WebPubSub::TraceEntry &entry);
    static Fact status(const WebPubSub::TraceEntry &entry);
    static Fact size(const WebPubSub::TraceEntry &entry);
};

} // namespace Ui
