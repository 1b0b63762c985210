#pragma once

#include "protocol/frames.h"

#include <QByteArrayView>

namespace WebPubSub {

/*!
    The hot path of receiving: `message` frames in the shape in which services write them, read in one pass
   over the bytes. One object serves one connection: it remembers the names of the message before, which most
   often are those of the next one, too.

    Whatever is out of the ordinary (another type, an escape, metadata, a stream, a member twice, a fault) is
   left to JsonFields and the decoders, which read everything and explain what is wrong. The rules are theirs.
*/
class JsonMessageReader {
public:
    //! False, with \p message untouched, unless \p frame is a valid `message` in the ordinary shape; it may
    //! be valid all the same.
    bool read(QByteArrayView frame, ServerFrame &message);

private:
    //! A name and the bytes it was made from.
    struct Name {
        QByteArray utf8 = {};
        QString text = {};

        const QString &of(QByteArrayView bytes);
    };
    Name m_group;
    Name m_user;
};

} // namespace WebPubSub
