#pragma once

#include "protocol/payload.h"

#include <QString>

#include <optional>

namespace Ui {

//! How the text in the editor is to be read.
enum class PayloadForm : quint8 { Text, Json, Hex, Base64 };

//! Why the text is not what its form asks for, and where.
struct PayloadFault {
    QString place = {}; //!< "Line 2, column 3"
    QString sentence = {}; //!< what was expected and what to do
    qsizetype position = 0; //!< in UTF-16 units; at most the length of the text
};

//! A text read in its form: the payload, or what is wrong.
struct PayloadReading {
    WebPubSub::Payload payload = {}; //!< only when there is no fault
    std::optional<PayloadFault> fault = {};
};

//! JSON is sent as it was written. Hex may hold blanks between its bytes, base64 may be broken into lines.
PayloadReading readPayload(const QString &text, PayloadForm form);

PayloadForm formOf(const WebPubSub::Payload &payload); //!< the form its text has in the editor
QString editableText(const WebPubSub::Payload &payload); //!< readPayload() of it gives the payload back

} // namespace Ui
