#include "requestfixture.h"

#include "http/requestparser.h"

#include <algorithm>

using namespace WebPubSub;

HttpRequest makeRequest(
    const QByteArray &method, const QByteArray &target, HttpHeaders headers, const QByteArray &body)
{
    const bool hasHost = std::any_of(headers.begin(), headers.end(),
        [](const HttpHeader &header) { return header.first.toLower() == "host"; });
    if (!hasHost)
        headers.prepend({"Host", "localhost:8080"});
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "\r\n" + body;
    RequestParser parser;
    parser.feed(bytes);
    if (parser.state() != RequestParser::State::Complete)
        qFatal("not a request: %s", bytes.constData());
    return parser.takeRequest();
}
