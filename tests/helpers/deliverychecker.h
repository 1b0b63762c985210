#pragma once

#include <QStringList>

#include <optional>
#include <vector>

//! What a run came to. All but the first three must be 0 for the guarantee to have held.
struct DeliveryVerdict {
    qint64 sent = 0;
    qint64 acked = 0;
    qint64 received = 0; //!< by all receivers together

    qint64 lost = 0; //!< acked, and not received by someone
    qint64 doubled = 0; //!< received more than once
    qint64 reordered = 0; //!< received after a later one of the same sender
    qint64 unresolved = 0; //!< sent, and neither acked nor refused
    qint64 refused = 0; //!< the request failed
    qint64 answeredTwice = 0;
    qint64 unknown = 0; //!< received, and never sent
    qint64 silentGaps = 0; //!< a jump in sequence ids, or a new connection, without a discontinuity before it
    qint64 backwards = 0; //!< a sequence id that is not above the one before
    QStringList examples = {}; //!< the first few faults in words

    bool isClean() const;
    QString summary() const; //!< one line
};

/*!
    Judges a run by its log alone, in the manner of Jepsen: it is told what was sent, what was acked, and what
    each receiver got, and knows nothing of how. Every receiver is to get every message.
*/
class DeliveryChecker {
public:
    DeliveryChecker(int senders, int receivers);

    //! \p number counts a sender's messages: 1, 2, 3…
    void sent(int sender, quint64 number);
    void acked(int sender, quint64 number);
    void refused(int sender, quint64 number, const QString &why);
    void received(int receiver, int sender, quint64 number, std::optional<quint64> sequenceId = {});
    //! \p last 0: nobody knows how far.
    void discontinuity(int receiver, quint64 first, quint64 last);
    void newConnection(int receiver); //!< sequence ids start again

    bool isAnswered() const { return m_open == 0; }
    //! Nothing more is owed: all is answered, and all that was acked was received.
    bool isComplete() const { return m_open == 0 && m_missing == 0; }
    DeliveryVerdict verdict() const;

private:
    enum class Answer : quint8 { None, Acked, Refused };
    struct Gap {
        quint64 first = 0;
        quint64 last = 0;
    };
    struct Receiver {
        std::vector<std::vector<quint8>> counts; //!< by sender and number
        std::vector<quint64> latest; //!< by sender
        quint64 sequenceId = 0;
        std::vector<Gap> told; //!< since the last message
        qint64 total = 0;
    };

    void answer(int sender, quint64 number, Answer answer);
    void note(qint64 &count, const QString &example);
    void noteSequence(int receiver, quint64 sequenceId);
    bool isTold(const Receiver &receiver, quint64 first, quint64 last) const;

    std::vector<std::vector<Answer>> m_senders; //!< by sender and number
    std::vector<Receiver> m_receivers;
    qint64 m_open = 0; //!< not answered yet
    qint64 m_missing = 0; //!< acked, and not yet received, over all receivers
    DeliveryVerdict m_verdict;
};
