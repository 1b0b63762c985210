#pragma once

#include "composer/composerequest.h"

namespace Ui {

//! Bytes of the sendToGroup frame of \p request in the JSON subprotocols, as it would go over the wire.
qint64 sizeOfFrame(const ComposeRequest &request);

} // namespace Ui
