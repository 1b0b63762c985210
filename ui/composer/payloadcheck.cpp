#include "composer/payloadcheck.h"

#include "core/base64.h"
#include "protocol/jsonvalidator.h"

#include <QCoreApplication>

#include <algorithm>

namespace Ui {

using WebPubSub::DataType;
using WebPubSub::Payload;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::PayloadCheck)
};

PayloadReading fault(const QString &text, qsizetype position, const QString &sentence)
{
    const QStringView before = QStringView(text).left(position);
    const qsizetype line = before.count(u'\n') + 1;
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    // Characters, not UTF-16 units: a pair of surrogates is one column.
    const qsizetype column = before.mid(lineStart).toUcs4().size() + 1;
    return {{}, PayloadFault{Words::tr("Line %1, column %2").arg(line).arg(column), sentence, position}};
}

PayloadReading readJson(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    // One level less than a frame may have: the payload sits inside one.
    const auto found = WebPubSub::findJsonFault(bytes, WebPubSub::maxJsonDepth - 1);
    if (!found)
        return {Payload::jsonText(bytes), {}};
    return fault(text, QString::fromUtf8(bytes.left(found->offset)).size(),
        Words::tr("expected %1 but found %2. %3").arg(found->expected, found->found, found->advice));
}

int hexValue(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    const char16_t lower = u | 0x20;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

PayloadReading readHex(const QString &text)
{
    QByteArray bytes;
    bytes.reserve(text.size() / 2);
    int high = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isSpace() && high < 0)
            continue;
        const int value = hexValue(c);
        if (value < 0)
            return fault(text, i, Words::tr("expected two hex digits a byte (0-9, a-f). Write 0a, not a."));
        if (high < 0) {
            high = value;
        } else {
            bytes.append(char(high * 16 + value));
            high = -1;
        }
    }
    if (high >= 0)
        return fault(text, text.size(), Words::tr("expected a second hex digit. Complete the last byte."));
    return {Payload::binary(bytes), {}};
}

bool isBase64(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'0' && u <= u'9') || (u >= u'A' && u <= u'Z') || (u >= u'a' && u <= u'z') || u == u'+'
        || u == u'/' || u == u'=';
}

PayloadReading readBase64(const QString &text)
{
    QByteArray digits;
    digits.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i).isSpace())
            continue;
        if (!isBase64(text.at(i)))
            return fault(
                text, i, Words::tr("expected base64 (A-Z, a-z, 0-9, + and /). Remove this character."));
        digits.append(text.at(i).toLatin1());
    }
    if (const auto bytes = WebPubSub::fromStrictBase64(digits))
        return {Payload::binary(*bytes), {}};
    return fault(text, text.size(),
        Words::tr("expected groups of four characters, the last filled up with =. Paste it whole."));
}

} // namespace

PayloadReading readPayload(const QString &text, PayloadForm form)
{
    switch (form) {
    case PayloadForm::Text:
        return {Payload::text(text), {}};
    case PayloadForm::Json:
        return readJson(text);
    case PayloadForm::Hex:
        return readHex(text);
    case PayloadForm::Base64:
        return readBase64(text);
    }
    Q_UNREACHABLE();
}

PayloadForm formOf(const Payload &payload)
{
    switch (payload.type) {
    case DataType::Text:
        return PayloadForm::Text;
    case DataType::Json:
        return PayloadForm::Json;
    case DataType::Binary:
    case DataType::Protobuf:
        return PayloadForm::Hex;
    }
    Q_UNREACHABLE();
}

QString editableText(const Payload &payload)
{
    if (formOf(payload) == PayloadForm::Hex)
        return QString::fromLatin1(payload.bytes.toHex(' '));
    return QString::fromUtf8(payload.bytes);
}

} // namespace Ui
