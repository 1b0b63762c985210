#pragma once

#include <QByteArray>
#include <QStringView>

namespace WebPubSub {

/*!
    Appends JSON text to one byte array that was reserved beforehand: the encoder's hot path. Members are
   written by hand, so the caller sees to commas and braces; the writer sees to escapes and UTF-8.
*/
class JsonWriter {
public:
    explicit JsonWriter(qsizetype expectedBytes) { m_out.reserve(expectedBytes); }

    //! Structure and other text that needs no escapes, such as {"type":"ack".
    JsonWriter &raw(QByteArrayView json)
    {
        m_out.append(json);
        return *this;
    }
    JsonWriter &number(quint64 value);
    //! A string with its quotes. A lone half of a surrogate pair becomes '?', as a frame must be
    //! valid UTF-8.
    JsonWriter &string(QStringView text);
    //! The same from UTF-8; bytes that are not UTF-8 become U+FFFD.
    JsonWriter &utf8String(QByteArrayView text);
    JsonWriter &base64String(const QByteArray &bytes);

    QByteArray take() { return std::move(m_out); }

private:
    void appendEscaped(uchar character);

    QByteArray m_out;
};

} // namespace WebPubSub
