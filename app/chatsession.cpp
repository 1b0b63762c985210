#include "chatsession.h"

#include "printable.h"

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace App {

namespace {

//! A payload as a person reads it: bytes as base64 with their number.
QString shown(const Payload &payload)
{
    if (payload.type == DataType::Text || payload.type == DataType::Json)
        return QString::fromUtf8(payload.bytes);
    return u"(%1, %2 bytes) %3"_s.arg(dataTypeName(payload.type), QString::number(payload.bytes.size()),
        QString::fromLatin1(payload.bytes.toBase64()));
}

} // namespace

ChatSession::ChatSession(WebPubSubClient &client, Output output, const QString &group, QObject *parent)
    : ClientSession(client, std::move(output), parent)
    , m_group(group)
{
    connect(&client, &WebPubSubClient::groupMessageReceived, this,
        [this](const GroupMessage &message) { show(message.group, message.fromUserId, message.payload); });
    connect(&client, &WebPubSubClient::serverMessageReceived, this,
        [this](const ServerMessage &message) { show({}, u"server"_s, message.payload); });
    connect(&client, &WebPubSubClient::recovering, this,
        [this] { log(u"the connection is lost; trying to recover it"_s); });
    connect(&client, &WebPubSubClient::recovered, this, [this] { log(u"recovered, nothing is lost"_s); });
    connect(&client, &WebPubSubClient::disconnected, this, [this](const QString &, const Error &error) {
        if (error.kind != ErrorKind::Cancelled)
            log(u"disconnected: "_s + error.message);
    });
    connect(
        &client, &WebPubSubClient::rejoinGroupFailed, this, [this](const QString &name, const Error &error) {
            log(u"could not join %1 again: %2"_s.arg(name, error.message));
        });
    connect(&client, &WebPubSubClient::discontinuity, this,
        [this](quint64 first, quint64 last, const QString &reason) {
            const QString to = last == 0 ? u"?"_s : QString::number(last);
            log(u"messages %1 to %2 never came: %3"_s.arg(QString::number(first), to, reason));
        });
}

void ChatSession::open()
{
    addPending(0); // so that the end of the input waits for the outcome
    start();
}

void ChatSession::started(const Result<Done> &)
{
    removePending(0);
}

void ChatSession::wasConnected(const QString &connectionId, const QString &userId)
{
    const QString who = userId.isEmpty() ? u"without a user id"_s : u"as "_s + userId;
    const QString where = connectionId.isEmpty() ? QString() : u", connection "_s + connectionId;
    log(u"connected "_s + who + where);
}

void ChatSession::wasStopped(const std::optional<Error> &)
{
    end();
}

void ChatSession::phaseChanged()
{
    const QList<Typed> held = std::exchange(m_held, {});
    for (const Typed &typed : held) {
        if (!isEnding())
            obey(typed);
        removePending(typed.bytes);
    }
}

void ChatSession::takeLine(const QByteArray &line)
{
    if (isEnding() || line.trimmed().isEmpty())
        return;
    const Result<ChatLine> parsed = parseChatLine(QString::fromUtf8(line));
    if (!parsed)
        return log(parsed.error().message);
    const Typed typed{.line = *parsed, .bytes = line.size()};
    const bool isForUs =
        std::holds_alternative<QuitLine>(*parsed) || std::holds_alternative<HelpLine>(*parsed);
    if (isForUs || phase() != Phase::Starting)
        return obey(typed);
    addPending(typed.bytes);
    m_held.append(typed);
}

void ChatSession::refuseLongLine(qsizetype maxBytes)
{
    log(u"The line was not sent: it is longer than %1 bytes."_s.arg(maxBytes));
}

void ChatSession::obey(const Typed &typed)
{
    std::visit(Overloaded{
                   [&](const SayLine &line) { say(line.text, typed.bytes); },
                   [&](const JoinLine &line) { join(line.group, typed.bytes); },
                   [&](const LeaveLine &line) { leave(line.group, typed.bytes); },
                   [&](const EventLine &line) {
                       await(client().sendEvent(line.event, Payload::text(line.text)), typed.bytes,
                           u"event %1 was taken"_s.arg(line.event));
                   },
                   [&](QuitLine) { end(); },
                   [&](HelpLine) { write(chatHelp().toUtf8()); },
               },
        typed.line);
}

void ChatSession::say(const QString &text, qsizetype bytes)
{
    const bool isSimple = client().options().protocol.isEmpty();
    if (m_group.isEmpty() && isSimple) // every frame of such a client is this event
        return await(client().sendEvent(u"message"_s, Payload::text(text)), bytes);
    if (m_group.isEmpty())
        return log(u"Nobody heard that: join a group first with /join GROUP."_s);
    // The terminal shows what was typed: no need to hear it again. A simple client's URL says whether it
    // does.
    await(client().sendToGroup(m_group, Payload::text(text), {.noEcho = !isSimple}), bytes);
}

void ChatSession::join(const QString &group, qsizetype bytes)
{
    m_group = group;
    await(client().joinGroup(group), bytes, u"joined %1"_s.arg(group));
}

void ChatSession::leave(const QString &named, qsizetype bytes)
{
    const QString group = named.isEmpty() ? m_group : named;
    if (group.isEmpty())
        return log(u"There is no group to leave: write /leave GROUP."_s);
    if (m_group == group)
        m_group.clear();
    await(client().leaveGroup(group), bytes, u"left %1"_s.arg(group));
}

void ChatSession::await(WebPubSubClient::AckReply *reply, qsizetype bytes, const QString &success)
{
    addPending(bytes);
    reply->then(this, [this, bytes, success](const Result<Ack> &ack) {
        if (!ack)
            log(ack.error().name + u": "_s + ack.error().message);
        else if (!success.isEmpty())
            log(success);
        removePending(bytes);
    });
}

void ChatSession::show(const QString &group, const QString &from, const Payload &payload)
{
    const QString where = group.isEmpty() ? QString() : u'[' + group + u"] "_s;
    const QString who = from.isEmpty() ? u"anonymous"_s : from;
    write(printable(where + who + u": "_s + shown(payload)).toUtf8() + '\n');
}

} // namespace App
