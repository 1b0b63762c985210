#include "client/urlsource.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace WebPubSub;
using UrlReply = WebPubSubReplyOf<QUrl>;

namespace {

const QUrl good(u"wss://h/client/hubs/chat?access_token=a"_qs);

} // namespace

class tst_UrlSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFixedUrlIsReadyFromTheEventLoop();
    void checksAFixedUrl();
    void asksTheProviderEachTime();
    void checksTheProvidersUrl();
    void passesOnTheProvidersError();
    void aNullReplyIsAnError();
    void aReplyThatDiesIsAnError();
    void cancelAbortsAndStaysSilent();
    void aProviderMayCancel();
    void aProviderMayDelete();
    void aFinishedReplyThatDiesLaterIsNoError();
};

void tst_UrlSource::aFixedUrlIsReadyFromTheEventLoop()
{
    UrlSource source(good, nullptr);
    QSignalSpy ready(&source, &UrlSource::ready);
    source.request();
    QCOMPARE(ready.size(), 0);
    QVERIFY(ready.wait());
    QCOMPARE(ready.at(0).at(0).toUrl(), good);
}

void tst_UrlSource::checksAFixedUrl()
{
    UrlSource source(QUrl(u"http://h/"_qs), nullptr);
    QSignalSpy failed(&source, &UrlSource::failed);
    source.request();
    QVERIFY(failed.wait());
    QCOMPARE(failed.at(0).at(0).value<Error>().name, u"URL_SCHEME"_qs);
}

void tst_UrlSource::asksTheProviderEachTime()
{
    int asked = 0;
    UrlSource source(
        [&] {
            auto *reply = new UrlReply(this);
            reply->complete(QUrl(u"wss://h/%1"_qs.arg(++asked)));
            return reply;
        },
        nullptr);
    QSignalSpy ready(&source, &UrlSource::ready);
    for (int round = 1; round <= 3; ++round) {
        source.request();
        QVERIFY(ready.wait());
        QCOMPARE(ready.takeFirst().at(0).toUrl().path(), u"/%1"_qs.arg(round));
    }
}

void tst_UrlSource::checksTheProvidersUrl()
{
    auto *reply = new UrlReply(this);
    UrlSource source([&] { return reply; }, nullptr);
    QSignalSpy failed(&source, &UrlSource::failed);
    source.request();
    reply->complete(QUrl());
    QVERIFY(failed.wait());
    QCOMPARE(failed.at(0).at(0).value<Error>().name, u"URL_EMPTY"_qs);
}

void tst_UrlSource::passesOnTheProvidersError()
{
    auto *reply = new UrlReply(this);
    UrlSource source([&] { return reply; }, nullptr);
    QSignalSpy failed(&source, &UrlSource::failed);
    source.request();
    reply->complete(Error{.kind = ErrorKind::Unauthorized, .name = u"Unauthorized"_qs, .httpStatus = 401});
    QVERIFY(failed.wait());
    QCOMPARE(failed.at(0).at(0).value<Error>().httpStatus, 401);
}

void tst_UrlSource::aNullReplyIsAnError()
{
    UrlSource source([] { return static_cast<UrlReply *>(nullptr); }, nullptr);
    QSignalSpy failed(&source, &UrlSource::failed);
    source.request();
    QCOMPARE(failed.size(), 0);
    QVERIFY(failed.wait());
    QCOMPARE(failed.at(0).at(0).value<Error>().name, u"URL_PROVIDER"_qs);
}

void tst_UrlSource::aReplyThatDiesIsAnError()
{
    auto *reply = new UrlReply(this);
    UrlSource source([&] { return reply; }, nullptr);
    QSignalSpy failed(&source, &UrlSource::failed);
    source.request();
    delete reply;
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().name, u"URL_PROVIDER"_qs);
}

void tst_UrlSource::cancelAbortsAndStaysSilent()
{
    QPointer<UrlReply> reply = new UrlReply(this);
    UrlSource source([&] { return reply.data(); }, nullptr);
    QSignalSpy ready(&source, &UrlSource::ready);
    QSignalSpy failed(&source, &UrlSource::failed);
    QSignalSpy aborted(reply.data(), &WebPubSubReply::aborted);
    source.request();
    source.cancel();
    QCOMPARE(aborted.size(), 1);
    QTRY_VERIFY(!reply);
    QCOMPARE(ready.size() + failed.size(), 0);
}

void tst_UrlSource::aProviderMayCancel()
{
    QPointer<UrlReply> reply = new UrlReply(this);
    UrlSource *self = nullptr;
    UrlSource source(
        [&] {
            self->cancel();
            return reply.data();
        },
        nullptr);
    self = &source;
    QSignalSpy ready(&source, &UrlSource::ready);
    QSignalSpy failed(&source, &UrlSource::failed);
    source.request();
    QVERIFY(reply->isFinished());
    QTRY_VERIFY(!reply);
    QCOMPARE(ready.size() + failed.size(), 0);
}

void tst_UrlSource::aProviderMayDelete()
{
    UrlSource *source = nullptr;
    source = new UrlSource(
        [&] {
            auto *reply = new UrlReply(this);
            delete std::exchange(source, nullptr);
            return reply;
        },
        nullptr);
    source->request();
    QVERIFY(!source);
}

void tst_UrlSource::aFinishedReplyThatDiesLaterIsNoError()
{
    auto *reply = new UrlReply(this);
    QPointer<UrlReply> alive(reply);
    UrlSource source([&] { return reply; }, nullptr);
    QSignalSpy ready(&source, &UrlSource::ready);
    QSignalSpy failed(&source, &UrlSource::failed);
    source.request();
    reply->complete(good);
    QTRY_VERIFY(!alive);
    QCOMPARE(ready.size(), 1);
    QCOMPARE(failed.size(), 0);
}

QTEST_GUILESS_MAIN(tst_UrlSource)
#include "tst_urlsource.moc"
