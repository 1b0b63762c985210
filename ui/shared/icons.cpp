#include "shared/icons.h"

#include "resources.h"
#include "shared/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace Ui {

namespace {

Q_LOGGING_CATEGORY(lcIcons, "hubscope.ui.icons")

QString pathOf(const QString &name)
{
    initHubscopeResources();
    const QString path = QStringLiteral(":/icons/%1.svg").arg(name);
    if (QFile::exists(path))
        return path;
    qCWarning(lcIcons, "No icon is named \"%s\"; the names are the files of resources/icons.",
        qUtf8Printable(name));
    return {};
}

//! Asks the theme at each paint, so that an icon set once follows a change of scheme.
class LineIconEngine : public QIconEngine {
public:
    explicit LineIconEngine(const QString &name)
        : m_name(name)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Token token = mode == QIcon::Disabled ? Token::Disabled : Token::Text;
        drawIcon(painter, m_name, rect, Theme::of().color(token), qMin(rect.width(), rect.height()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new LineIconEngine(m_name); }
    QString iconName() override { return m_name; }
    QString key() const override { return QStringLiteral("hubscope.lineicon"); }

private:
    QString m_name;
};

QPixmap render(const QString &path, const QColor &color, int pixels)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(path).render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

} // namespace

QIcon icon(const QString &name)
{
    return pathOf(name).isEmpty() ? QIcon() : QIcon(new LineIconEngine(name));
}

bool isLineIcon(const QIcon &icon)
{
    return !icon.name().isEmpty() && QFile::exists(QStringLiteral(":/icons/%1.svg").arg(icon.name()));
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    const QString key =
        QStringLiteral("hubscope/%1/%2/%3").arg(name, color.name(QColor::HexArgb)).arg(pixels);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        const QString path = pathOf(name);
        if (path.isEmpty() || pixels <= 0)
            return {};
        pixmap = render(path, color, pixels);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void drawIcon(QPainter *painter, const QString &name, const QRect &rect, const QColor &color, int size)
{
    const QPixmap pixmap = iconPixmap(name, color, size, painter->device()->devicePixelRatioF());
    // Whole pixels, or the strokes blur.
    painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, pixmap);
}

QIcon appIcon()
{
    initHubscopeResources();
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(QStringLiteral(":/appicon.svg")).render(&painter);
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace Ui
