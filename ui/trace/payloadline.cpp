#include "trace/payloadline.h"

#include "shared/format.h"
#include "trace/jsonlexer.h"
#include "trace/tracetext.h"

#include <QStringDecoder>

namespace Ui {

namespace {

//! A cut inside a character must not turn text into hex.
QByteArrayView cutAtCharacter(QByteArrayView text, qsizetype maxBytes)
{
    if (text.size() <= maxBytes)
        return text;
    qsizetype end = maxBytes;
    while (end > 0 && (uchar(text[end]) & 0xC0) == 0x80)
        --end;
    return text.first(end);
}

bool isText(QByteArrayView bytes)
{
    if (bytes.contains('\0'))
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(bytes);
    Q_UNUSED(decoded)
    return !decoder.hasError();
}

//! Any white space between words, newlines too, is at most one space here.
PayloadLine jsonLine(const QString &json)
{
    PayloadLine line;
    qsizetype end = 0;
    for (const JsonToken &token : jsonTokens(json)) {
        if (token.start > end && end > 0)
            line.text += u' ';
        end = token.start + token.length;
        const QString word = Format::visible(json.mid(token.start, token.length), false);
        line.tokens.append({line.text.size(), word.size(), token.kind});
        line.text += word;
    }
    return line;
}

} // namespace

QByteArrayView userData(const WebPubSub::TraceEntry &entry)
{
    const QByteArrayView frame(entry.payload);
    if (entry.event != QLatin1String("sendToGroup") && !entry.event.startsWith(QLatin1String("message")))
        return frame;
    const QByteArrayView data = looksLikeJson(frame) ? topLevelValue(frame, "data") : QByteArrayView();
    return data.isEmpty() ? frame : data;
}

PayloadLine payloadLine(const WebPubSub::TraceEntry &entry, qsizetype maxBytes)
{
    if (entry.payload.isEmpty())
        return {.text = Format::visible(TraceText::note(entry), false), .isNote = true};
    const QByteArrayView data = userData(entry);
    const QByteArrayView shown = cutAtCharacter(data, maxBytes);
    const QString more = shown.size() < data.size() ? QStringLiteral("…") : QString();
    if (!isText(shown))
        return {.text = QString::fromLatin1(
                    shown.first(qMin(shown.size(), qsizetype(64))).toByteArray().toHex(' '))};
    if (!looksLikeJson(data) && !data.startsWith('"'))
        return {.text = Format::visible(QString::fromUtf8(shown), false) + more};
    PayloadLine line = jsonLine(QString::fromUtf8(shown));
    line.text += more;
    return line;
}

} // namespace Ui
