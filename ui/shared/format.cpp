#include "shared/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>

namespace Ui::Format {

namespace {

QDateTime local(qint64 timeUs)
{
    return QDateTime::fromMSecsSinceEpoch(timeUs / 1000);
}

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

//! \p us is positive. Rounded so that at most three figures stay in front of the unit.
QString span(qint64 us)
{
    const auto value = static_cast<double>(us);
    if (us < 100)
        return QCoreApplication::translate("Ui::Format", "%1 µs").arg(us);
    if (value < 99'950)
        return QCoreApplication::translate("Ui::Format", "%1 ms").arg(number(value / 1e3, 1));
    if (value < 999'500)
        return QCoreApplication::translate("Ui::Format", "%1 ms").arg(number(value / 1e3, 0));
    if (value < 9'995'000)
        return QCoreApplication::translate("Ui::Format", "%1 s").arg(number(value / 1e6, 2));
    if (value < 59'950'000)
        return QCoreApplication::translate("Ui::Format", "%1 s").arg(number(value / 1e6, 1));
    const qint64 seconds = (us + 500'000) / 1'000'000;
    if (seconds < 3600)
        return QCoreApplication::translate("Ui::Format", "%1 min %2 s")
            .arg(seconds / 60)
            .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return QCoreApplication::translate("Ui::Format", "%1 h %2 min")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
}

//! Characters that draw nothing of their own, or reorder what stands beside them.
bool isDeceptive(char32_t c)
{
    // Fillers count as letters, yet show as blanks; the Arabic number signs are format characters with a
    // glyph.
    if (c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0)
        return true;
    if ((c >= 0x600 && c <= 0x605) || c == 0x6dd)
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

//! A joiner inside an emoji sequence is part of the picture, not a trick.
bool joinsSymbols(const QList<uint> &text, qsizetype i)
{
    if (text.at(i) != 0x200d || i == 0 || i + 1 >= text.size())
        return false;
    const auto isSymbol = [](uint c) {
        return QChar::category(c) == QChar::Symbol_Other || QChar::category(c) == QChar::Symbol_Modifier
            || c == 0xfe0f;
    };
    return isSymbol(text.at(i - 1)) && isSymbol(text.at(i + 1));
}

} // namespace

QString clock(qint64 timeUs)
{
    return local(timeUs).toString(QStringLiteral("HH:mm:ss"));
}

QString clockMs(qint64 timeUs)
{
    return local(timeUs).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString clockUs(qint64 timeUs)
{
    return clockMs(timeUs) + QStringLiteral(" %1").arg(timeUs % 1000, 3, 10, QLatin1Char('0'));
}

QString day(qint64 timeUs)
{
    return QLocale().toString(local(timeUs).date(), QStringLiteral("dddd d MMMM yyyy"));
}

QString delta(qint64 us)
{
    return us < 0 ? QStringLiteral("\u2212") + span(-us) : QLatin1Char('+') + span(us);
}

QString duration(qint64 us)
{
    return us < 0 ? QString() : span(us);
}

QString bytes(qint64 bytes)
{
    if (bytes < 1024)
        return QCoreApplication::translate("Ui::Format", "%1 B").arg(bytes);
    static constexpr std::array units = {QT_TRANSLATE_NOOP("Ui::Format", "%1 KB"),
        QT_TRANSLATE_NOOP("Ui::Format", "%1 MB"), QT_TRANSLATE_NOOP("Ui::Format", "%1 GB"),
        QT_TRANSLATE_NOOP("Ui::Format", "%1 TB")};
    double value = static_cast<double>(bytes) / 1024;
    size_t unit = 0;
    while (value >= 1023.5 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const int decimals = value >= 99.95 ? 0 : value < 9.995 && unit >= 2 ? 2 : 1;
    return QCoreApplication::translate("Ui::Format", units.at(unit)).arg(number(value, decimals));
}

QString byteCount(qint64 bytes)
{
    if (bytes == 1)
        return QCoreApplication::translate("Ui::Format", "1 byte");
    // %n takes an int; beyond it the plural form no longer matters, the figure does.
    if (bytes > std::numeric_limits<int>::max())
        return Format::bytes(bytes);
    const int count = static_cast<int>(bytes); // lupdate does not read a cast in the call
    return QCoreApplication::translate("Ui::Format", "%Ln bytes", nullptr, count);
}

QString visible(const QString &text, bool keepLines)
{
    const QList<uint> points = text.toUcs4();
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < points.size(); ++i) {
        const char32_t c = points.at(i);
        const bool line = c == U'\n' || c == U'\t';
        if ((line && keepLines) || (!line && !isDeceptive(c)) || joinsSymbols(points, i))
            shown += QString::fromUcs4(&c, 1);
        else
            shown += QStringLiteral("[U+%1]").arg(c, 4, 16, QLatin1Char('0')).toUpper();
    }
    return shown;
}

} // namespace Ui::Format
