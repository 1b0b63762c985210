#include "trace/rowcopy.h"

#include "trace/tracecolumns.h"
#include "trace/traceformat.h"
#include "trace/tracetext.h"

#include <QStringList>

namespace Ui::RowCopy {

QString asText(const QList<WebPubSub::TraceEntry> &entries)
{
    QStringList lines;
    for (const WebPubSub::TraceEntry &entry : entries) {
        QStringList cells;
        for (int column = TraceColumn::Time; column < TraceColumn::Count; ++column) {
            if (column != TraceColumn::Delta) // it says where the row stood in the table, not what it is
                cells.append(TraceText::cell(entry, column));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

QByteArray asJson(const QList<WebPubSub::TraceEntry> &entries)
{
    QByteArray lines;
    for (const WebPubSub::TraceEntry &entry : entries)
        WebPubSub::TraceFormat::appendLine(lines, entry);
    return lines;
}

} // namespace Ui::RowCopy
