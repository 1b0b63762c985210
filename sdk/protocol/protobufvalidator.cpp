#include "protocol/protobufvalidator.h"

#include <QString>

namespace WebPubSub {

namespace {

using namespace Qt::StringLiterals;

// What the library takes; the wire format itself would allow leading zeros up to ten.
constexpr qsizetype maxTagBytes = 5;
constexpr qsizetype maxLengthBytes = 5;

constexpr ProtobufRule anyRules[] = {
    {1, ProtobufRule::String, "type_url"}, {2, ProtobufRule::Bytes, "value"}};
constexpr ProtobufTable anyTable{"Any", anyRules};

QString nameOf(ProtobufWire wire)
{
    switch (wire) {
    case ProtobufWire::Varint:
        return u"a varint (wire type 0)"_s;
    case ProtobufWire::Fixed64:
        return u"eight bytes (wire type 1)"_s;
    case ProtobufWire::Bytes:
        return u"a length and bytes (wire type 2)"_s;
    case ProtobufWire::Fixed32:
        return u"four bytes (wire type 5)"_s;
    case ProtobufWire::GroupStart:
    case ProtobufWire::GroupEnd:
        return u"a group (wire type %1)"_s.arg(int(wire));
    case ProtobufWire::Six:
    case ProtobufWire::Seven:
        break;
    }
    return u"wire type %1, which does not exist"_s.arg(int(wire));
}

//! How deep the groups nest, the first of which begins at \p cursor; counting stops beyond maxProtobufDepth.
int groupDepth(ProtobufCursor cursor)
{
    int deepest = 1;
    for (int depth = 1; depth > 0 && depth <= maxProtobufDepth;) {
        const auto tag = cursor.tag();
        if (!tag)
            break;
        if (tag->wire == ProtobufWire::GroupStart)
            deepest = qMax(deepest, ++depth);
        else if (tag->wire == ProtobufWire::GroupEnd)
            --depth;
        else if (!cursor.skip(tag->wire))
            break;
    }
    return deepest;
}

struct Fault {
    QLatin1String code = {};
    const char *at = nullptr;
    QString path = {}; // grows at its front while the calls return
    QString expected = {};
    QString found = {};
};

//! Each function returns false after a fault, which ends the walk.
class Walk {
public:
    //! \p check, if any, gets the fields of this message.
    bool message(QByteArrayView bytes, const ProtobufTable &table, ProtobufCheck *check = nullptr);
    const Fault &fault() const { return m_fault; }

private:
    bool legal(const ProtobufTag &tag, const char *at, const ProtobufCursor &behind);
    bool value(const ProtobufTag &tag, ProtobufCursor &cursor, QByteArrayView &bytes);
    bool content(QByteArrayView bytes, const ProtobufRule &rule);
    bool fail(QLatin1String code, const char *at, const QString &expected, const QString &found);
    bool failIn(const ProtobufRule &rule);

