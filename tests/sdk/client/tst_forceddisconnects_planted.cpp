#include "helpers/disconnectrun.h"
#include "helpers/filteredtransport.h"
#include "helpers/seed.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace WebPubSub;
using namespace std::chrono_literals;

/*
    The proof that the headline run proves something: with one fault planted it must go red, and for that very
    fault. Clients and hub are the real ones; who breaks them sits in between, at each client's transport.
*/
class tst_ForcedDisconnects_Planted : public QObject {
    Q_OBJECT
public:
    quint32 seed = 0;

private Q_SLOTS:
    void isFound_data();
    void isFound();
    void withoutAFaultItIsClean();
};

namespace {

//! Sees the frames of one client, over all its transports, and lets them pass.
class Plant {
public:
    virtual ~Plant() = default;
    virtual QList<QJsonObject> sends(const QJsonObject &frame) { return {frame}; }
    virtual QList<QJsonObject> receives(const QJsonObject &frame) { return {frame}; }
};

qint64 sequenceIdOf(const QJsonObject &frame)
{
    return frame[u"sequenceId"_s].toInteger();
}

bool isSequenceAck(const QJsonObject &frame)
{
    return frame[u"type"_s] == u"sequenceAck"_s;
}

QJsonObject with(QJsonObject frame, const QString &member, const QJsonValue &value)
{
    frame[member] = value;
    return frame;
}

//! Repetitions look like new frames: what a client without de-duplication would deliver.
class DedupeOff : public Plant {
public:
    QList<QJsonObject> receives(const QJsonObject &frame) override
    {
        if (sequenceIdOf(frame) == 0)
            return {frame};
        m_largest = std::max(m_largest, sequenceIdOf(frame));
        return {with(frame, u"sequenceId"_s, ++m_shown)};
    }
    QList<QJsonObject> sends(const QJsonObject &frame) override
    {
        return {isSequenceAck(frame) ? with(frame, u"sequenceId"_s, m_largest) : frame};
    }

private:
    qint64 m_largest = 0;
    qint64 m_shown = 0;
};

//! A request that is sent again gets another ack id, as in the official client (client-protocol.md
//! section 5.2).
class NewAckIdForRetries : public Plant {
public:
    QList<QJsonObject> sends(const QJsonObject &frame) override
    {
        const qint64 id = frame[u"ackId"_s].toInteger();
        if (id == 0 || !m_sent.contains(id)) {
            m_sent.insert(id);
            return {frame};
        }
        m_original[++m_last] = id;
        return {with(frame, u"ackId"_s, m_last)};
    }
    QList<QJsonObject> receives(const QJsonObject &frame) override
    {
        const qint64 id = frame[u"ackId"_s].toInteger();
        return {m_original.contains(id) ? with(frame, u"ackId"_s, m_original[id]) : frame};
    }

private:
    QSet<qint64> m_sent;
    QHash<qint64, qint64> m_original;
    qint64 m_last = 1'000'000;
};

class SequenceAckOff : public Plant {
public:
    QList<QJsonObject> sends(const QJsonObject &frame) override
    {
        return isSequenceAck(frame) ? QList<QJsonObject>() : QList<QJsonObject>{frame};
    }
};

//! One message in 50 never comes.
class Loss : public Plant {
public:
    QList<QJsonObject> receives(const QJsonObject &frame) override
    {
        const qint64 id = sequenceIdOf(frame);
        return id > 0 && id % 50 == 0 ? QList<QJsonObject>() : QList<QJsonObject>{frame};
    }
};

//! The same, and those after it close the ranks.
class SilentLoss : public Plant {
public:
    QList<QJsonObject> receives(const QJsonObject &frame) override
    {
        const qint64 id = sequenceIdOf(frame);
        if (id > 0 && id % 50 == 0)
            return {};
        return {id > 0 ? with(frame, u"sequenceId"_s, id - id / 50) : frame};
    }
    QList<QJsonObject> sends(const QJsonObject &frame) override
    {
        const qint64 id = sequenceIdOf(frame);
        return {isSequenceAck(frame) ? with(frame, u"sequenceId"_s, id + (id - 1) / 49) : frame};
    }
};

//! Now and then two messages change places, and keep their ids.
class Reorder : public Plant {
public:
    QList<QJsonObject> receives(const QJsonObject &frame) override
    {
        const qint64 id = sequenceIdOf(frame);
        if (id > 0 && id % 10 == 9) {
            m_held = frame;
            return {};
        }
        if (m_held.isEmpty() || id != sequenceIdOf(m_held) + 1)
            return {frame};
        const QJsonObject held = std::exchange(m_held, {});
        return {with(frame, u"sequenceId"_s, id - 1), with(held, u"sequenceId"_s, id)};
    }

private:
    QJsonObject m_held;
};

std::shared_ptr<Plant> makePlant(const QString &name)
{
    if (name == u"dedupe off"_s)
        return std::make_shared<DedupeOff>();
    if (name == u"new ack ids"_s)
        return std::make_shared<NewAckIdForRetries>();
    if (name == u"sequence acks off"_s)
        return std::make_shared<SequenceAckOff>();
    if (name == u"loss"_s)
        return std::make_shared<Loss>();
    if (name == u"silent loss"_s)
        return std::make_shared<SilentLoss>();
    if (name == u"reorder"_s)
        return std::make_shared<Reorder>();
    return std::make_shared<Plant>();
}

using Look = QList<QJsonObject> (Plant::*)(const QJsonObject &);

FilteredTransport::Filter filter(const std::shared_ptr<Plant> &plant, Look look)
{
    return [plant, look](const QByteArray &bytes) {
        QByteArrayList frames;
        for (const QJsonObject &frame : (plant.get()->*look)(QJsonDocument::fromJson(bytes).object()))
            frames += QJsonDocument(frame).toJson(QJsonDocument::Compact);
        return frames;
    };
}

DisconnectRunResult runPlanted(const QString &name, quint32 seed)
{
    QHash<int, std::shared_ptr<Plant>> plants;
    DisconnectRunOptions options{.seed = seed, .disconnects = 80, .patience = 2s};
    options.transport = [&plants, name](int client) -> std::unique_ptr<Transport> {
        std::shared_ptr<Plant> &plant = plants[client];
        if (!plant)
            plant = makePlant(name);
        return std::make_unique<FilteredTransport>(
            filter(plant, &Plant::sends), filter(plant, &Plant::receives));
    };
    if (name == u"retry off"_s)
        options.tweak = [](ClientOptions &client) { client.messageRetry.maxRetries = 0; };
    return runDisconnects(options);
}

} // namespace

