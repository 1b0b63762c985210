#pragma once

#include "core/result.h"
#include "core/trace.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace WebPubSub {

/*!
    The append-only event store: one truth for chat, trace, charts and replay.

    A session is one file, *.hubtrace: a header line with format and version, then one JSON object a
    line (sdk/trace/README.md). Memory holds an index only. append() is thread-safe and cheap; a writer thread
   of the store's own serializes, indexes and flushes at least once a second. Signals come in the thread the
   store lives in, at most every 50 ms.
*/
class TraceStore : public QObject {
    Q_OBJECT
public:
    explicit TraceStore(QObject *parent = nullptr);
    ~TraceStore() override; //!< writes and closes what was appended

    //! Starts a new session file, in place of what \a path held. TR_ACCESS or TR_KIND when it cannot be
    //! written. The session before is closed first; when it had rows, reset() is emitted.
    Result<Done> create(const QString &path);
    //! Opens a finished session read-only: rows come by rowsAppended(). TR_EMPTY, TR_FORMAT, TR_VERSION,
    //! TR_ACCESS, TR_KIND. A torn last line (TR_TORN) and lines that are no rows (TR_LINES) are left out and
    //! told by warned().
    Result<Done> open(const QString &path);
    QString path() const;

    //! From any thread. Rows keep the order of the calls.
    void append(const TraceEntry &entry);
    //! Waits until all that was appended before is indexed and written, or the file is read to its end; in
    //! the store's thread the rows are announced too. For tests and for closing. Does not wait while paused.
    void flush();

    //! Rows announced by rowsAppended(); from any thread.
    int rowCount() const;
    //! The row as it was appended, with its correlation resolved; read from the file. From any thread.
    //! When another program changed the file, \c exception says so (TR_CHANGED) beside what the index knows.
    TraceEntry row(int row) const;
    //! The row without file access: time, source, direction, level, lane, event, group, user and connection
    //! id, sequence id or ordinal, correlation and bytes; for filters and charts over all rows. From any
    //! thread.
    TraceEntry outline(int row) const;
    //! Rows that share \p correlation, ascending. Empty for an empty id.
    QList<int> rowsOf(const QString &correlation) const;
    qint64 fileBytes() const;
    qint64 maxFileBytes() const; //!< 512 MiB; the store pauses there and says so

    bool isPaused() const; //!< after a full disk or the size cap: warned() told why

Q_SIGNALS:
    //! Another session begins: there are no rows now.
    void reset();
    void rowsAppended(int first, int last);
    //! The correlation of earlier rows became known.
    void rowsChanged(int first, int last);
    //! Something a user must know: torn tail dropped, disk full, size cap. Name and message say it.
    void warned(const WebPubSub::Error &warning);
    void resumed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace WebPubSub
