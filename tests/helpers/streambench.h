#pragma once

#include "helpers/clientbench.h"

#include <QPointer>

/*!
    A connected client that publishes a stream "s" to the lobby; the test plays the service.
*/
class StreamBench : public ClientBench {
public:
    explicit StreamBench(const WebPubSub::ClientOptions &options = quickOptions());

    static QByteArray ack(int expected, const QByteArray &id = "s");
    static QByteArray nack(int expected, const QByteArray &name = "InvalidSequenceId");
    static QByteArray closed(const QByteArray &error = {});
    static QByteArray data(int id, const QByteArray &text); //!< as the client sends a fragment

    //! Opens the stream; its writer is in writer then.
    bool open(const WebPubSub::StreamOptions &more = {});
    //! Its outcome goes into told: "a ok", "a Timeout".
    WebPubSub::GroupStreamWriter::WriteReply *write(const QString &text);
    WebPubSub::GroupStreamWriter::WriteReply *track(
        const QString &what, WebPubSub::GroupStreamWriter::WriteReply *reply);
    QStringList takeTold(); //!< after a turn of the event loop
    //! Everything the client sent since, in words: "1:a", "keepalive", "end", "end!code", or the frame's
    //! type.
    QStringList sent();
    bool recover(); //!< a drop, and a new socket with `connected`
    //! The name of the error with which the service, or we, refused to open; "ok", or "pending".
    static QString openError(WebPubSub::OpenStreamReply *reply);

    QPointer<WebPubSub::GroupStreamWriter> writer;
    QStringList told;
    QStringList failures; //!< what the writer told by failed()
};
