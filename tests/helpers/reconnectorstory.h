#pragma once

#include "client/reconnector.h"

/*!
    A Reconnector and the telling of its life: each line of a story is a step, "<milliseconds> <event>:
   <actions>". Events are the machine's methods; "failed X" and "closed N" are endings. Jitter is 0.5 of its
   range.
*/
class ReconnectorStory {
public:
    explicit ReconnectorStory(const WebPubSub::ClientOptions &options);

    //! Plays one step, actions left out or not. \returns the actions it led to.
    QString play(const QString &step);
    //! Plays a story. \returns the first step that led to other actions, and these; empty when it all came
    //! true.
    QString differsFrom(const QString &story);

    static const QString connected; //!< the story of a first start that went well, at time 0

    WebPubSub::Reconnector machine;
};
