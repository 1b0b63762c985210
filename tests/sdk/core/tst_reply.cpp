#include "core/reply.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

class TestReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finishesOnceAndLater();
    void secondResultIsIgnored();
    void abortFailsAsCancelled();
    void abortAfterTheResultDoesNothing();
    void deletesItself();
    void parentTakesItAlong();
    void handlerNeedsItsContext();
    void handlerMayDeleteTheReply();
};

void TestReply::finishesOnceAndLater()
{
    auto *reply = new WebPubSubReplyOf<int>;
    QSignalSpy finished(reply, &WebPubSubReply::finished);
    int seen = 0;
    reply->complete(5);
    QVERIFY(reply->isFinished());
    QCOMPARE(finished.count(), 0); // never inside the call: the caller can still connect
    reply->then(this, [&seen](const Result<int> &result) { seen = *result; });
    QVERIFY(finished.wait(1000));
    QCOMPARE(finished.count(), 1);
    QCOMPARE(seen, 5);
}

void TestReply::secondResultIsIgnored()
{
    auto *reply = new WebPubSubReplyOf<QString>;
    QSignalSpy finished(reply, &WebPubSubReply::finished);
    QString seen;
    reply->then(this, [&seen](const Result<QString> &result) { seen = *result; });
    reply->complete(u"first"_s);
    reply->complete(u"second"_s);
    QVERIFY(finished.wait(1000));
    QCOMPARE(seen, u"first"_s);
    QCOMPARE(finished.count(), 1);
}

void TestReply::abortFailsAsCancelled()
{
    auto *reply = new WebPubSubReplyOf<>;
    QSignalSpy finished(reply, &WebPubSubReply::finished);
    QSignalSpy aborted(reply, &WebPubSubReply::aborted);
    Error seen;
    reply->then(this, [&seen](const Result<Done> &result) { seen = result.error(); });
    reply->abort();
    reply->abort();
    QCOMPARE(aborted.count(), 1);
    QVERIFY(finished.wait(1000));
    QCOMPARE(finished.count(), 1);
    QCOMPARE(seen.kind, ErrorKind::Cancelled);
    QCOMPARE(seen.name, u"Cancelled"_s);
    QVERIFY(!seen.message.isEmpty());
}

void TestReply::abortAfterTheResultDoesNothing()
{
    auto *reply = new WebPubSubReplyOf<int>;
    QSignalSpy finished(reply, &WebPubSubReply::finished);
    QSignalSpy aborted(reply, &WebPubSubReply::aborted);
    bool isGood = false;
    reply->then(this, [&isGood](const Result<int> &result) { isGood = bool(result); });
    reply->complete(1);
    reply->abort();
    QVERIFY(finished.wait(1000));
    QVERIFY(isGood);
    QCOMPARE(aborted.count(), 0);
}

void TestReply::deletesItself()
{
    QPointer<WebPubSubReply> reply = new WebPubSubReplyOf<>;
    static_cast<WebPubSubReplyOf<> *>(reply.data())->complete(Done{});
    QTRY_VERIFY_WITH_TIMEOUT(!reply, 1000);
}

void TestReply::parentTakesItAlong()
{
    auto *client = new QObject;
    auto *reply = new WebPubSubReplyOf<int>(client);
    bool isCalled = false;
    reply->then(this, [&isCalled](const Result<int> &) { isCalled = true; });
    reply->complete(1);
    delete client; // before the event loop could announce the result
    QCoreApplication::processEvents();
    QVERIFY(!isCalled);
}

void TestReply::handlerNeedsItsContext()
{
    auto *reply = new WebPubSubReplyOf<int>;
    QSignalSpy finished(reply, &WebPubSubReply::finished);
    auto *context = new QObject;
    bool isCalled = false;
    reply->then(context, [&isCalled](const Result<int> &) { isCalled = true; });
    delete context;
    reply->complete(1);
    QVERIFY(finished.wait(1000));
    QVERIFY(!isCalled);
}

void TestReply::handlerMayDeleteTheReply()
{
    auto *owner = new QObject;
    auto *reply = new WebPubSubReplyOf<int>(owner);
    QSignalSpy destroyed(owner, &QObject::destroyed);
    connect(reply, &WebPubSubReply::finished, this, [&owner] { delete std::exchange(owner, nullptr); });
    reply->complete(5);
    QVERIFY(destroyed.wait(1000));
}

QTEST_GUILESS_MAIN(TestReply)
#include "tst_reply.moc"
