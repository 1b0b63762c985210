#pragma once

#include "protocol/payload.h"
#include "shared/lane.h"

#include <QMetaType>
#include <QString>

namespace Ui {

//! Somebody who can speak: a connection of this window.
struct Speaker {
    QString id = {};
    QString name = {};
    Lane lane = Lane::Circle;
    bool connected = false;
    QString whyNot = {}; //!< translated reason when it cannot send just now; empty: it can try
};

//! What the composer asks the workspace to send.
struct ComposeRequest {
    QString speakerId = {};
    QString group = {};
    WebPubSub::Payload payload = {};
    bool noEcho = false;
    bool fireAndForget = false;
};

} // namespace Ui

Q_DECLARE_METATYPE(Ui::ComposeRequest)
