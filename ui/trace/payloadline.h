#pragma once

#include "core/trace.h"
#include "shared/jsontext.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace Ui {

//! What a table cell shows of a payload: one line of harmless text and the colours in it.
struct PayloadLine {
    QString text = {};
    QList<JsonToken> tokens = {}; //!< of text; empty when it is no JSON
    bool isNote = false; //!< not a payload but the free text beside the event
};

/*!
    The payload of \p entry on one line: of a message its data, else the whole frame; JSON coloured, anything
   that is not text as hex. Without a payload the note beside the event. At most \p maxBytes of the payload
   are looked at.
*/
PayloadLine payloadLine(const WebPubSub::TraceEntry &entry, qsizetype maxBytes = 512);

//! The part of the frame that the user sent or will see: the value of "data" of a message, else the whole
//! payload.
QByteArrayView userData(const WebPubSub::TraceEntry &entry);

} // namespace Ui

Q_DECLARE_METATYPE(Ui::PayloadLine)
