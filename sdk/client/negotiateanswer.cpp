#include "client/negotiateanswer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace WebPubSub {

namespace {

Error unexpected(const QString &what)
{
    return {.kind = ErrorKind::Protocol,
        .name = QStringLiteral("NEGOTIATE_ANSWER"),
        .message = QStringLiteral("The negotiate server's answer %1").arg(what)};
}

//! The names beside the missing one, so that a person sees what to ask for; a name may itself be data.
QString namesIn(const QJsonObject &object)
{
    QStringList names;
    for (const QString &name : object.keys()) {
        const bool plain = name.size() <= 32 && std::all_of(name.begin(), name.end(), [](QChar c) {
            return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'_' || c == u'-';
        });
        if (plain && names.size() < 8)
            names += u'"' + name + u'"';
    }
    return names.isEmpty() ? QStringLiteral("no other names") : names.join(QStringLiteral(", "));
}

Result<QJsonValue> step(const QJsonValue &from, const QString &part, const QString &path)
{
    if (from.isObject()) {
        const QJsonObject object = from.toObject();
        if (object.contains(part))
            return object.value(part);
        return unexpected(
            QStringLiteral("has no \"%1\" of the path \"%2\" to the URL; it has %3. Correct the "
                           "path, or what the server answers.")
                .arg(part, path, namesIn(object)));
    }
    if (from.isArray()) {
        const QJsonArray array = from.toArray();
        bool isIndex = false;
        const int index = part.toInt(&isIndex);
        if (isIndex && index >= 0 && index < array.size())
            return array.at(index);
        return unexpected(
            QStringLiteral("has an array of %1 at \"%2\" of the path \"%3\" to the URL. Expected an "
                           "index from 0 there.")
                .arg(array.size())
                .arg(part, path));
    }
    return unexpected(
        QStringLiteral("has neither an object nor an array to look for \"%1\" of the path \"%2\" "
                       "in. Correct the path, or what the server answers.")
            .arg(part, path));
}

Result<QString> textAt(const QByteArray &body, const QString &path)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(body, &fault);
    if (document.isNull())
        return unexpected(QStringLiteral("is not a JSON object: %1 at byte %2. Expected JSON with the client "
                                         "access URL at \"%3\"; for an answer that is only the URL leave the "
                                         "path empty.")
                              .arg(fault.errorString())
                              .arg(fault.offset)
                              .arg(path));
    QJsonValue value = document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
    for (const QString &part : path.split(u'.')) {
        const Result<QJsonValue> next = step(value, part, path);
        if (!next)
            return next.error();
        value = *next;
    }
    if (!value.isString())
        return unexpected(
            QStringLiteral("has at \"%1\" something else than text. Expected the client access URL there, "
                           "wss://host/client/hubs/hub?access_token=….")
                .arg(path));
    return value.toString();
}

} // namespace

bool isUrlPath(const QString &path)
{
    return path.isEmpty() || !path.split(u'.').contains(QString());
}

Result<QUrl> urlInAnswer(const QByteArray &body, const QString &path)
{
    const Result<QString> text =
        path.isEmpty() ? Result<QString>(QString::fromUtf8(body)) : textAt(body, path);
    if (!text)
        return text.error();
    const QUrl url(text->trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme().isEmpty())
        return unexpected(
            QStringLiteral("has no valid URL %1. Expected "
                           "wss://host/client/hubs/hub?access_token=….")
                .arg(path.isEmpty() ? QStringLiteral("in its body") : QStringLiteral("at \"%1\"").arg(path)));
    return url;
}

} // namespace WebPubSub
