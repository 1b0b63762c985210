#include "trace/memberchips.h"

#include "shared/format.h"
#include "shared/icons.h"
#include "trace/paintedtext.h"

#include <QFontMetrics>
#include <QPainter>

namespace Ui {

namespace {

constexpr int mark = 10, glyph = 12;
constexpr int mostChars = 40; // a name of a kilobyte must not make a chip of ten screens

int chipHeight()
{
    return qMax(22, QFontMetrics(Theme::font(TextRole::Small)).height() + Space::tight);
}

QString shownName(const GroupMember &member)
{
    const QString name = Format::visible(member.name, false);
    return name.size() <= mostChars ? name : name.left(mostChars - 1) + QStringLiteral("…");
}

bool isWell(const GroupMember &member)
{
    return member.state == State::Connected;
}

} // namespace

MemberChips::MemberChips(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MemberChips::setMembers(const QList<GroupMember> &members)
{
    m_members = members;
    QStringList names;
    for (const GroupMember &member : members)
        names.append(shownName(member));
    setAccessibleName(names.join(tr(", ", "between names")));
    updateGeometry();
    update();
}

int MemberChips::chipWidth(const GroupMember &member) const
{
    const int text = QFontMetrics(Theme::font(TextRole::Small)).horizontalAdvance(shownName(member));
    return 2 * Space::control + mark + Space::tight + text + (isWell(member) ? 0 : Space::tight + glyph);
}

QList<MemberChips::Place> MemberChips::places(int width) const
{
    QList<Place> places;
    const int height = chipHeight();
    QPoint at(Space::dock, Space::control);
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        const int chip = qMin(chipWidth(m_members.at(i)), qMax(1, width - 2 * Space::dock));
        if (at.x() > Space::dock && at.x() + chip > width - Space::dock)
            at = QPoint(Space::dock, at.y() + height + Space::tight);
        places.append({QRect(at, QSize(chip, height)), i});
        at.rx() += chip + Space::tight;
    }
    return places;
}

int MemberChips::heightForWidth(int width) const
{
    const QList<Place> all = places(width);
    return all.isEmpty() ? 0 : all.last().rect.bottom() + 1 + Space::control;
}

QSize MemberChips::sizeHint() const
{
    return {240, heightForWidth(qMax(240, width()))};
}

void MemberChips::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Place &place : places(width())) {
        const GroupMember &member = m_members.at(place.member);
        const StateLook look = lookOf(member.state);
        const bool coloured = look.surface != Token::Window && !isWell(member);
        painter.setPen(coloured ? QPen(Qt::NoPen) : QPen(theme.color(Token::ButtonLine), 1));
        painter.setBrush(theme.color(coloured ? look.surface : Token::Base));
        const qreal radius = place.rect.height() / 2.0;
        painter.drawRoundedRect(QRectF(place.rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        QRect line = place.rect.adjusted(Space::control, 0, -Space::control, 0);
        drawLane(&painter, member.lane, QRectF(line.left(), line.top(), mark, line.height()), mark);
        line.setLeft(line.left() + mark + Space::tight);
        const QColor ink = theme.color(coloured ? look.color : Token::Text);
        if (!isWell(member)) {
            const QRect end(line.right() + 1 - glyph, line.top(), glyph, line.height());
            drawIcon(&painter, QString::fromLatin1(look.icon), end, theme.color(look.color), glyph);
            line.setRight(end.left() - Space::chip);
        }
        drawElided(&painter, line, shownName(member), TextRole::Small, ink);
    }
}

} // namespace Ui
