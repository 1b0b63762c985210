#pragma once

#include <QStringList>

#include <functional>

class ModelService;
class VirtualTime;
class WebPubSubClient;

/*!
    Plays one random schedule: a real WebPubSubClient in virtual time against a ModelService, with calls of
   the application, deeds of the service and faults of the network in an order that \a seed decides; then all
   goes well, and the client must come to rest. The same seed plays the same schedule.
*/
struct ScheduleOptions {
    bool wantsStory = false;
    //! For planted faults: done once, in the midst.
    std::function<void(WebPubSubClient &client, ModelService &service)> plant = {};
    bool preciseTimersAreEarly = false; //!< a fault of Qt, were it so
};

struct ScheduleResult {
    QStringList violations;
    QStringList lines; //!< the story, when it was wanted
};

ScheduleResult playSchedule(VirtualTime &time, quint32 seed, const ScheduleOptions &options = {});
