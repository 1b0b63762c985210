#include "client/closecode.h"

#include <QTest>

using namespace WebPubSub;

class tst_CloseCode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void means_data();
    void means();
    void quotesThePeer();
    void cutsLongReasons();
};

void tst_CloseCode::means_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("recoverable");
    QTest::addColumn<bool>("fault");
    QTest::addColumn<bool>("restart");
    QTest::addColumn<ErrorKind>("kind");

    QTest::newRow("1000 ends the session") << 1000 << false << false << false << ErrorKind::Network;
    QTest::newRow("1001 going away") << 1001 << true << false << false << ErrorKind::Network;
    QTest::newRow("1002 protocol fault") << 1002 << true << true << false << ErrorKind::Protocol;
    QTest::newRow("1003 wrong frame kind") << 1003 << true << true << false << ErrorKind::Protocol;
    QTest::newRow("1006 broke without a close frame") << 1006 << true << false << false << ErrorKind::Network;
    QTest::newRow("1007 unreadable message") << 1007 << true << true << false << ErrorKind::Protocol;
    QTest::newRow("1008 is final") << 1008 << false << false << false << ErrorKind::Rejected;
    QTest::newRow("1009 too large") << 1009 << true << true << false << ErrorKind::Protocol;
    QTest::newRow("1011 service failed") << 1011 << true << false << false << ErrorKind::Network;
    QTest::newRow("1012 restart") << 1012 << true << false << true << ErrorKind::Network;
    QTest::newRow("1013 try later") << 1013 << true << false << true << ErrorKind::Network;
    QTest::newRow("1014 bad gateway") << 1014 << true << false << true << ErrorKind::Network;
    QTest::newRow("1015 is no restart") << 1015 << true << false << false << ErrorKind::Network;
    QTest::newRow("4000 of the service's own") << 4000 << true << false << false << ErrorKind::Network;
}

void tst_CloseCode::means()
{
    QFETCH(int, code);
    QTEST(isRecoverableClose(code), "recoverable");
    QTEST(isProtocolFault(code), "fault");
    QTEST(isServiceRestart(code), "restart");
    const Error error = closeError(code, {}, u"wss://h/client/hubs/chat"_qs);
    QTEST(error.kind, "kind");
    QCOMPARE(error.name, code == CloseCode::abnormal ? u"ConnectionLost"_qs : u"ConnectionClosed"_qs);
    QVERIFY2(error.message.contains(u"wss://h/client/hubs/chat"), qPrintable(error.message));
    QVERIFY(code == CloseCode::abnormal || error.message.contains(QString::number(code)));
}

void tst_CloseCode::quotesThePeer()
{
    const Error error = closeError(1008, u"buffer overflow"_qs, u"wss://h/"_qs);
    QVERIFY2(error.message.contains(u"\"buffer overflow\""), qPrintable(error.message));
}

void tst_CloseCode::cutsLongReasons()
{
    QVERIFY(closeError(4000, QString(100'000, u'x'), u"wss://h/"_qs).message.size() < 1000);
}

QTEST_APPLESS_MAIN(tst_CloseCode)
#include "tst_closecode.moc"
