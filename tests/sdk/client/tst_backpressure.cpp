#include "helpers/clientbench.h"
#include "helpers/rawpeer.h"

#include <QEventLoop>
#include <QFile>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>
#include <QtEndian>

using namespace WebPubSub;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/*
    Neither a slow network nor a slow application makes memory grow without limit (reliability-security.md F5
    and finding 5, T4).
*/
class tst_BackPressure : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void f05_slowReaderPausesSends();
    void f05_sendsToAPeerThatNeverReads_data();
    void f05_sendsToAPeerThatNeverReads();
    void writableComesWithAnotherConnection();
    void writableDoesNotComeAfterAStop();
};

namespace {

constexpr qint64 KiB = 1024;

const QByteArray jsonName = "json.webpubsub.azure.v1";

ClientOptions jsonOptions()
{
    ClientOptions options;
    options.protocol = QString::fromLatin1(jsonName);
    options.autoReconnect = false;
    return options;
}

//! A WebSocket text frame of any length, unmasked.
QByteArray textFrame(const QByteArray &payload)
{
    QByteArray head(1, char(0x81));
    if (payload.size() < 126) {
        head += char(payload.size());
    } else {
        const quint64 bigEndian = qToBigEndian(quint64(payload.size()));
        head += char(127) + QByteArray(reinterpret_cast<const char *>(&bigEndian), 8);
    }
    return head + payload;
}

/*
    A server, with or without TLS, that accepts one WebSocket, tells it that it is connected, and then reads
    only when it is told to.
*/
class LazyPeer : public QObject {
public:
    explicit LazyPeer(bool tls)
    {
        QFile file(QStringLiteral(HUBSCOPE_SOURCE_DIR "/tests/fixtures/tls/selfsigned-for-tests.pem"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no certificate");
        const QByteArray pem = file.readAll();
        certificates = QSslCertificate::fromData(pem);
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPrivateKey(QSslKey(pem, QSsl::Ec));
        configuration.setLocalCertificateChain(certificates);
        m_tls.setSslConfiguration(configuration);
        m_server = tls ? &m_tls : &m_plain;
        m_server->listen(QHostAddress::LocalHost);
        connect(m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
            m_socket = m_server->nextPendingConnection();
            connect(m_socket, &QTcpSocket::readyRead, this, &LazyPeer::read);
            read();
        });
    }
    quint16 port() const { return m_server->serverPort(); }
    void readOn() // from now on everything
    {
        m_reads = true;
        m_socket->setReadBufferSize(0);
        read();
    }
    qsizetype framesRead() const { return m_count; }

    QList<QSslCertificate> certificates;

private:
    void read()
    {
        if (!m_accepted && m_socket->peek(64 * KiB).contains("\r\n\r\n")) {
            m_accepted = true;
            m_socket->setReadBufferSize(4 * KiB);
            m_socket->write(RawPeer::acceptance(m_socket->readAll(), jsonName)
                + textFrame(ClientBench::connectedFrame()));
        } else if (m_accepted && m_reads) {
            m_count +=
                m_socket->readAll().count(char(0x81)); // the payload holds no such byte, nor does its mask
        }
    }

    QTcpServer m_plain;
    QSslServer m_tls;
    QTcpServer *m_server = nullptr;
    QTcpSocket *m_socket = nullptr;
    qsizetype m_count = 0;
    bool m_accepted = false;
    bool m_reads = false;
};

} // namespace

void tst_BackPressure::f05_slowReaderPausesSends()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    QSignalSpy writable(bench.client.get(), &WebPubSubClient::writable);
    const auto send = [&] {
        return ClientBench::outcome(
            bench.client->sendToGroup(u"a"_s, Payload::text(u"x"_s), {.fireAndForget = true}));
    };
    bench.wire()->unsentBytes = 1024 * KiB;
    QCOMPARE(send(), u"ok"_s);
    bench.wire()->unsentBytes = 1024 * KiB + 1;
    auto *refused = bench.client->sendEvent(u"e"_s, Payload::text(u"x"_s));
    QCOMPARE(ClientBench::outcome(refused), u"WouldBlock"_s);
    const QString message = refused->result().error().message;
    QVERIFY2(message.contains(u"event \"e\" was not sent: 1048577 bytes") && message.contains(u"writable()"),
        qPrintable(message));
    bench.wire()->takeBytes(256 * KiB + 1);
    QCOMPARE(send(), u"WouldBlock"_s); // not yet: a trickle would wake the sender for each frame
    QCoreApplication::processEvents();
    QVERIFY(writable.isEmpty());
    bench.wire()->takeBytes(256 * KiB);
    QVERIFY(writable.isEmpty()); // from the event loop
    QTRY_COMPARE(writable.size(), 1);
    QCOMPARE(send(), u"ok"_s);
    bench.wire()->takeBytes(0);
    QCoreApplication::processEvents();
    QCOMPARE(writable.size(), 1);
}

