#include "mainwindow/tracefold.h"

#include "shared/format.h"
#include "shared/icons.h"
#include "shared/paintkit.h"
#include "trace/tracestore.h"

#include <QPainter>

namespace Ui {

namespace {

constexpr auto pause = std::chrono::milliseconds(250);
constexpr int glyphSize = 12;

QString arrowOf(WebPubSub::TraceDirection direction)
{
    switch (direction) {
    case WebPubSub::TraceDirection::Out:
        return QStringLiteral("out");
    case WebPubSub::TraceDirection::In:
        return QStringLiteral("in");
    case WebPubSub::TraceDirection::Both:
        return QStringLiteral("both");
    case WebPubSub::TraceDirection::Inside:
        break;
    }
    return QStringLiteral("inside");
}

QString details(const WebPubSub::TraceEntry &row)
{
    QStringList parts;
    if (!row.group.isEmpty())
        parts << Format::visible(row.group, false);
    if (row.bytes > 0)
        parts << Format::byteCount(row.bytes);
    parts << Format::clockMs(row.timeUs);
    return parts.join(QStringLiteral(", "));
}

} // namespace

TraceFold::TraceFold(
    const WebPubSub::TraceStore *store, const LaneLookup &lanes, const QString &keyHint, QWidget *parent)
    : QAbstractButton(parent)
    , m_store(store)
    , m_lanes(lanes)
    , m_keyHint(keyHint)
{
    setFont(Theme::font(TextRole::Small));
    setText(tr("Live trace"));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &TraceFold::refresh);
    const auto schedule = [this] {
        if (isVisible() && !m_pause.isActive())
            m_pause.start();
    };
    connect(store, &WebPubSub::TraceStore::rowsAppended, this, schedule);
    connect(store, &WebPubSub::TraceStore::reset, this, schedule);
    refresh();
}

QString TraceFold::summary() const
{
    const int rows = m_store->rowCount();
    if (rows == 0)
        return tr("Capture starts with the first connection.");
    return tr("%Ln rows. Last:", nullptr, rows);
}

void TraceFold::refresh()
{
    setAccessibleName(tr("Live trace, %1").arg(tr("%Ln rows", nullptr, m_store->rowCount())));
    setAccessibleDescription(m_keyHint);
    update();
}

QSize TraceFold::sizeHint() const
{
    return {400, qMax(28, fontMetrics().height() + 8)};
}

QSize TraceFold::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

void TraceFold::showEvent(QShowEvent *event)
{
    refresh();
    QAbstractButton::showEvent(event);
}

void TraceFold::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect(), theme.color(Token::Header));
    if (Paint::showsFocus(this))
        Paint::focusRing(&painter, rect(), Radius::check);
    drawIcon(&painter, QStringLiteral("right"), QRect(Space::dock, 0, glyphSize, height()),
        theme.color(Token::Text2), glyphSize);

    int x = Space::dock + glyphSize + Space::control;
    const auto say = [&](const QString &text, const QFont &font, Token color) {
        painter.setFont(font);
        painter.setPen(theme.color(color));
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, text);
        x += painter.fontMetrics().horizontalAdvance(text) + Space::control;
    };
    say(text(), Paint::font(TextRole::Small, QFont::DemiBold), Token::Text);
    say(summary(), font(), Token::Text2);
    if (m_store->rowCount() > 0)
        x = drawLast(&painter, x);
    painter.setFont(Theme::font(TextRole::Caption));
    painter.setPen(theme.color(Token::Text2));
    const int hint = painter.fontMetrics().horizontalAdvance(m_keyHint);
    if (x + hint + Space::section < width())
        painter.drawText(
            rect().adjusted(0, 0, -Space::dock, 0), Qt::AlignVCenter | Qt::AlignRight, m_keyHint);
}

//! \returns the end of what was drawn.
int TraceFold::drawLast(QPainter *painter, int x) const
{
    const Theme &theme = Theme::of(this);
    const WebPubSub::TraceEntry row = m_store->outline(m_store->rowCount() - 1);
    const auto say = [&](const QString &text, const QFont &font, Token color) {
        painter->setFont(font);
        painter->setPen(theme.color(color));
        painter->drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, text);
        x += painter->fontMetrics().horizontalAdvance(text) + Space::control;
    };
    if (m_lanes)
        drawLane(painter, m_lanes(row.lane), QRectF(x, 0, 10, height()), 8);
    x += 10 + Space::tight;
    say(Format::visible(row.lane, false), font(), Token::Text);
    drawIcon(painter, arrowOf(row.direction), QRect(x, 0, glyphSize, height()), theme.color(Token::Text2),
        glyphSize);
    x += glyphSize + Space::tight;
    say(Format::visible(row.event, false), Theme::font(TextRole::Mono), Token::Text);
    say(details(row), font(), Token::Text2);
    return x;
}

} // namespace Ui
