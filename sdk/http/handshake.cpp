#include "http/handshake.h"

#include "http/token.h"

#include <QCryptographicHash>

#include <algorithm>

namespace WebPubSub {

using namespace Qt::StringLiterals;

namespace {

std::optional<HttpResponse> keyFault(const HttpRequest &request)
{
    const QList<QByteArray> keys = request.headerValues("Sec-WebSocket-Key");
    if (keys.size() == 1) {
        const auto key =
            QByteArray::fromBase64Encoding(keys.first(), QByteArray::AbortOnBase64DecodingErrors);
        if (keys.first().size() == 24 && key && (*key).size() == 16)
            return std::nullopt;
    }
    return HttpResponse::error(
        400, u"WS_KEY"_s, u"Sec-WebSocket-Key must come once, with 16 bytes in base64 (24 characters)."_s);
}

std::optional<HttpResponse> versionFault(const HttpRequest &request)
{
    const QList<QByteArray> versions = request.headerValues("Sec-WebSocket-Version");
    if (versions.size() == 1 && versions.first() == "13")
        return std::nullopt;
    if (versions.size() != 1)
        return HttpResponse::error(
            400, u"WS_VERSION"_s, u"Sec-WebSocket-Version must come once, with value 13."_s);
    HttpResponse response = HttpResponse::error(426, u"WS_VERSION"_s,
        u"Only version 13 of the WebSocket protocol is spoken here; send Sec-WebSocket-Version: 13."_s);
    return response.addHeader("Sec-WebSocket-Version", "13").addHeader("Upgrade", "websocket");
}

std::optional<HttpResponse> subprotocolFault(const HttpRequest &request)
{
    QList<QByteArray> offered = request.headerList("Sec-WebSocket-Protocol");
    const bool allTokens = std::all_of(offered.begin(), offered.end(), isToken);
    std::sort(offered.begin(), offered.end());
    if (allTokens && std::adjacent_find(offered.begin(), offered.end()) == offered.end())
        return std::nullopt;
    return HttpResponse::error(400, u"WS_PROTOCOL"_s,
        u"Sec-WebSocket-Protocol must be a list of names, each once, separated by commas."_s);
}

} // namespace

bool asksForWebSocket(const HttpRequest &request)
{
    return request.headerListHas("Upgrade", "websocket");
}

std::optional<HttpResponse> handshakeFault(const HttpRequest &request)
{
    if (request.method != "GET") {
        HttpResponse response =
            HttpResponse::error(405, u"WS_METHOD"_s, u"A WebSocket handshake is a GET request."_s);
        return response.addHeader("Allow", "GET");
    }
    if (request.minorVersion < 1 || !request.headerListHas("Connection", "upgrade")) {
        return HttpResponse::error(400, u"WS_UPGRADE"_s,
            u"A WebSocket handshake is an HTTP/1.1 request with the header Connection: Upgrade. A proxy on "
            u"the way may "
            "have dropped it."_s);
    }
    if (!request.body.isEmpty())
        return HttpResponse::error(400, u"WS_BODY"_s, u"A WebSocket handshake has no body."_s);
    if (auto fault = versionFault(request))
        return fault;
    if (auto fault = keyFault(request))
        return fault;
    return subprotocolFault(request);
}

QStringList offeredSubprotocols(const HttpRequest &request)
{
    QStringList names;
    for (const QByteArray &name : request.headerList("Sec-WebSocket-Protocol"))
        names.append(QString::fromLatin1(name));
    return names;
}

HttpResponse handshakeAnswer(const HttpRequest &request, const QString &subprotocol)
{
    // RFC 6455 section 1.3.
    const QByteArray keyed = request.header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    const QByteArray accept = QCryptographicHash::hash(keyed, QCryptographicHash::Sha1).toBase64();
    HttpResponse response{
        101, {{"Upgrade", "websocket"}, {"Connection", "Upgrade"}, {"Sec-WebSocket-Accept", accept}}, {}};
    if (!subprotocol.isEmpty())
        response.addHeader("Sec-WebSocket-Protocol", subprotocol.toLatin1());
    return response;
}

} // namespace WebPubSub
