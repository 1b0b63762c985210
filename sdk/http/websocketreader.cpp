#include "http/websocketreader.h"

#include <QtEndian>

#include <wslay/wslay.h>

#include <algorithm>
#include <new>

namespace WebPubSub {

using namespace Qt::StringLiterals;
using Event = WebSocketReader::Event;

namespace {

//! Buffers of larger messages are given back, so that an idle connection holds little.
constexpr qsizetype keptCapacity = 64 * 1024;

bool isControl(quint8 opcode)
{
    return opcode >= quint8(Opcode::Close);
}

bool isKnown(quint8 opcode)
{
    return opcode <= quint8(Opcode::Binary) || (isControl(opcode) && opcode <= quint8(Opcode::Pong));
}

} // namespace

class WebSocketReader::Private {
public:
    Private(qsizetype maxMessageBytes, int maxFragments);
    ~Private() { wslay_frame_context_free(m_context); }

    Event next();

    QByteArrayView m_input;
    Opcode m_opcode = Opcode::Text;
    QByteArray *m_payload = &m_message;
    quint16 m_closeCode = 0;
    QString m_text;

private:
    bool beginFrame(const wslay_frame_iocb &frame);
    bool beginData(const wslay_frame_iocb &frame);
    Event endFrame(const wslay_frame_iocb &frame);
    Event endMessage();
    Event readClose();
    bool refuse(quint16 code, const QString &rule);
    Event fault(quint16 code, const QString &rule);
    static ssize_t pull(uint8_t *buffer, size_t size, int flags, void *self);

