#include "shared/chromepainting.h"

#include "shared/buttonpainting.h"
#include "shared/hubstyle.h"
#include "shared/icons.h"
#include "shared/paintkit.h"

#include <QPainter>
#include <QStyleOption>
#include <QTabBar>
#include <QTreeView>

namespace Ui::Paint {

namespace {

constexpr int tabMargin = 12;
constexpr int checkColumn = 28;
constexpr int accentBar = 3;

bool wantsBar(const QWidget *widget)
{
    return widget && widget->property(accentBarProperty).toBool();
}

//! Selected rows carry the accent bar and stay tinted; without it the colour tells which view has the keys.
QColor selectionColor(const QStyleOptionViewItem &option, const QWidget *widget)
{
    const bool active = option.state.testFlag(QStyle::State_Active) && !wantsBar(widget);
    return Theme::of().color(active ? Token::Select : Token::Tint);
}

void drawBar(const QStyleOption &option, QPainter *painter)
{
    const QRect bar(option.rect.left(), option.rect.top(), accentBar, option.rect.height());
    painter->fillRect(
        QStyle::visualRect(option.direction, option.rect, bar), Theme::of().color(Token::Accent));
}

void menuCheck(const QStyleOptionMenuItem &option, QPainter *painter, const QColor &color)
{
    const QRect column(option.rect.left(), option.rect.top(), checkColumn, option.rect.height());
    const QRect place = QStyle::visualRect(option.direction, option.rect, column);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option.checked)
            drawIcon(painter, QStringLiteral("ok"), place, color, 14);
    } else if (!option.icon.isNull()) {
        tintedIcon(option.icon, painter, place, color, 14, option.state.testFlag(QStyle::State_Enabled));
    }
}

} // namespace

void tabShape(const QStyleOptionTab &option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of();
    const QRect &rect = option.rect;
    const auto *bar = qobject_cast<const QTabBar *>(widget);
    if (!bar || bar->drawBase())
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Line));
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), theme.color(Token::Accent));
    if (showsFocus(&option))
        focusRing(painter, QRectF(rect).adjusted(2, 3, -2, -4), Radius::check);
}

void toolBarLine(const QStyleOptionToolBar &option, QPainter *painter)
{
    const QRect &rect = option.rect;
    const int y = option.toolBarArea == Qt::BottomToolBarArea ? rect.top() : rect.bottom();
    painter->fillRect(QRect(rect.left(), y, rect.width(), 1), Theme::of().color(Token::Line));
}

void tabLabel(const QStyleOptionTab &option, QPainter *painter)
{
    const Theme &theme = Theme::of();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    const QColor color = theme.color(!enabled ? Token::Disabled
            : selected || hover               ? Token::Text
                                              : Token::Text2);
    int start = option.rect.left() + tabMargin;
    if (!option.leftButtonSize.isEmpty())
        start += option.leftButtonSize.width() + Space::chip;
    const auto visual = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (!option.icon.isNull()) {
        const int size = option.iconSize.width();
        tintedIcon(option.icon, painter, visual(QRect(start, option.rect.top(), size, option.rect.height())),
            color, size, enabled);
        start += size + Space::tight;
    }
    painter->save();
    QFont font = painter->font();
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(color);
    const QRect rest(start, option.rect.top(), option.rect.right() - start, option.rect.height());
    painter->drawText(visual(rest), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, option.text);
    painter->restore();
}

void headerSection(const QStyleOptionHeader &option, QPainter *painter)
{
    const Theme &theme = Theme::of();
    const QRect &rect = option.rect;
    painter->fillRect(rect, theme.color(Token::Header));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Line));
    if (option.orientation == Qt::Horizontal) {
        const QRect separator(rect.right(), rect.top() + 5, 1, rect.height() - 10);
        painter->fillRect(
            QStyle::visualRect(option.direction, rect, separator), theme.color(Token::ButtonLine));
    }
}

void menuBarItem(const QStyleOptionMenuItem &option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of();
    painter->fillRect(option.rect, theme.color(Token::Window));
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (enabled && option.state.testFlag(QStyle::State_Selected))
        box(painter, QRectF(option.rect).adjusted(0, 2, 0, -2), Radius::check, theme.color(Token::Tint));
    painter->setPen(theme.color(enabled ? Token::Text : Token::Disabled));
    // The letters are underlined once Alt has moved the keys to the bar.
    const int mnemonic = widget && widget->hasFocus() ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter->drawText(option.rect, Qt::AlignCenter | mnemonic | Qt::TextSingleLine, option.text);
}

