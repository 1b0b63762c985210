#include "client/closecode.h"

namespace WebPubSub {

bool isRecoverableClose(int code)
{
    return code != CloseCode::normal && code != CloseCode::policyViolation;
}

bool isProtocolFault(int code)
{
    return code == 1002 || code == 1003 || code == 1007 || code == 1009;
}

bool isServiceRestart(int code)
{
    return code >= CloseCode::serviceRestart && code <= 1014;
}

namespace {

QString meaning(int code)
{
    switch (code) {
    case CloseCode::normal:
        return QStringLiteral("the service ended the connection");
    case 1001:
        return QStringLiteral("the service is going away");
    case 1002:
        return QStringLiteral("a WebSocket frame broke the protocol");
    case 1003:
        return QStringLiteral("text and binary frames were mixed up: check the subprotocol");
    case 1007:
        return QStringLiteral(
            "a message could not be read: its JSON, a field or its UTF-8 is wrong (Qt 6.4 also says "
            "so when a character was split over two frames)");
    case CloseCode::policyViolation:
        return QStringLiteral(
            "the service ended this connection for good: permission missing, recovery refused, "
            "or more than 1000 messages or 16 MB unacknowledged");
    case 1009:
        return QStringLiteral(
            "a message was larger than the 1 MiB that the service takes, or than the limit set here");
    case 1011:
        return QStringLiteral("the service or its event handler failed");
    case 1012:
    case 1013:
    case 1014:
        return QStringLiteral("the service is restarting or overloaded");
    default:
        return QStringLiteral("the service gave a code of its own");
    }
}

} // namespace

Error closeError(int code, const QString &reason, const QString &where)
{
    const QString said =
        reason.isEmpty() ? QString() : QStringLiteral(" It said: \"%1\".").arg(reason.left(512));
    if (code == CloseCode::abnormal)
        return {.kind = ErrorKind::Network,
            .name = QStringLiteral("ConnectionLost"),
            .message =
                QStringLiteral("The connection to %1 broke without a close frame.%2 Check the network and "
                               "that the service runs.")
                    .arg(where, said)};
    ErrorKind kind = ErrorKind::Network;
    if (code == CloseCode::policyViolation)
        kind = ErrorKind::Rejected;
    else if (isProtocolFault(code))
        kind = ErrorKind::Protocol;
    return {.kind = kind,
        .name = QStringLiteral("ConnectionClosed"),
        .message = QStringLiteral("The connection to %1 was closed with code %2: %3.%4")
                       .arg(where, QString::number(code), meaning(code), said)};
}

} // namespace WebPubSub
