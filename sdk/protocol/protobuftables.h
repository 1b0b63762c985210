#pragma once

#include "protocol/protobufcursor.h"

#include <span>
#include <string_view>

//! What the messages of webpubsub.proto look like on the wire, for protobufvalidator: the lite library has no
//! descriptors at run time.
namespace WebPubSub {

struct ProtobufTable;

struct ProtobufRule {
    enum Kind : quint8 { Varint, String, Bytes, Any, Message };

    quint8 number = 0;
    Kind kind = Varint;
    std::string_view name = {}; //!< as in the .proto
    const ProtobufTable *table = nullptr; //!< of a Message

    constexpr ProtobufWire wire() const
    {
        return kind == Varint ? ProtobufWire::Varint : ProtobufWire::Bytes;
    }
};

struct ProtobufTable {
    std::string_view name = {};
    std::span<const ProtobufRule> rules = {}; //!< of all known fields

    const ProtobufRule *find(quint64 number) const
    {
        if (number - 1 < rules.size() && rules[number - 1].number == number) // most are numbered 1, 2, 3…
            return &rules[number - 1];
        for (const ProtobufRule &rule : rules) {
            if (rule.number == number)
                return &rule;
        }
        return nullptr;
    }
};

extern const ProtobufTable upstreamTable; //!< client to service
extern const ProtobufTable downstreamTable; //!< service to client

} // namespace WebPubSub