    const qsizetype m_maxMessageBytes;
    const int m_maxFragments;
    wslay_frame_context_ptr m_context = nullptr;
    QByteArray m_message; // fragments joined so far
    QByteArray m_control;
    int m_fragments = 0; // of the message under way; 0 between messages
    bool m_inFrame = false;
    quint64 m_frameRead = 0;
    bool m_broken = false;
};

WebSocketReader::Private::Private(qsizetype maxMessageBytes, int maxFragments)
    : m_maxMessageBytes(maxMessageBytes)
    , m_maxFragments(maxFragments)
{
    const wslay_frame_callbacks callbacks{nullptr, &Private::pull, nullptr};
    if (wslay_frame_context_init(&m_context, &callbacks, this) != 0)
        throw std::bad_alloc(); // its only failure
}

//! wslay asks for more bytes.
ssize_t WebSocketReader::Private::pull(uint8_t *buffer, size_t size, int, void *self)
{
    auto *d = static_cast<Private *>(self);
    const qsizetype count = std::min(qsizetype(size), d->m_input.size());
    if (count == 0)
        return -1;
    memcpy(buffer, d->m_input.data(), size_t(count));
    d->m_input = d->m_input.sliced(count);
    return count;
}

Event WebSocketReader::Private::next()
{
    while (!m_broken) {
        wslay_frame_iocb frame;
        const ssize_t got = wslay_frame_recv(m_context, &frame);
        if (got == WSLAY_ERR_WANT_READ)
            return Event::NeedMore;
        if (got < 0) {
            return fault(CloseCode::protocolError,
                u"a control frame has at most 125 bytes and no fragments, a length has its shortest form"_s);
        }
        if (!m_inFrame && !beginFrame(frame))
            return Event::Fault;
        m_payload->append(reinterpret_cast<const char *>(frame.data), qsizetype(frame.data_length));
        m_frameRead += frame.data_length;
        if (m_frameRead < frame.payload_length)
            continue;
        m_inFrame = false;
        const Event event = endFrame(frame);
        if (event != Event::NeedMore)
            return event;
    }
    return Event::Fault;
}

//! False: a rule is broken, told by m_closeCode and m_text.
bool WebSocketReader::Private::beginFrame(const wslay_frame_iocb &frame)
{
    if (!frame.mask)
        return refuse(CloseCode::protocolError, u"a client's frames must be masked"_s);
    if (frame.rsv != WSLAY_RSV_NONE)
        return refuse(CloseCode::protocolError, u"reserved bits must be 0, no extension was agreed on"_s);
    if (!isKnown(frame.opcode)) {
        return refuse(CloseCode::protocolError,
            u"opcode %1 is not one of 0, 1, 2, 8, 9 and 10"_s.arg(uint(frame.opcode)));
    }
    m_inFrame = true;
    m_frameRead = 0;
    if (!isControl(frame.opcode))
        return beginData(frame);
    m_control.resize(0);
    m_payload = &m_control;
    return true;
}

bool WebSocketReader::Private::beginData(const wslay_frame_iocb &frame)
{
    const bool continues = frame.opcode == quint8(Opcode::Continuation);
    if (continues && m_fragments == 0)
        return refuse(CloseCode::protocolError, u"a continuation frame must follow the start of a message"_s);
    if (!continues && m_fragments > 0)
        return refuse(CloseCode::protocolError, u"a message must end before the next one begins"_s);
    if (!continues) {
        m_opcode = Opcode(frame.opcode);
        if (m_message.capacity() > keptCapacity)
            m_message = QByteArray();
        m_message.resize(0);
    }
    if (++m_fragments > m_maxFragments)
        return refuse(CloseCode::messageTooBig, u"a message has at most %1 fragments"_s.arg(m_maxFragments));
    if (frame.payload_length > quint64(m_maxMessageBytes - m_message.size()))
        return refuse(CloseCode::messageTooBig, u"a message has at most %1 bytes"_s.arg(m_maxMessageBytes));
    m_payload = &m_message;
    return true;
}

//! NeedMore: nothing to tell yet.
Event WebSocketReader::Private::endFrame(const wslay_frame_iocb &frame)
{
    switch (Opcode(frame.opcode)) {
    case Opcode::Close:
        return readClose();
    case Opcode::Ping:
        return Event::Ping;
    case Opcode::Pong:
        return Event::Pong;
    default:
        return frame.fin ? endMessage() : Event::NeedMore;
    }
}

Event WebSocketReader::Private::endMessage()
{
    m_fragments = 0;
    // Judged over the joined message: a character may be split between fragments.
    if (m_opcode == Opcode::Text && !m_message.isValidUtf8())
        return fault(CloseCode::invalidPayload, u"a text message must be UTF-8"_s);
    return Event::Message;
}

Event WebSocketReader::Private::readClose()
{
    if (m_control.isEmpty()) {
        m_closeCode = CloseCode::noStatus;
        m_text.clear();
        return Event::Close;
    }
    if (m_control.size() == 1)
        return fault(CloseCode::protocolError, u"a close frame is empty or begins with a two-byte code"_s);
    const auto code = qFromBigEndian<quint16>(m_control.constData());
    if (!isValidCloseCode(code)) {
        return fault(CloseCode::protocolError,
            u"close code %1 must not be sent, use 1000 to 1003, 1007 to 1014 or 3000 to 4999"_s.arg(code));
    }
    const QByteArrayView reason = QByteArrayView(m_control).sliced(2);
    if (!reason.isValidUtf8())
        return fault(CloseCode::invalidPayload, u"a close frame's text must be UTF-8"_s);
    m_closeCode = code;
    m_text = QString::fromUtf8(reason);
    return Event::Close;
}

bool WebSocketReader::Private::refuse(quint16 code, const QString &rule)
{
    m_broken = true;
    m_closeCode = code;
    m_text = rule;
    return false;
}

Event WebSocketReader::Private::fault(quint16 code, const QString &rule)
{
    refuse(code, rule);
    return Event::Fault;
}

WebSocketReader::WebSocketReader(qsizetype maxMessageBytes, int maxFragments)
    : d(std::make_unique<Private>(maxMessageBytes, maxFragments))
{
}

WebSocketReader::~WebSocketReader() = default;

void WebSocketReader::setInput(QByteArrayView bytes)
{
    d->m_input = bytes;
}

WebSocketReader::Event WebSocketReader::next()
{
    return d->next();
}

Opcode WebSocketReader::opcode() const
{
    return d->m_opcode;
}

const QByteArray &WebSocketReader::payload() const
{
    return *d->m_payload;
}

quint16 WebSocketReader::closeCode() const
{
    return d->m_closeCode;
}

QString WebSocketReader::text() const
{
    return d->m_text;
}

} // namespace WebPubSub
