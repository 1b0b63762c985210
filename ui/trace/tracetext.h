#pragma once

#include "core/trace.h"
#include "shared/theme.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace Ui {

//! A row of the trace in words. Pure functions, usable in any thread; what they return is safe to draw as
//! plain text.
class TraceText {
    Q_DECLARE_TR_FUNCTIONS(Ui::TraceText)
public:
    //! Text of a TraceColumn; empty for Thread and Delta, which depend on the table around the row.
    static QString cell(const WebPubSub::TraceEntry &entry, int column);
    //! What the header shows; empty over the thread and the arrows.
    static QString header(int column);
    static QString columnName(int column); //!< for menus and screen readers: never empty

    static QString event(const WebPubSub::TraceEntry &entry); //!< "routed to 3 of 4", "event pay"
    static QString note(const WebPubSub::TraceEntry &entry); //!< the free text that event() does not say
    static QString direction(WebPubSub::TraceDirection direction); //!< "out", "in", "inside", "both"
    static QString directionIcon(const WebPubSub::TraceEntry &entry); //!< name for Ui::drawIcon()

    //! Glyph and colour of the status; nothing for a row without one.
    static std::optional<State> state(const WebPubSub::TraceEntry &entry);
    static bool isFailed(const WebPubSub::TraceEntry &entry);
    //! false: no status could make it a failed row. An outline is enough to say so.
    static bool mayFail(const WebPubSub::TraceEntry &entry);

    //! The row in one sentence, for screen readers.
    static QString sentence(const WebPubSub::TraceEntry &entry);
};

} // namespace Ui
