#pragma once

#include <QStringList>

class VirtualTime;

/*!
    Plays one random schedule: a real WebPubSubClient in virtual time against a ModelService, with calls of
   the application, deeds of the service and faults of the network in an order that \a seed decides; then all
   goes well, and the client must come to rest. The same seed plays the same schedule.
*/
struct ScheduleResult {
    QStringList violations;
    QStringList lines; //!< the story, when it was wanted
};

ScheduleResult playSchedule(VirtualTime &time, quint32 seed, bool wantsStory = false);
