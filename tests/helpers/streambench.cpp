#include "helpers/streambench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

StreamBench::StreamBench(const ClientOptions &options)
    : ClientBench(options)
{
    if (!connectNow())
        qFatal("the client did not connect");
    takeNews();
}

QByteArray StreamBench::ack(int expected, const QByteArray &id)
{
    return R"({"type":"streamAck","streamId":")" + id + R"(","expectedSequenceId":)"
        + QByteArray::number(expected) + "}";
}

QByteArray StreamBench::nack(int expected, const QByteArray &name)
{
    return R"({"type":"streamNack","streamId":"s","name":")" + name
        + R"(","message":"no","expectedSequenceId":)" + QByteArray::number(expected) + "}";
}

QByteArray StreamBench::closed(const QByteArray &error)
{
    const QByteArray why =
        error.isEmpty() ? QByteArray() : R"(,"error":{"name":")" + error + R"(","message":"no"})";
    return R"({"type":"streamClosed","streamId":"s")" + why + "}";
}

QByteArray StreamBench::data(int id, const QByteArray &text)
{
    return R"({"type":"streamData","streamId":"s","streamSequenceId":)" + QByteArray::number(id)
        + R"(,"dataType":"text","data":")" + text + R"("})";
}

bool StreamBench::open(const StreamOptions &more)
{
    StreamOptions options = more;
    options.streamId = u"s"_s;
    OpenStreamReply *reply = client->openGroupStream(u"lobby"_s, options);
    writer.clear();
    reply->then(client.get(), [this](const Result<GroupStreamWriter *> &result) {
        if (!result)
            return;
        writer = *result;
        QObject::connect(
            writer, &GroupStreamWriter::failed, [this](const Error &error) { failures += error.name; });
    });
    wire()->takeSent();
    wire()->reply(ack(1));
    return QTest::qWaitFor([this] { return !writer.isNull(); }, 1000);
}

GroupStreamWriter::WriteReply *StreamBench::write(const QString &text)
{
    return track(text, writer->write(Payload::text(text)));
}

GroupStreamWriter::WriteReply *StreamBench::track(const QString &what, GroupStreamWriter::WriteReply *reply)
{
    QObject::connect(reply, &WebPubSubReply::finished, [this, what, reply] {
        told += what + u' ' + (reply->result() ? u"ok"_s : reply->result().error().name);
    });
    return reply;
}

QStringList StreamBench::takeTold()
{
    QCoreApplication::processEvents();
    return std::exchange(told, {});
}

QStringList StreamBench::sent()
{
    QStringList words;
    while (wire() && wire()->sentCount() > 0) {
        const QJsonObject frame = QJsonDocument::fromJson(wire()->takeSent()).object();
        const QString type = frame["type"_L1].toString();
        const int id = frame["streamSequenceId"_L1].toInt();
        if (type == "streamData"_L1)
            words += id ? u"%1:%2"_s.arg(id).arg(frame["data"_L1].toString()) : u"keepalive"_s;
        else if (type == "streamEnd"_L1)
            words += frame.contains("error"_L1) ? u"end!"_s + frame["error"_L1]["userErrorCode"_L1].toString()
                                                : u"end"_s;
        else
            words += type;
    }
    return words;
}

bool StreamBench::recover()
{
    const qsizetype opened = network.opened();
    wire()->drop();
    if (!waitForWire(opened + 1))
        return false;
    wire()->accept();
    wire()->reply(connectedFrame());
    return true;
}

QString StreamBench::openError(OpenStreamReply *reply)
{
    QSignalSpy finished(reply, &WebPubSubReply::finished);
    QString name = u"pending"_s;
    reply->then(reply, [&name](const Result<GroupStreamWriter *> &result) {
        name = result ? u"ok"_s : result.error().name;
    });
    (void)finished.wait(2000);
    return name;
}