void menuItem(const QStyleOptionMenuItem &option, QPainter *painter)
{
    const Theme &theme = Theme::of();
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        const QRect line(option.rect.left() + 8, option.rect.center().y(), option.rect.width() - 16, 1);
        painter->fillRect(line, theme.color(Token::Line));
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (enabled && option.state.testFlag(QStyle::State_Selected))
        box(painter, QRectF(option.rect).adjusted(3, 0, -3, 0), Radius::check, theme.color(Token::Select));
    const QColor color = theme.color(enabled ? Token::Text : Token::Disabled);
    menuCheck(option, painter, color);
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    const QRect text = option.rect.adjusted(checkColumn, 0, -checkColumn / 2, 0);
    const QRect visual = QStyle::visualRect(option.direction, option.rect, text);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(color);
    painter->drawText(visual, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextShowMnemonic | Qt::TextSingleLine,
        parts.constFirst());
    if (parts.size() > 1) {
        painter->setPen(enabled ? theme.color(Token::Text2) : color);
        painter->drawText(
            visual, Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextSingleLine, parts.constLast());
    }
    painter->restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(option.rect.right() - 20, option.rect.top(), 16, option.rect.height());
        drawIcon(painter, QStringLiteral("right"), QStyle::visualRect(option.direction, option.rect, arrow),
            color, 12);
    }
}

void dockTitle(const QStyleOptionDockWidget &option, QPainter *painter)
{
    const Theme &theme = Theme::of();
    painter->save();
    painter->setFont(Theme::font(TextRole::CaptionStrong));
    painter->setPen(theme.color(Token::Text2));
    const QRect text = option.rect.adjusted(Space::dock, 0, -Space::control, 0);
    const QString title = painter->fontMetrics().elidedText(option.title, Qt::ElideRight, text.width());
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, title);
    painter->restore();
}

void splitterLine(const QRect &grip, bool touched, QPainter *painter)
{
    const bool upright = grip.height() > grip.width();
    const QRect line = upright ? QRect(grip.center().x(), grip.top(), 1, grip.height())
                               : QRect(grip.left(), grip.center().y(), grip.width(), 1);
    painter->fillRect(line, Theme::of().color(touched ? Token::Accent : Token::Line));
}

void progress(const QStyleOptionProgressBar &option, QPainter *painter)
{
    const Theme &theme = Theme::of();
    const qint64 range = qint64(option.maximum) - option.minimum;
    const qreal part = range > 0 ? qreal(qint64(option.progress) - option.minimum) / qreal(range) : 0;
    const QRect track(option.rect.left(), option.rect.center().y() - 2, option.rect.width(), 6);
    const QRect done(
        track.left(), track.top(), qRound(track.width() * qBound(0.0, part, 1.0)), track.height());
    box(painter, track, 3, theme.color(Token::Line));
    box(painter, QStyle::visualRect(option.direction, track, done), 3, theme.color(Token::Accent));
}

void itemPanel(const QStyleOptionViewItem &option, QPainter *painter, const QWidget *widget)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, option.backgroundBrush);
    if (!option.state.testFlag(QStyle::State_Selected))
        return;
    painter->fillRect(option.rect, selectionColor(option, widget));
    const bool first = option.viewItemPosition == QStyleOptionViewItem::Beginning
        || option.viewItemPosition == QStyleOptionViewItem::OnlyOne
        || option.viewItemPosition == QStyleOptionViewItem::Invalid;
    if (first && wantsBar(widget) && !qobject_cast<const QTreeView *>(widget))
        drawBar(option, painter);
}

void itemRow(const QStyleOptionViewItem &option, QPainter *painter, const QWidget *widget)
{
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, selectionColor(option, widget));
        if (wantsBar(widget))
            drawBar(option, painter);
    } else if (option.features.testFlag(QStyleOptionViewItem::Alternate)) {
        painter->fillRect(option.rect, option.palette.color(QPalette::AlternateBase));
    }
}

void branch(const QStyleOption &option, QPainter *painter)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const bool open = option.state.testFlag(QStyle::State_Open);
    drawIcon(painter, open ? QStringLiteral("down") : QStringLiteral("right"), option.rect,
        Theme::of().color(Token::Text2), 12);
}

} // namespace Ui::Paint