    Fault m_fault;
};

bool Walk::fail(QLatin1String code, const char *at, const QString &expected, const QString &found)
{
    m_fault = {code, at, {}, expected, found};
    return false;
}

bool Walk::failIn(const ProtobufRule &rule)
{
    const QString name = QString::fromLatin1(rule.name.data(), qsizetype(rule.name.size()));
    m_fault.path = m_fault.path.isEmpty() ? name : name + u'.' + m_fault.path;
    return false;
}

bool Walk::message(QByteArrayView bytes, const ProtobufTable &table, ProtobufCheck *check)
{
    ProtobufCursor cursor(bytes);
    while (!cursor.atEnd()) {
        const char *at = cursor.rest().data();
        const auto tag = cursor.tag();
        if (!tag)
            return fail("PB_VARINT"_L1, at, u"a tag of 1 to 5 bytes"_s, u"no end of it"_s);
        if (!legal(*tag, at, cursor))
            return false;
        const ProtobufRule *rule = table.find(tag->field);
        if (check)
            (rule ? check->member : check->unknown) = tag->field;
        QByteArrayView found;
        if (rule && rule->wire() != tag->wire)
            return fail("PB_WIRE"_L1, at, nameOf(rule->wire()), nameOf(tag->wire)) || failIn(*rule);
        if (!value(*tag, cursor, found) || (rule && !content(found, *rule)))
            return rule ? failIn(*rule) : false;
    }
    return true;
}

bool Walk::legal(const ProtobufTag &tag, const char *at, const ProtobufCursor &behind)
{
    if (tag.field == 0 || tag.field > maxProtobufField)
        return fail("PB_FIELD"_L1, at, u"a field number from 1 to %1"_s.arg(maxProtobufField),
            tag.field == 0 ? u"0"_s : u"a larger one"_s);
    if (tag.size > maxTagBytes)
        return fail("PB_VARINT"_L1, at, u"a tag of 1 to 5 bytes"_s, u"%1 bytes"_s.arg(tag.size));
    if (tag.wire == ProtobufWire::GroupStart && groupDepth(behind) > maxProtobufDepth)
        return fail(
            "PB_DEPTH"_L1, at, u"no groups"_s, u"more than %1 in one another"_s.arg(maxProtobufDepth));
    if (tag.wire == ProtobufWire::GroupStart || tag.wire == ProtobufWire::GroupEnd
        || tag.wire > ProtobufWire::Fixed32)
        return fail("PB_WIRE"_L1, at, u"a field of proto3"_s, nameOf(tag.wire));
    return true;
}

bool Walk::value(const ProtobufTag &tag, ProtobufCursor &cursor, QByteArrayView &bytes)
{
    const char *at = cursor.rest().data();
    if (tag.wire == ProtobufWire::Varint) {
        if (cursor.varint())
            return true;
        return fail("PB_VARINT"_L1, at, u"a varint of at most %1 bytes"_s.arg(maxVarintBytes),
            cursor.left() < maxVarintBytes ? u"the end of the message inside it"_s : u"no end of it"_s);
    }
    quint64 size = tag.wire == ProtobufWire::Fixed32 ? 4 : 8;
    if (tag.wire == ProtobufWire::Bytes) {
        const auto length = cursor.varint();
        if (!length)
            return fail("PB_VARINT"_L1, at, u"a length"_s, u"no end of it"_s);
        if (cursor.rest().data() - at > maxLengthBytes && *length <= quint64(cursor.left()))
            return fail("PB_LENGTH"_L1, at, u"a length of 1 to 5 bytes"_s, u"leading zeros"_s);
        size = *length;
    }
    const auto found = cursor.bytes(size);
    if (!found)
        return fail("PB_LENGTH"_L1, at, u"at most %1 bytes, as no more are left"_s.arg(cursor.left()),
            u"a length of %1"_s.arg(size));
    bytes = *found;
    return true;
}

bool Walk::content(QByteArrayView bytes, const ProtobufRule &rule)
{
    switch (rule.kind) {
    case ProtobufRule::Varint:
    case ProtobufRule::Bytes:
        return true;
    case ProtobufRule::String:
        return QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8()
            || fail("PB_UTF8"_L1, bytes.data(), u"UTF-8"_s, u"bytes that are not"_s);
    case ProtobufRule::Message:
        return message(bytes, *rule.table);
    case ProtobufRule::Any:
        if (message(bytes, anyTable))
            return true;
        if (m_fault.code != "PB_DEPTH"_L1)
            m_fault.code = "PB_ANY"_L1;
        return false;
    }
    Q_UNREACHABLE();
}

Error errorOf(const Fault &fault, QByteArrayView frame)
{
    const QString where = u"Byte %1%2"_s.arg(
        QString::number(fault.at - frame.data()), fault.path.isEmpty() ? QString() : u" in "_s + fault.path);
    return {.kind = ErrorKind::Protocol,
        .name = fault.code,
        .message = u"%1: expected %2 but found %3. Encode the frame by the service's .proto file."_s.arg(
            where, fault.expected, fault.found)};
}

} // namespace

ProtobufCheck checkProtobuf(QByteArrayView frame, const ProtobufTable &table)
{
    ProtobufCheck check;
    Walk walk;
    if (!walk.message(frame, table, &check))
        check.error = errorOf(walk.fault(), frame);
    else if (frame.isEmpty())
        check.error =
            errorOf({"PB_EMPTY"_L1, frame.data(), {}, u"a message"_s, u"the end of the frame"_s}, frame);
    return check;
}

bool isProtobufAny(QByteArrayView bytes)
{
    return Walk().message(bytes, anyTable);
}

QByteArrayView typeUrlOfAny(QByteArrayView any)
{
    QByteArrayView typeUrl;
    ProtobufCursor cursor(any);
    while (const auto tag = cursor.tag()) {
        const QByteArrayView rest = cursor.rest();
        if (!cursor.skip(tag->wire))
            break;
        if (tag->field == 1) {
            ProtobufCursor value(rest);
            typeUrl = value.bytes(value.varint().value_or(0)).value_or(QByteArrayView());
        }
    }
    return typeUrl;
}

} // namespace WebPubSub
