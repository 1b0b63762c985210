#include "core/logging.h"

Q_LOGGING_CATEGORY(lcClient, "webpubsub.client", QtCriticalMsg)
Q_LOGGING_CATEGORY(lcService, "webpubsub.service", QtCriticalMsg)
Q_LOGGING_CATEGORY(lcAuth, "webpubsub.auth", QtCriticalMsg)
Q_LOGGING_CATEGORY(lcHub, "webpubsub.hub", QtCriticalMsg)