void tst_BackPressure::f05_sendsToAPeerThatNeverReads_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void tst_BackPressure::f05_sendsToAPeerThatNeverReads()
{
    QFETCH(bool, tls);
    LazyPeer peer(tls);
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificates(peer.certificates);
    QSslConfiguration::setDefaultConfiguration(trusting);
    const QScopeGuard restore([&] { QSslConfiguration::setDefaultConfiguration(before); });

    WebPubSubClient client(
        QUrl(u"%1://localhost:%2/client/hubs/chat"_s.arg(tls ? u"wss"_s : u"ws"_s).arg(peer.port())));
    client.setOptions(jsonOptions());
    QSignalSpy connected(&client, &WebPubSubClient::connected);
    QSignalSpy failed(&client, &WebPubSubClient::errorOccurred);
    QSignalSpy writable(&client, &WebPubSubClient::writable);
    client.start();
    QVERIFY2(connected.wait(), failed.isEmpty() ? "" : qPrintable(failed[0][0].value<Error>().message));

    // Finding 5: without a limit 100,000 of these made 98 MB.
    const Payload payload = Payload::text(QString(1000, u'x'));
    int accepted = 0;
    const auto sendUntilRefused = [&] {
        for (int i = 0; i < 100'000; ++i) {
            auto *reply = client.sendToGroup(u"a"_s, payload, {.fireAndForget = true});
            if (!reply->result())
                return reply->result().error().name;
            ++accepted;
        }
        return QString();
    };
    QString refusal;
    // What the network's buffers take comes on top, so it may need several rounds.
    QVERIFY(QTest::qWaitFor([&] { return (refusal = sendUntilRefused()) == u"WouldBlock"; }));
    QVERIFY2(accepted < 20'000, qPrintable(QString::number(accepted)));
    QVERIFY(writable.isEmpty());
    QCOMPARE(client.state(), WebPubSubClient::State::Connected);

    peer.readOn();
    QTRY_COMPARE(writable.size(), 1);
    QCOMPARE(ClientBench::outcome(client.sendToGroup(u"a"_s, payload, {.fireAndForget = true})), u"ok"_s);
    if (!tls) // what was accepted was sent
        QTRY_VERIFY(peer.framesRead() >= accepted);
}

void tst_BackPressure::writableComesWithAnotherConnection()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    QSignalSpy writable(bench.client.get(), &WebPubSubClient::writable);
    bench.wire()->unsentBytes = 2048 * KiB;
    QCOMPARE(ClientBench::outcome(bench.client->joinGroup(u"a"_s)), u"WouldBlock"_s);
    bench.wire()->drop();
    QVERIFY(bench.waitForWire(2));
    bench.wire()->accept();
    QCoreApplication::processEvents();
    QVERIFY(writable.isEmpty()); // nothing can be sent before the recovery is sure
    bench.wire()->reply(R"({"type":"pong"})");
    QTRY_COMPARE(writable.size(), 1);
    QCOMPARE(bench.client->state(), WebPubSubClient::State::Connected);
}

void tst_BackPressure::writableDoesNotComeAfterAStop()
{
    ClientBench bench;
    QVERIFY(bench.connectNow());
    QSignalSpy writable(bench.client.get(), &WebPubSubClient::writable);
    bench.wire()->unsentBytes = 2048 * KiB;
    QCOMPARE(ClientBench::outcome(bench.client->joinGroup(u"a"_s)), u"WouldBlock"_s);
    bench.wire()->takeBytes(0);
    bench.client->stop();
    QTRY_VERIFY(bench.lastNewsIs("stopped"));
    QVERIFY(bench.connectNow("c-2"));
    QCoreApplication::processEvents();
    QVERIFY(writable.isEmpty());
}

QTEST_GUILESS_MAIN(tst_BackPressure)
#include "tst_backpressure.moc"
