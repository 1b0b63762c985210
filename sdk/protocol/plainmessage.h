#pragma once

#include <QByteArrayView>

#include <optional>

namespace WebPubSub {

//! The fields of a DownstreamMessage's data_message as they stand in the frame.
struct PlainMessage {
    QByteArrayView from = {};
    std::optional<QByteArrayView> group = {};
    quint64 dataField = 0; //!< of MessageData: 1 text, 2 binary, 3 protobuf, 4 JSON
    QByteArrayView data = {};
    std::optional<quint64> sequenceId = {};
};

/*!
    Finds the fields of the message that nearly every frame is, without a copy: each at most once, one kind of
    data, no metadata, no stream, nothing unknown. Nothing for all other frames; the library reads those.

    \p frame must have passed checkProtobuf(). The library would take four times as long, for its strings.
*/
std::optional<PlainMessage> findPlainMessage(QByteArrayView frame);

} // namespace WebPubSub
