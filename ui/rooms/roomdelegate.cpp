#include "rooms/roomdelegate.h"

#include "rooms/roomlistmodel.h"
#include "shared/icons.h"
#include "shared/listrow.h"

#include <QPainter>

namespace Ui {

namespace {

constexpr int iconLeft = 12;
constexpr int iconSize = 14;
constexpr int nameLeft = 33;

} // namespace

RoomDelegate::RoomDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void RoomDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of();
    const auto room = index.data(RoomListModel::StatusRole).value<RoomStatus>();
    painter->save();
    ListRow row(painter, option, nameLeft);
    row.paintBackground();
    drawIcon(
        painter, QStringLiteral("room"), row.at(iconLeft, iconSize), theme.color(Token::Text2), iconSize);
    if (room.unread > 0)
        row.paintBadge(QString::number(room.unread));
    if (room.failed > 0)
        row.paintBadge(tr("%n failed", nullptr, room.failed), State::Failed);
    if (room.members >= 0)
        row.paintWord(QString::number(room.members), TextRole::Small, theme.color(Token::Text2));
    row.paintName(index.data().toString(), Theme::font(TextRole::Body), theme.color(Token::Text));
    painter->restore();
}

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), ListRow::height()};
}

} // namespace Ui
