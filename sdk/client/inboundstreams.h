#pragma once

#include "client/clienttypes.h"

#include <QHash>

#include <vector>

namespace WebPubSub {

/*!
    Which streams a reader follows, and what each fragment means to them (client-protocol.md section 3.6 rule
   12, section 5.7). Pure: the time is passed in.

    A stream is known by its group and its id, as a fragment does not say whose it is (section 10, item 46).
    Unlike in the official client a gap in the ids fails the stream, and a fragment that came before is
   dropped.
*/
class InboundStreams {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    struct Key {
        QString group = {};
        QString streamId = {};
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.group, key.streamId);
        }
    };

    //! What is to be told of a fragment, in this order.
    struct Step {
        bool isRefused = false; //!< there is no room for this new stream, which was not told before
        bool isFirst = false; //!< of a stream that is followed from now on
        bool isDuplicate = false; //!< dropped, with its payload
        bool isData = false; //!< the payload is to be delivered
        bool isEnd = false; //!< the stream is followed no more
        std::optional<Error> error = {}; //!< with isEnd, of a stream that failed
    };

    explicit InboundStreams(const StreamReaderOptions &options);

    //! \p message of any kind; nothing is to be told unless it is a fragment of a stream that is followed.
    Step take(const GroupMessage &message, TimePoint now);
    //! Streams that had no fragment for too long; they are forgotten.
    std::vector<Key> takeIdle(TimePoint now);
    std::optional<TimePoint> nextDue() const; //!< when takeIdle() is to be asked again
    Error idleError(const Key &key) const;

private:
    struct Stream {
        quint64 expected = 0;
        bool isFollowed = true; //!< false: it failed or began before us, and is left out until its end
        TimePoint lastSeen = {};
    };

    Step begin(const Key &key, const GroupMessage &message, TimePoint now);
    Step advance(const Key &key, Stream &stream, const GroupMessage &message);
    bool hasRoom();

    StreamReaderOptions m_options;
    QHash<Key, Stream> m_streams;
    bool m_isFullTold = false;
};

} // namespace WebPubSub
