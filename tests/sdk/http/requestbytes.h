#pragma once

#include "http/requestparser.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

//! Requests as bytes, right and wrong, for the tests of the parser.
namespace RequestBytes {

inline QByteArray request(
    const QByteArray &firstLine, const QByteArray &headers = {}, const QByteArray &body = {})
{
    return firstLine + "\r\n" + "Host: localhost:8080\r\n" + headers + "\r\n" + body;
}

inline QByteArray chunked(const QByteArray &body, const QByteArray &headers = {})
{
    return request("POST /x HTTP/1.1", "Transfer-Encoding: chunked\r\n" + headers, body);
}

inline QByteArray withHeader(const QByteArray &line)
{
    return request("GET / HTTP/1.1", line + "\r\n");
}

//! So many header lines.
inline QByteArray lines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "X-" + QByteArray::number(i) + ": y\r\n";
    return text;
}

//! Feeds in steps of \p step bytes, as long as the parser takes them.
inline qsizetype feedInSteps(WebPubSub::RequestParser &parser, const QByteArray &bytes, qsizetype step)
{
    qsizetype used = 0;
    while (used < bytes.size() && parser.state() != WebPubSub::RequestParser::State::Complete
        && parser.state() != WebPubSub::RequestParser::State::Failed)
        used += parser.feed(QByteArrayView(bytes).sliced(used, std::min(step, bytes.size() - used)));
    return used;
}

//! The stable code of a refusal.
inline QString failureCode(const WebPubSub::RequestParser &parser)
{
    return QJsonDocument::fromJson(parser.failure().body).object().value(QLatin1String("code")).toString();
}

} // namespace RequestBytes