void tst_ForcedDisconnects_Planted::isFound_data()
{
    QTest::addColumn<qint64 DeliveryVerdict::*>("expected");
    QTest::newRow("dedupe off") << &DeliveryVerdict::doubled;
    QTest::newRow("new ack ids") << &DeliveryVerdict::doubled;
    QTest::newRow("sequence acks off") << &DeliveryVerdict::lost;
    QTest::newRow("retry off") << &DeliveryVerdict::refused;
    QTest::newRow("loss") << &DeliveryVerdict::lost;
    QTest::newRow("silent loss") << &DeliveryVerdict::lost;
    QTest::newRow("reorder") << &DeliveryVerdict::reordered;
}

void tst_ForcedDisconnects_Planted::isFound()
{
    QFETCH(qint64 DeliveryVerdict::*, expected);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    qInfo("--seed %u", seed);
    const DisconnectRunResult result = runPlanted(name, seed);
    qInfo().noquote() << result.report();
    QVERIFY(!result.isClean());
    QVERIFY2(result.verdict.*expected > 0, qPrintable(result.report()));
    // What the client can notice by itself it tells, and nothing else.
    QCOMPARE(result.verdict.silentGaps, 0);
    const bool canTell = name == u"loss"_s || name == u"sequence acks off"_s;
    QCOMPARE(result.troubles.join(u'\n').contains(u"tells a gap"_s), canTell);
}

void tst_ForcedDisconnects_Planted::withoutAFaultItIsClean()
{
    const DisconnectRunResult result = runPlanted(u"none"_s, seed);
    QVERIFY2(result.isClean(), qPrintable(result.report()));
}

int main(int argc, char *argv[])
{
    tst_ForcedDisconnects_Planted test;
    test.seed = takeSeed(argc, argv);
    QCoreApplication app(argc, argv);
    return QTest::qExec(&test, argc, argv);
}

Q_DECLARE_METATYPE(qint64 DeliveryVerdict::*)

#include "tst_forceddisconnects_planted.moc"
