#pragma once

#include <QString>

//! Times, sizes and ids as text; pure functions, locale of the user.
namespace Ui::Format {

QString clock(qint64 timeUs); //!< 10:02:31
QString clockMs(qint64 timeUs); //!< 10:02:31.418
QString clockUs(qint64 timeUs); //!< 10:02:31.418 204
QString day(qint64 timeUs); //!< Friday 20 November 2026
QString delta(qint64 us); //!< +39.2 s, +0.1 ms, +31 µs
QString duration(qint64 us); //!< 1.0 ms, 4.98 s; empty below 0
QString bytes(qint64 bytes); //!< 156 B, 1.4 KB, 2.1 MB
QString byteCount(qint64 bytes); //!< "67 bytes", translated, with plural
//! The text with bidi controls, zero-width and other control characters made visible as U+202E chips.
//! Newlines and tabs stay when \p keepLines.
QString visible(const QString &text, bool keepLines = true);

} // namespace Ui::Format
