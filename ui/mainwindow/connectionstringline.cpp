#include "mainwindow/connectionstringline.h"

#include <QPainter>

namespace Ui {

namespace {
//! As many dots for each key: their number must not tell its length.
constexpr int dots = 12;
} // namespace

ConnectionStringLine::ConnectionStringLine(QWidget *parent)
    : QWidget(parent)
{
    setFont(Theme::font(TextRole::Mono));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setConnectionString({});
}

void ConnectionStringLine::setConnectionString(const QString &connectionString)
{
    m_connectionString = connectionString;
    setAccessibleName(tr("Connection string: %1").arg(shownText()));
    updateGeometry();
    update();
}

void ConnectionStringLine::setRevealed(bool revealed)
{
    m_revealed = revealed;
    setConnectionString(m_connectionString);
}

QList<ConnectionStringLine::Part> ConnectionStringLine::parts() const
{
    if (m_connectionString.isEmpty()) {
        return {{QStringLiteral("Endpoint"), Token::JsonKey},
            {QStringLiteral("=http://127.0.0.1:"), Token::Text}, {tr("port"), Token::JsonNumber},
            {QStringLiteral(";"), Token::Text}, {QStringLiteral("AccessKey"), Token::JsonKey},
            {QStringLiteral("="), Token::Text}, {tr("made at start"), Token::Text2},
            {QStringLiteral(";"), Token::Text}, {QStringLiteral("Version"), Token::JsonKey},
            {QStringLiteral("=1.0;"), Token::Text}};
    }
    QList<Part> parts;
    const QStringList pieces = m_connectionString.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &piece : pieces) {
        const qsizetype equals = piece.indexOf(QLatin1Char('='));
        const QString name = piece.left(equals);
        const bool secret = name.compare(QLatin1String("AccessKey"), Qt::CaseInsensitive) == 0;
        parts << Part{name, Token::JsonKey} << Part{QStringLiteral("="), Token::Text};
        if (secret && !m_revealed)
            parts << Part{QString(dots, QChar(0x2022)), Token::Text2};
        else
            parts << Part{piece.mid(equals + 1), Token::Text};
        parts << Part{QStringLiteral(";"), Token::Text};
    }
    return parts;
}

QString ConnectionStringLine::shownText() const
{
    QString text;
    for (const Part &part : parts())
        text += part.first;
    return text;
}

QSize ConnectionStringLine::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(shownText()) + 1, fontMetrics().height() + 2};
}

QSize ConnectionStringLine::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void ConnectionStringLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    int x = 0;
    for (const Part &part : parts()) {
        painter.setPen(theme.color(part.second));
        const int room = width() - x;
        const QString text = fontMetrics().elidedText(part.first, Qt::ElideRight, qMax(0, room));
        // Always from the left: addresses and keys read so in every language.
        painter.drawText(
            QRect(x, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
        x += fontMetrics().horizontalAdvance(part.first);
        if (x >= width())
            return;
    }
}

} // namespace Ui
