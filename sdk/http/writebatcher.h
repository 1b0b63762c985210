#pragma once

#include <QByteArray>
#include <QObject>

#include <vector>

namespace WebPubSub {

//! Something with bytes to write at the end of the turn.
class BatchedWriter {
public:
    virtual ~BatchedWriter() = default;
    virtual void writeBatch() = 0;
};

/*!
    Gathers the connections that got something to send within a turn of the event loop, and has each write
   once at its end. One system call a socket and turn, instead of one a message, is what makes fan-out fast.
*/
class WriteBatcher : public QObject {
    Q_OBJECT
public:
    explicit WriteBatcher(QObject *parent = nullptr);

    //! Calls \p writer's writeBatch() at the end of this turn; a writer adds itself once a turn.
    void add(BatchedWriter *writer);
    //! For a writer that ends before its turn.
    void remove(BatchedWriter *writer);

    //! Room for gathering small frames before a write, shared by all since it is only used within
    //! writeBatch().
    char *scratch() { return m_scratch.data(); }
    static constexpr qsizetype scratchSize = 64 * 1024;

protected:
    bool event(QEvent *event) override;

private:
    std::vector<BatchedWriter *> m_waiting;
    std::vector<BatchedWriter *> m_writing; // a member for its capacity, and for remove()
    QByteArray m_scratch;
    bool m_posted = false;
};

} // namespace WebPubSub
