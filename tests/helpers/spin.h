#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEvent>
#include <QTimer>

/*!
    Lets events run until \p condition holds; false when \p patience ends first. Unlike QTest::qWaitFor() it
   never sleeps between looks, so that times can be measured around it.
*/
template <typename Condition>
bool spinUntil(Condition condition, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    QTimer alarm; // so that the last wait ends
    alarm.setSingleShot(true);
    alarm.start(patience);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}
