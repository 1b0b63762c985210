#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>

//! One thing that goes wrong on a connection, after so many bytes of one of its directions.
struct Fault {
    enum Kind {
        Fin, //!< both ends see an orderly end of the stream
        Reset, //!< both ends see a reset; what was under way may be lost
        Delay, //!< nothing passes in this direction for a time; 0: the write is split here and goes on at
               //!< once
        HalfOpen, //!< from here on this direction is swallowed, its end too, and nobody is told
        Dead, //!< both directions are swallowed: a firewall that forgot the connection
    };
    enum Way { Up, Down }; //!< from the client, to the client

    Kind kind = Fin;
    Way way = Up;
    qint64 atByte = 0; //!< so many bytes still pass
    std::chrono::milliseconds delay = {};

    friend bool operator==(const Fault &, const Fault &) = default;
};

/*!
    One direction of a connection with its faults, as bytes only: who owns the sockets feeds what came, and
    carries out what next() says until it says Idle.
*/
class FaultedStream {
public:
    struct Step {
        enum Kind { Idle, Write, Strike };
        Kind kind = Idle;
        QByteArray bytes = {}; //!< of Write
        Fault fault = {}; //!< of Strike
    };

    void add(const Fault
            &fault); //!< its byte is counted from the start of the stream; one that is past strikes next
    void feed(const QByteArray &bytes);
    Step next();
    void swallow(); //!< what is here and what comes is gone

    bool isSwallowed() const { return m_isSwallowed; }
    bool isEmpty() const { return m_waiting.isEmpty(); }
    qint64 passed() const { return m_passed; } //!< bytes handed out so far

private:
    QByteArray m_waiting;
    QList<Fault> m_faults; //!< the nearest first
    qint64 m_passed = 0;
    bool m_isSwallowed = false;
};
