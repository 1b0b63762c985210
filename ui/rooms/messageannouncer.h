#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

namespace Ui {

class TimelineModel;

/*!
    Puts what happens in a room into words for a screen reader: what comes in politely and in batches, what
   failed at once. Own messages and old ones are not news.
*/
class MessageAnnouncer : public QObject {
    Q_OBJECT
public:
    explicit MessageAnnouncer(
        std::chrono::milliseconds batch = std::chrono::seconds(2), QObject *parent = nullptr);

    void setTimeline(TimelineModel *model); //!< stays with the caller; null: silence

Q_SIGNALS:
    void announced(const QString &text, bool urgent);

private:
    void countNew(int first, int last);
    void tellFailures(int first, int last);
    void tellBatch();

    QPointer<TimelineModel> m_timeline;
    QTimer m_batch;
    int m_new = 0;
};

} // namespace Ui
