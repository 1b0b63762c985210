#include "connections/connectiondelegate.h"

#include "connections/connectionlistmodel.h"
#include "shared/format.h"
#include "shared/icons.h"
#include "shared/listrow.h"

#include <QPainter>

namespace Ui {

namespace {

constexpr int chevronLeft = 8;
constexpr int chevronSize = 13;
constexpr int hubLeft = 22;
constexpr int iconSize = 16;
constexpr int markLeft = 28;
constexpr int markSize = 10;
constexpr int nameLeft = 44;

} // namespace

ConnectionDelegate::ConnectionDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void ConnectionDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    ListRow row(painter, option, nameLeft);
    row.paintBackground();
    const QVariant status = index.data(ConnectionListModel::StatusRole);
    if (status.isValid())
        paintConnection(painter, row, status.value<ConnectionStatus>());
    else
        paintSection(painter, row, index.data().toString(), option.state.testFlag(QStyle::State_Open));
    painter->restore();
}

void ConnectionDelegate::paintSection(
    QPainter *painter, const ListRow &row, const QString &title, bool open) const
{
    const Theme &theme = Theme::of();
    drawIcon(painter, open ? QStringLiteral("down") : QStringLiteral("right"),
        row.at(chevronLeft, chevronSize), theme.color(Token::Text2), chevronSize);
    drawIcon(painter, QStringLiteral("hub"), row.at(hubLeft, iconSize), theme.color(Token::Text), iconSize);
    row.paintName(title, Theme::font(TextRole::BodyStrong), theme.color(Token::Text));
}

void ConnectionDelegate::paintConnection(
    QPainter *painter, ListRow &row, const ConnectionStatus &status) const
{
    const Theme &theme = Theme::of();
    const StateLook look = lookOf(status.state);
    drawLane(painter, status.lane, QRectF(row.at(markLeft, markSize)));
    if (status.unread > 0)
        row.paintBadge(QString::number(status.unread));
    row.paintWord(status.stateText, TextRole::Small, theme.color(look.color));
    row.paintGlyph(QLatin1String(look.icon), theme.color(look.color));
    row.paintName(Format::visible(status.name, false), Theme::font(TextRole::Body),
        theme.color(status.state == State::Idle ? Token::Text2 : Token::Text));
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), ListRow::height()};
}

} // namespace Ui
