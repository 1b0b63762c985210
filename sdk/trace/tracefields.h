#pragma once

#include "core/trace.h"

#include <array>
#include <string_view>

// The member names of a trace line, shared by its writer and its reader.
namespace WebPubSub::TraceFields {

struct TextField {
    std::string_view name;
    QString TraceEntry::*member;
};

// In the order in which they are written: who and what first, for those who read the file in an editor.
inline constexpr std::array<TextField, 16> texts = {{
    {"lane", &TraceEntry::lane},
    {"event", &TraceEntry::event},
    {"message", &TraceEntry::message},
    {"exception", &TraceEntry::exception},
    {"hub", &TraceEntry::hub},
    {"connectionId", &TraceEntry::connectionId},
    {"userId", &TraceEntry::userId},
    {"group", &TraceEntry::group},
    {"ip", &TraceEntry::ip},
    {"routeTemplate", &TraceEntry::routeTemplate},
    {"method", &TraceEntry::method},
    {"url", &TraceEntry::url},
    {"headers", &TraceEntry::headers},
    {"correlation", &TraceEntry::correlation},
    {"dataType", &TraceEntry::dataType},
    {"status", &TraceEntry::status},
}};

struct IdField {
    std::string_view name;
    std::optional<quint64> TraceEntry::*member;
};

inline constexpr std::array<IdField, 3> ids = {{
    {"sequenceId", &TraceEntry::sequenceId},
    {"ackId", &TraceEntry::ackId},
    {"ordinal", &TraceEntry::ordinal},
}};

// Indexed by the enumerators' values.
inline constexpr std::array<std::string_view, 4> sources = {"client", "hub", "rest", "webhook"};
inline constexpr std::array<std::string_view, 4> directions = {"inside", "out", "in", "both"};
inline constexpr std::array<std::string_view, 5> levels = {
    "Trace", "Debug", "Informational", "Warning", "Error"};

} // namespace WebPubSub::TraceFields
