#pragma once

#include "helpers/modelservice.h"

//! The client's end of a connection to a ModelService.
class ModelTransport : public WebPubSub::Transport {
    Q_OBJECT
public:
    enum class Phase { New, Opening, Open, Closing, Gone };

    explicit ModelTransport(ModelService &service)
        : m_service(service)
    {
    }
    ~ModelTransport() override { abort(); }

    void open(const QUrl &url, const QString &subprotocol, const WebPubSub::TransportLimits &limits) override;
    void sendText(const QByteArray &utf8) override { send(utf8, false); }
    void sendBinary(const QByteArray &bytes) override { send(bytes, true); }
    void ping() override; //!< not asked for: both subprotocols have a ping of their own
    void close(int code) override;
    void abort() override;
    qint64 bytesToWrite() const override { return 0; }

    bool isLive() const { return phase != Phase::New && phase != Phase::Gone; }
    //! Each is the last thing done with this object: a handler may delete it.
    void tellOpened();
    void tellFailed(const WebPubSub::Error &error);
    void tellReceived(const QByteArray &frame);
    void tellClosed(int code);

    Phase phase = Phase::New;
    bool isSilent = false;
    bool isRecovery = false;
    bool isReplaced = false; //!< a recovery that was answered with a new session
    ModelService::Session *session = nullptr;

private:
    void send(const QByteArray &frame, bool isBinary);

    ModelService &m_service;
    QString m_subprotocol;
};
