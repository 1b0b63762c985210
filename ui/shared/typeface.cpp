#include "shared/typeface.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

#include <array>

namespace Ui::Typeface {

namespace {

struct RoleFont {
    qreal ratio;
    QFont::Weight weight;
};

constexpr std::array<RoleFont, 8> roleFonts = {{
    {2.0, QFont::DemiBold}, // Display
    {1.15, QFont::DemiBold}, // Title
    {1.0, QFont::Normal}, // Body
    {1.0, QFont::Medium}, // BodyStrong
    {.92, QFont::Normal}, // Small
    {.85, QFont::Normal}, // Caption
    {.85, QFont::DemiBold}, // CaptionStrong
    {.92, QFont::Normal}, // Mono
}};

QString monoFamily()
{
    // Looking through the database is slow for something a delegate asks at each row.
    static const QString family = [] {
        const QString preferred = QStringLiteral("JetBrains Mono");
        return QFontDatabase::hasFamily(preferred)
            ? preferred
            : QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    }();
    return family;
}

bool isGeneric(const QString &family)
{
    return family.isEmpty() || family == QLatin1String("Sans Serif") || family == QLatin1String("Sans")
        || family == QLatin1String("sans-serif");
}

} // namespace

void applyToApplication()
{
    QFont font = QApplication::font();
    const QString inter = QStringLiteral("Inter");
    if (!isGeneric(font.family()) || !QFontDatabase::hasFamily(inter))
        return;
    font.setFamily(inter);
    font.setPointSizeF(9.75); // 13 px at 96 dpi, and it follows the dpi
    QApplication::setFont(font);
}

QFont font(TextRole role, const QFont &base)
{
    const RoleFont &look = roleFonts.at(static_cast<size_t>(role));
    QFont font = base;
    if (role == TextRole::Mono) {
        font.setFamily(monoFamily());
        font.setStyleHint(QFont::Monospace);
        // Ligatures would hide the characters a frame really has.
        font.setStyleStrategy(QFont::PreferNoShaping);
    }
    if (base.pixelSize() > 0)
        font.setPixelSize(qMax(1, qRound(base.pixelSize() * look.ratio)));
    else
        font.setPointSizeF(base.pointSizeF() * look.ratio);
    font.setWeight(look.weight);
    return font;
}

} // namespace Ui::Typeface
