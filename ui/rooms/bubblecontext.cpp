#include "rooms/bubblecontext.h"

#include "rooms/timelinemodel.h"

#include <QDateTime>

#include <algorithm>
#include <cstdlib>

namespace Ui {

namespace {

constexpr qint64 runGapUs = 60'000'000;

bool isSettled(const TimelineMessage &message)
{
    return message.delivery == State::Acked || message.delivery == State::Seen
        || message.delivery == State::Replayed;
}

//! One bubble goes on where the other ended, and nothing would be lost by telling the meta line once.
bool isSameRun(const TimelineMessage &before, const TimelineMessage &after)
{
    return before.speakerId == after.speakerId && before.mine == after.mine
        && std::abs(after.timeUs - before.timeUs) < runGapUs && isSettled(before) && isSettled(after)
        && before.delivery == after.delivery && before.seenBy == after.seenBy
        && before.expected == after.expected && before.lateNote.isEmpty();
}

QDate dayOf(const TimelineMessage &message)
{
    return QDateTime::fromMSecsSinceEpoch(message.timeUs / 1000).date();
}

} // namespace

BubbleContext bubbleContext(const TimelineModel &model, int row)
{
    const TimelineMessage &message = model.at(row);
    const int newRow = model.unreadFrom();
    BubbleContext context;
    context.own = model.isOwn(message);
    context.newLine = row == newRow;
    context.newDay = row == 0 || dayOf(model.at(row - 1)) != dayOf(message);
    context.evicted = row == 0 ? model.evictedCount() : 0;
    context.startsRun = context.newDay || context.newLine || !isSameRun(model.at(row - 1), message);
    context.endsRun =
        row + 1 >= model.rowCount() || row + 1 == newRow || !isSameRun(message, model.at(row + 1));
    return context;
}

int estimateHeight(const TimelineModel &model, int row, int width)
{
    constexpr int lineHeight = 18;
    constexpr int characterWidth = 7;
    constexpr int frame = 12 + 10 + 14; // padding, gap and meta line
    const WebPubSub::Payload &payload = model.at(row).payload;
    const bool block = payload.type != WebPubSub::DataType::Text;
    const qsizetype perLine = std::clamp(width * 72 / 100, 160, 430) / characterWidth;
    const qsizetype most = block ? headLines + 2 : headTextLines + 1;
    const qsizetype lines = std::min(payload.bytes.size() / perLine + 1 + (block ? 3 : 0), most);
    return frame + int(lines) * lineHeight;
}

} // namespace Ui
