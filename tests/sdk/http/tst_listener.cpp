#include "http/listener.h"

#include "helpers/rawsocket.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/resource.h>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class tst_Listener : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void handsOverSockets();
    void tellsThatThePortIsTaken();
    void tellsThatTheAddressIsNotOurs();
    void goesOnAfterTooManyOpenFiles();
};

void tst_Listener::handsOverSockets()
{
    QObject parent;
    QList<QTcpSocket *> accepted;
    Listener listener([&](QTcpSocket *socket) {
        socket->setParent(&parent);
        accepted.append(socket);
    });
    QVERIFY(listener.listenOn(QHostAddress(QHostAddress::LocalHost), 0));
    RawSocket client(listener.serverPort());
    QTRY_COMPARE(accepted.size(), 1);
    accepted.first()->write("hello");
    QTRY_COMPARE(client.received(), QByteArray("hello"));
}

void tst_Listener::tellsThatThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    Listener listener([](QTcpSocket *socket) { delete socket; });
    const auto result = listener.listenOn(QHostAddress(QHostAddress::LocalHost), other.serverPort());
    QVERIFY(!result);
    QCOMPARE(result.error().name, u"PORT_TAKEN"_s);
    QVERIFY(result.error().message.contains(QString::number(other.serverPort())));
}

void tst_Listener::tellsThatTheAddressIsNotOurs()
{
    // 192.0.2.0/24 is for documentation only: no computer has it.
    Listener listener([](QTcpSocket *socket) { delete socket; });
    const auto result = listener.listenOn(QHostAddress(u"192.0.2.1"_s), 0);
    QVERIFY(!result);
    QCOMPARE(result.error().name, u"ADDRESS"_s);
}

void tst_Listener::goesOnAfterTooManyOpenFiles()
{
    int accepted = 0;
    Listener listener([&accepted](QTcpSocket *socket) {
        ++accepted;
        socket->deleteLater();
    });
    QVERIFY(listener.listenOn(QHostAddress(QHostAddress::LocalHost), 0));
    QSignalSpy refused(&listener, &Listener::refused);
    RawSocket client(listener.serverPort());
    // Fewer descriptors than are open already: the client's end is there, the server's cannot be.
    rlimit old{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &old), 0);
    const rlimit none{3, old.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
    const bool told = refused.wait();
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &old), 0);
    QVERIFY(told);
    QTRY_COMPARE(accepted, 1);
    for (int i = 2; i < 6; ++i) {
        RawSocket next(listener.serverPort());
        QTRY_COMPARE(accepted, i);
    }
    QCOMPARE(refused.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Listener)
#include "tst_listener.moc"
