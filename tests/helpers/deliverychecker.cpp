#include "helpers/deliverychecker.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxExamples = 12;

QString nameOf(int sender, quint64 number)
{
    return u"message %1 of sender %2"_s.arg(number).arg(sender);
}

} // namespace

bool DeliveryVerdict::isClean() const
{
    return lost == 0 && doubled == 0 && reordered == 0 && unresolved == 0 && refused == 0
        && answeredTwice == 0 && unknown == 0 && silentGaps == 0 && backwards == 0;
}

QString DeliveryVerdict::summary() const
{
    return u"%1 sent, %2 acked, %3 received: %4 lost, %5 doubled, %6 reordered, %7 unresolved, %8 refused, "
           "%9 answered twice, %10 unknown, %11 silent gaps, %12 ids backwards"_s.arg(sent)
               .arg(acked)
               .arg(received)
               .arg(lost)
               .arg(doubled)
               .arg(reordered)
               .arg(unresolved)
               .arg(refused)
               .arg(answeredTwice)
               .arg(unknown)
               .arg(silentGaps)
               .arg(backwards);
}

DeliveryChecker::DeliveryChecker(int senders, int receivers)
    : m_senders(size_t(senders))
    , m_receivers(size_t(receivers))
{
    for (Receiver &receiver : m_receivers) {
        receiver.counts.resize(size_t(senders));
        receiver.latest.resize(size_t(senders));
    }
}

void DeliveryChecker::sent(int sender, quint64 number)
{
    std::vector<Answer> &answers = m_senders.at(size_t(sender));
    if (number != answers.size() + 1)
        qFatal("the log is wrong: sender %d sends %llu after %zu", sender, number, answers.size());
    answers.push_back(Answer::None);
    for (Receiver &receiver : m_receivers)
        receiver.counts.at(size_t(sender)).push_back(0);
    ++m_open;
    ++m_verdict.sent;
}

void DeliveryChecker::acked(int sender, quint64 number)
{
    answer(sender, number, Answer::Acked);
    ++m_verdict.acked;
    for (const Receiver &receiver : m_receivers)
        m_missing += receiver.counts.at(size_t(sender)).at(size_t(number) - 1) == 0 ? 1 : 0;
}

void DeliveryChecker::refused(int sender, quint64 number, const QString &why)
{
    answer(sender, number, Answer::Refused);
    note(m_verdict.refused, nameOf(sender, number) + u" was refused: "_s + why);
}

void DeliveryChecker::answer(int sender, quint64 number, Answer answer)
{
    Answer &known = m_senders.at(size_t(sender)).at(size_t(number) - 1);
    if (known == Answer::None)
        --m_open;
    else
        note(m_verdict.answeredTwice, nameOf(sender, number) + u" was answered twice"_s);
    known = answer;
}

void DeliveryChecker::received(int receiver, int sender, quint64 number, std::optional<quint64> sequenceId)
{
    Receiver &log = m_receivers.at(size_t(receiver));
    if (sequenceId)
        noteSequence(receiver, *sequenceId);
    log.told.clear();
    ++log.total;
    const QString by = u" at receiver %1"_s.arg(receiver);
    std::vector<quint8> &counts = log.counts.at(size_t(sender));
    if (number == 0 || number > counts.size()) {
        note(m_verdict.unknown, nameOf(sender, number) + u" was never sent"_s + by);
        return;
    }
    quint8 &count = counts[size_t(number) - 1];
    quint64 &latest = log.latest.at(size_t(sender));
    if (count == 0 && m_senders.at(size_t(sender))[size_t(number) - 1] == Answer::Acked)
        --m_missing;
    if (count > 0)
        note(m_verdict.doubled, nameOf(sender, number) + u" came again"_s + by);
    else if (number < latest)
        note(m_verdict.reordered, u"%1 came after %2"_s.arg(nameOf(sender, number)).arg(latest) + by);
    count = quint8(std::min(count + 1, 255));
    latest = std::max(latest, number);
}

void DeliveryChecker::noteSequence(int receiver, quint64 sequenceId)
{
    Receiver &log = m_receivers.at(size_t(receiver));
    const QString place =
        u"at receiver %1: sequence id %2 after %3"_s.arg(receiver).arg(sequenceId).arg(log.sequenceId);
    if (sequenceId <= log.sequenceId)
        note(m_verdict.backwards, u"ids go backwards "_s + place);
    else if (sequenceId > log.sequenceId + 1 && !isTold(log, log.sequenceId + 1, sequenceId - 1))
        note(m_verdict.silentGaps, u"a silent gap "_s + place);
    log.sequenceId = std::max(log.sequenceId, sequenceId);
}

bool DeliveryChecker::isTold(const Receiver &receiver, quint64 first, quint64 last) const
{
    return std::any_of(receiver.told.begin(), receiver.told.end(),
        [first, last](const Gap &gap) { return gap.first <= first && gap.last >= last; });
}

void DeliveryChecker::discontinuity(int receiver, quint64 first, quint64 last)
{
    m_receivers.at(size_t(receiver))
        .told.push_back({first, last == 0 ? std::numeric_limits<quint64>::max() : last});
}

void DeliveryChecker::newConnection(int receiver)
{
    Receiver &log = m_receivers.at(size_t(receiver));
    const quint64 next = log.sequenceId + 1;
    if (log.sequenceId > 0 && !isTold(log, next, std::numeric_limits<quint64>::max()))
        note(m_verdict.silentGaps, u"receiver %1 got a new connection in silence"_s.arg(receiver));
    log.sequenceId = 0;
    log.told.clear();
}

void DeliveryChecker::note(qint64 &count, const QString &example)
{
    ++count;
    if (m_verdict.examples.size() < maxExamples)
        m_verdict.examples += example;
}

DeliveryVerdict DeliveryChecker::verdict() const
{
    DeliveryVerdict verdict = m_verdict;
    verdict.unresolved = m_open;
    for (size_t r = 0; r < m_receivers.size(); ++r) {
        verdict.received += m_receivers[r].total;
        for (size_t s = 0; s < m_senders.size(); ++s) {
            for (size_t i = 0; i < m_senders[s].size(); ++i) {
                if (m_senders[s][i] != Answer::Acked || m_receivers[r].counts[s][i] > 0)
                    continue;
                ++verdict.lost;
                if (verdict.examples.size() < maxExamples)
                    verdict.examples += nameOf(int(s), i + 1) + u" was lost at receiver %1"_s.arg(r);
            }
        }
    }
    return verdict;
}
