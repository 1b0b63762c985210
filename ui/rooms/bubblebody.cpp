#include "rooms/bubblebody.h"

#include "shared/format.h"
#include "shared/jsontext.h"

#include <QCoreApplication>

namespace Ui {

using WebPubSub::DataType;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::BubbleBody)
};

QString kindName(DataType type)
{
    switch (type) {
    case DataType::Text:
        return {};
    case DataType::Json:
        return Words::tr("JSON");
    case DataType::Binary:
        return Words::tr("Binary");
    case DataType::Protobuf:
        return Words::tr("Protobuf");
    }
    Q_UNREACHABLE();
}

//! Sixteen bytes a line in two groups of eight.
QString hexLines(const QByteArray &bytes)
{
    QString text;
    text.reserve(bytes.size() * 3 + bytes.size() / 8);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            text += i % 16 == 0 ? QStringLiteral("\n")
                : i % 8 == 0    ? QStringLiteral("  ")
                                : QStringLiteral(" ");
        const auto byte = quint8(bytes.at(i));
        text += QLatin1Char("0123456789abcdef"[byte >> 4]);
        text += QLatin1Char("0123456789abcdef"[byte & 15]);
    }
    return text;
}

QString readable(const WebPubSub::Payload &payload, const QByteArray &shown, bool raw)
{
    switch (payload.type) {
    case DataType::Binary:
    case DataType::Protobuf:
        return hexLines(shown);
    case DataType::Json:
        return raw ? QString::fromUtf8(shown) : prettyJson(QString::fromUtf8(shown));
    case DataType::Text:
        return QString::fromUtf8(shown).replace(QLatin1String("\r\n"), QLatin1String("\n"));
    }
    Q_UNREACHABLE();
}

qsizetype endOfLine(const QString &text, int line)
{
    qsizetype end = -1;
    for (int i = 0; i < line; ++i) {
        end = text.indexOf(u'\n', end + 1);
        if (end < 0)
            return text.size();
    }
    return end;
}

//! Cuts to the head and says what is missing. One line too many is shown: the fold's own line would be as
//! tall.
void foldToHead(BubbleBody *body)
{
    const int lines = body->isBlock ? headLines : headTextLines;
    qsizetype end = endOfLine(body->text, lines + 1);
    if (end < body->text.size())
        end = endOfLine(body->text, lines);
    const bool cutInside = end > headCharacters;
    end = cutInside ? headCharacters : end;
    if (end >= body->text.size())
        return;
    const auto hidden = int(QStringView(body->text).mid(end + 1).count(u'\n') + 1);
    body->more = cutInside ? Words::tr("Show all")
        : hidden == 1      ? Words::tr("1 more line")
                           : Words::tr("%n more lines", nullptr, hidden);
    if (cutInside && body->text.at(end).isLowSurrogate())
        --end;
    body->text.truncate(end);
}

void colorJson(BubbleBody *body)
{
    for (const JsonToken &token : jsonTokens(body->text)) {
        if (token.kind != JsonKind::Punctuation)
            body->colors.append({token.start, token.length, jsonColor(token.kind)});
    }
}

} // namespace

BubbleBody bubbleBody(const WebPubSub::Payload &payload, Fold fold, bool raw)
{
    BubbleBody body;
    body.isBlock = payload.type != DataType::Text;
    body.kind = kindName(payload.type);
    if (body.isBlock && fold == Fold::Closed)
        return body;
    const QByteArray shown = payload.bytes.left(maxShownBytes);
    body.text = Format::visible(readable(payload, shown, raw));
    if (fold != Fold::Open)
        foldToHead(&body);
    else if (shown.size() < payload.bytes.size())
        body.note = Words::tr("First %1 of %2 shown; Copy takes all")
                        .arg(Format::bytes(shown.size()), Format::bytes(payload.bytes.size()));
    if (payload.type == DataType::Json)
        colorJson(&body);
    return body;
}

QString plainContent(const WebPubSub::Payload &payload)
{
    if (payload.type == DataType::Text || payload.type == DataType::Json)
        return QString::fromUtf8(payload.bytes);
    return QString::fromLatin1(payload.bytes.toHex(' '));
}

} // namespace Ui
