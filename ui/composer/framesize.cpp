#include "composer/framesize.h"

#include "protocol/codec.h"

namespace Ui {

qint64 sizeOfFrame(const ComposeRequest &request)
{
    using namespace WebPubSub;
    static const std::unique_ptr<Codec> codec = makeCodec(QString(Subprotocol::reliableJson));
    SendToGroupFrame frame{.group = request.group, .payload = request.payload, .noEcho = request.noEcho};
    if (!request.fireAndForget)
        frame.ackId = 1; // a later id has a digit or two more
    return codec->encode(ClientFrame(frame)).size();
}

} // namespace Ui
