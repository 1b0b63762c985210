// bench_fanout CONNECTION_STRING PID SUBSCRIBERS SECONDS: one publisher, many subscribers of a group,
// 100-byte text. Prints one JSON object: deliveries a second, and CPU seconds of process PID per delivery.
#include "loadsocket.h"

#include "auth/clienttoken.h"

#include <QDateTime>

#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace Bench;
using Clock = std::chrono::steady_clock;

namespace {

constexpr char subprotocol[] = "json.webpubsub.azure.v1";
constexpr size_t textBytes = 100;
// Messages on their way at most: enough to keep the hub busy, few enough never to be a slow reader.
constexpr int64_t window = 64;

QByteArray targetFor(const WebPubSub::ConnectionString &connection, const QString &user)
{
    const WebPubSub::TokenOptions options{.userId = user,
        .roles = {QStringLiteral("webpubsub.sendToGroup")},
        .groups = {QStringLiteral("fan")}};
    const auto token = WebPubSub::makeClientAccessToken(
        connection, QStringLiteral("bench"), options, QDateTime::currentDateTimeUtc());
    return "/client/hubs/bench?access_token=" + token->token;
}

struct Subscriber {
    int socket;
    FrameCounter counter;
    int64_t received = 0;
};

class FanOut {
public:
    FanOut(const WebPubSub::ConnectionString &connection, int subscribers)
        : m_port(connection.endpoint.port())
        , m_epoll(::epoll_create1(0))
        , m_buffer(1 << 20)
    {
        m_subscribers.resize(size_t(subscribers));
        const QByteArray target = targetFor(connection, QStringLiteral("sub"));
        for (size_t i = 0; i < m_subscribers.size(); ++i) {
            m_subscribers[i].socket = connectTo(m_port);
            upgrade(m_subscribers[i].socket, m_port, target, subprotocol);
            epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
            ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_subscribers[i].socket, &event);
        }
        // Not in the group: it only publishes.
        m_publisher = connectTo(m_port);
        WebPubSub::TokenOptions options{
            .userId = QStringLiteral("pub"), .roles = {QStringLiteral("webpubsub.sendToGroup")}};
        const auto token = WebPubSub::makeClientAccessToken(
            connection, QStringLiteral("bench"), options, QDateTime::currentDateTimeUtc());
        upgrade(m_publisher, m_port, "/client/hubs/bench?access_token=" + token->token, subprotocol);
        m_message = maskedTextFrame(R"({"type":"sendToGroup","group":"fan","dataType":"text","data":")"
            + QByteArray(textBytes, 'x') + "\"}");
    }

    //! Runs for \p time; \returns deliveries.
    int64_t run(std::chrono::milliseconds time)
    {
        const auto end = Clock::now() + time;
        int64_t delivered = 0;
        while (Clock::now() < end) {
            const int64_t slowest = slowestReceiver();
            if (m_sent - slowest < window / 2)
                publish(window - (m_sent - slowest));
            delivered += receive();
        }
        return delivered;
    }

private:
    int64_t slowestReceiver() const
    {
        return std::min_element(m_subscribers.begin(), m_subscribers.end(), [](const auto &a, const auto &b) {
            return a.received < b.received;
        })->received;
    }

    void publish(int64_t count)
    {
        QByteArray batch;
        for (int64_t i = 0; i < count; ++i)
            batch += m_message;
        writeAll(m_publisher, batch);
        m_sent += count;
    }

    int64_t receive()
    {
        epoll_event events[256];
        const int ready = ::epoll_wait(m_epoll, events, 256, 100);
        int64_t frames = 0;
        for (int i = 0; i < ready; ++i) {
            Subscriber &subscriber = m_subscribers[events[i].data.u64];
            const ssize_t size = ::recv(subscriber.socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
            if (size <= 0) {
                std::fprintf(stderr, "bench: a subscriber was closed\n");
                std::exit(1);
            }
            // `connected` is shorter than any message of 100 characters and an envelope.
            const int64_t got = subscriber.counter.feed(m_buffer.data(), size_t(size), textBytes + 60);
            subscriber.received += got;
            frames += got;
        }
        return frames;
    }

    int m_port;
    int m_epoll;
    int m_publisher = -1;
    std::vector<Subscriber> m_subscribers;
    std::vector<char> m_buffer;
    QByteArray m_message;
    int64_t m_sent = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 5) {
        std::fprintf(stderr, "usage: bench_fanout CONNECTION_STRING PID SUBSCRIBERS SECONDS\n");
        return 1;
    }
    const auto connection = WebPubSub::ConnectionString::parse(QString::fromUtf8(argv[1]));
    if (!connection) {
        std::fprintf(stderr, "bench: %s\n", qPrintable(connection.error().message));
        return 1;
    }
    const rlimit files{8192, 8192};
    ::setrlimit(RLIMIT_NOFILE, &files);
    const int process = std::atoi(argv[2]);
    FanOut fanOut(*connection, std::atoi(argv[3]));
    fanOut.run(std::chrono::milliseconds(500)); // warm
    const auto begin = Clock::now();
    const double cpuBefore = cpuSeconds(process);
    const int64_t deliveries = fanOut.run(std::chrono::seconds(std::atoi(argv[4])));
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    const double cpu = cpuSeconds(process) - cpuBefore;
    std::printf("{\"deliveriesPerSecond\": %.0f, \"cpuNanosecondsPerDelivery\": %.1f}\n",
        double(deliveries) / seconds, cpu * 1e9 / double(deliveries));
    return 0;
}
