#pragma once

#include <QByteArray>

#include <optional>

namespace App {

/*!
    Bytes as they come, in pieces of any size, cut into lines at '\n'. Pure. A line that gets too long is told
    once, as soon as that is known, and skipped up to its end, so that it costs no memory.
*/
class LineSplitter {
public:
    struct Line {
        QByteArray bytes = {}; //!< without its end, be it "\n" or "\r\n"
        bool isTooLong = false; //!< bytes is empty then
    };

    explicit LineSplitter(qsizetype maxBytes);

    void feed(QByteArrayView bytes);
    void end(); //!< what stands without a line's end is a line, too
    std::optional<Line> next(); //!< nothing until more was fed

private:
    std::optional<qsizetype> findEnd();
    Line take(qsizetype length);

    qsizetype m_maxBytes;
    QByteArray m_buffer;
    qsizetype m_start = 0; //!< of the next line in m_buffer
    qsizetype m_searched = 0; //!< no '\n' between m_start and here
    bool m_skipping = false; //!< inside of a line that was told to be too long
    bool m_ended = false;
};

} // namespace App
