#pragma once

#include "linesplitter.h"

#include <QObject>

class QSocketNotifier;

namespace App {

/*!
    The lines of a file descriptor, read when the event loop finds something to read: a terminal, a pipe, a
    socket or a file. The descriptor's flags stay as they are, since other programs may share them.
*/
class LineInput : public QObject {
    Q_OBJECT
public:
    LineInput(int descriptor, qsizetype maxLineBytes, QObject *parent = nullptr);

    //! Lines wait, and whoever writes them waits too, until it is called again with false.
    void setPaused(bool paused);

Q_SIGNALS:
    void lineRead(const QByteArray &line);
    void lineTooLong();
    void ended(); //!< after the last line

private:
    void read();
    void deliver();

    int m_descriptor;
    LineSplitter m_lines;
    QSocketNotifier *m_notifier;
    bool m_paused = false;
    bool m_delivering = false;
    bool m_ended = false;
};

} // namespace App
