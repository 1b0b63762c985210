#pragma once

#include "core/result.h"
#include "core/trace.h"

#include <memory>
#include <optional>
#include <variant>

namespace WebPubSub {

/*!
    The lines of a *.hubtrace file (README.md of this folder): pure, without a file. A line is UTF-8
    JSON and ends with a line feed.
*/
namespace TraceFormat {

inline constexpr int version = 1;
inline constexpr qsizetype maxHeaderBytes = 64 * 1024;
inline constexpr qsizetype maxLineBytes = 64 * 1024 * 1024;
//! A longer payload is cut here; TraceEntry::bytes still tells its size.
inline constexpr qsizetype maxPayloadBytes = 32 * 1024 * 1024;

QByteArray headerLine(qint64 createdUs); //!< with its line feed
//! TR_EMPTY, TR_FORMAT or TR_VERSION when \p line, the file's first, does not start a file that we can read.
Result<Done> checkHeader(QByteArrayView line);

//! Adds the line of \p entry. Members at their defaults are left out.
void appendLine(QByteArray &out, const TraceEntry &entry);

//! Says that the row whose line starts at \c offset belongs to \c correlation; not a row itself.
struct Amendment {
    qint64 offset = 0;
    QString correlation = {};

    friend bool operator==(const Amendment &, const Amendment &) = default;
};
void appendLine(QByteArray &out, const Amendment &amendment);

} // namespace TraceFormat

//! Reads lines back. Keeps parser buffers: one object serves one thread at a time.
class TraceLineParser {
public:
    using Line = std::variant<TraceEntry, TraceFormat::Amendment>;

    TraceLineParser();
    ~TraceLineParser();

    /*!
        Nothing when the line is not one JSON object. Members that we do not know are ignored, and
        those of another type than expected are taken as absent: a row is rather shown with a hole
        than lost. Ids are exact to 2^64-1.
    */
    std::optional<Line> parse(QByteArrayView line);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace WebPubSub
