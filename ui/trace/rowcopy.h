#pragma once

#include "core/trace.h"

#include <QList>
#include <QString>

//! Rows of the trace for the clipboard.
namespace Ui::RowCopy {

//! One line a row, the visible columns separated by tabs.
QString asText(const QList<WebPubSub::TraceEntry> &entries);
//! The lines of the session file (trace/traceformat.h): one JSON object a row.
QByteArray asJson(const QList<WebPubSub::TraceEntry> &entries);

} // namespace Ui::RowCopy
