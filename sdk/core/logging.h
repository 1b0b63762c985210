#pragma once

#include <QLoggingCategory>

// Off by default; switch on with QT_LOGGING_RULES="webpubsub.*=true". Never a token or key: see core/redact.h.
Q_DECLARE_LOGGING_CATEGORY(lcClient) //!< webpubsub.client
Q_DECLARE_LOGGING_CATEGORY(lcService) //!< webpubsub.service
Q_DECLARE_LOGGING_CATEGORY(lcAuth) //!< webpubsub.auth
Q_DECLARE_LOGGING_CATEGORY(lcHub) //!< webpubsub.hub
