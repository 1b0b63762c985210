#pragma once

#include "core/trace.h"
#include "shared/theme.h"

#include <QCoreApplication>
#include <QList>

#include <optional>

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

//! One step of a story: who did what, when, for how long.
struct Hop {
    int storeRow = -1;
    QString lane = {};
    QString icon = {}; //!< name for Ui::drawIcon()
    QString what = {}; //!< "to hub", "receives", "held, then replayed"
    qint64 startUs = 0; //!< on the clock of this computer, as TraceEntry::timeUs
    qint64 endUs = 0; //!< not before startUs
    qint64 durationUs = -1; //!< -1: unknown, or still going on
    std::optional<State> state = {}; //!< Held or Failed
};

//! All rows of one correlation as hops on one time axis, and what became of the message.
struct HopList {
    QList<Hop> hops = {};
    int more = 0; //!< hops beyond the most that are listed
    qint64 fromUs = 0; //!< the axis
    qint64 toUs = 0;
    bool isLogarithmic = false; //!< one hop is so long that the others would vanish on a linear axis
    bool sawHub = false; //!< the hub's own times are among them, so that each leg is exact
    QString verdict = {}; //!< "3 of 3 expected got it"; empty when nothing was routed
    State verdictState = State::Acked;
    QString note = {}; //!< why others did not: "sender skipped: noEcho"
};

struct StoryRow {
    int storeRow = -1;
    WebPubSub::TraceEntry entry = {};
};

//! Builds hops. Pure but for readStory().
class Hops {
    Q_DECLARE_TR_FUNCTIONS(Ui::Hops)
public:
    //! At most \p most rows of the correlation, by time. \p total: how many there are.
    static QList<StoryRow> readStory(
        const WebPubSub::TraceStore &store, const QString &correlation, int *total, int most = 200);
    static HopList of(const QList<StoryRow> &story, int total);
    static QString asText(const HopList &list); //!< one line a hop, for the clipboard

private:
    static Hop hopOf(const StoryRow &row, const QList<StoryRow> &story);
    static Hop sent(const StoryRow &row, const QList<StoryRow> &story);
    static Hop received(const StoryRow &row);
    static Hop answered(const StoryRow &row, const QList<StoryRow> &story);
    static void judge(HopList *list, const QList<StoryRow> &story);
};

} // namespace Ui
