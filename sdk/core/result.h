#pragma once

#include <QMetaType>
#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace WebPubSub {

//! What sort of failure an Error is; decides whether trying again can help.
enum class ErrorKind {
    Network, //!< the peer was not reached, or the transport broke
    Unauthorized, //!< token or key missing, wrong, expired
    Rejected, //!< the service understood and said no
    Protocol, //!< bytes that do not follow the protocol
    Timeout, //!< no answer in time
    Cancelled, //!< the caller, or stop(), ended it
    Invalid, //!< the caller's own input is wrong
};

/*!
    A failure told so that a person can act on it.

    \c name is a stable code ("CS_EMPTY", "JWT_EXP", or the service's own word such as "Forbidden");
    \c message says what, where, what was expected and what to do. Neither ever holds a secret.
*/
struct Error {
    ErrorKind kind = ErrorKind::Network;
    QString name = {};
    QString message = {};
    int httpStatus = 0; //!< 0 when no HTTP answer was involved
    std::optional<quint64> ackId = {}; //!< of the request that failed, when it was to be acknowledged

    friend bool operator==(const Error &, const Error &) = default;
};

//! A value, or the Error that came instead. (std::expected arrives with C++23.)
template<typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_data(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_data(std::in_place_index<1>, std::move(error))
    {
    }
    explicit operator bool() const { return m_data.index() == 0; }
    const T &operator*() const & { return std::get<0>(m_data); }
    T &operator*() & { return std::get<0>(m_data); }
    T &&operator*() && { return std::get<0>(std::move(m_data)); }
    const T *operator->() const { return &std::get<0>(m_data); }
    T *operator->() { return &std::get<0>(m_data); }
    const Error &error() const { return std::get<1>(m_data); }

private:
    std::variant<T, Error> m_data;
};

//! The value of an operation that has none.
struct Done {
    friend bool operator==(Done, Done) = default;
};

} // namespace WebPubSub

Q_DECLARE_METATYPE(WebPubSub::Error)
