#pragma once

//! How hubscope-client ends.
namespace App {

inline constexpr int exitOk = 0;
inline constexpr int exitNotConnected = 1; //!< or nobody reads its output any more
inline constexpr int exitUsage = 2;

} // namespace App
