#include "client/negotiateanswer.h"

#include <QTest>

using namespace WebPubSub;

class tst_NegotiateAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void tells_data();
    void tells();
    void neverQuotesWhatMayBeATokenOrItsName();
    void knowsPaths_data();
    void knowsPaths();
};

namespace {

const QByteArray url("wss://h/client/hubs/chat?access_token=eyJ.a-b_c.d%2B");

} // namespace

void tst_NegotiateAnswer::finds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    QTest::newRow("url") << R"({"url":")" + url + R"("})" << u"url"_qs;
    QTest::newRow("deeper") << R"({"data":{"clientUrl":")" + url + R"("}})" << u"data.clientUrl"_qs;
    QTest::newRow("index") << R"({"endpoints":[{},{"url":")" + url + R"("}]})" << u"endpoints.1.url"_qs;
    QTest::newRow("array at the top") << R"([")" + url + R"("])" << u"0"_qs;
    QTest::newRow("a member that looks like an index") << R"({"0":")" + url + R"("})" << u"0"_qs;
    QTest::newRow("blanks around") << R"( {"url":" )" + url + R"(\n"} )" << u"url"_qs;
    QTest::newRow("an escaped slash")
        << QByteArray(R"({"url":"wss:\/\/h\/client\/hubs\/chat?)") + R"(access_token=eyJ.a-b_c.d%2B"})"
        << u"url"_qs;
    QTest::newRow("plain text") << url + "\r\n" << QString();
}

void tst_NegotiateAnswer::finds()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, path);
    const Result<QUrl> found = urlInAnswer(body, path);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QCOMPARE(found->toString(QUrl::FullyEncoded).toUtf8(), url);
}

void tst_NegotiateAnswer::tells_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("hint");
    QTest::newRow("empty") << QByteArray() << u"url"_qs << u"is not a JSON object"_qs;
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html>") << u"url"_qs << u"at byte 1."_qs;
    QTest::newRow("cut") << QByteArray(R"({"url":"wss://h)") << u"url"_qs << u"unterminated string"_qs;
    QTest::newRow("a bare string") << QByteArray(R"("wss://h/")") << u"url"_qs << u"leave the path empty"_qs;
    QTest::newRow("another name") << QByteArray(R"({"URL":"x","baseUrl":"y"})") << u"url"_qs
                                  << u"it has \"URL\", \"baseUrl\""_qs;
    QTest::newRow("an empty object") << QByteArray("{}") << u"url"_qs << u"it has no other names"_qs;
    QTest::newRow("not an object on the way")
        << QByteArray(R"({"data":"x"})") << u"data.url"_qs << u"neither an object nor an array"_qs;
    QTest::newRow("null on the way") << QByteArray(R"({"data":null})") << u"data.url"_qs << u"neither"_qs;
    QTest::newRow("index too high") << QByteArray(R"({"a":["x"]})") << u"a.1"_qs
                                    << u"an array of 1 at \"1\""_qs;
    QTest::newRow("negative index") << QByteArray(R"({"a":["x"]})") << u"a.-1"_qs << u"index from 0"_qs;
    QTest::newRow("no index") << QByteArray(R"({"a":["x"]})") << u"a.first"_qs << u"index from 0"_qs;
    QTest::newRow("a number") << QByteArray(R"({"url":7})") << u"url"_qs << u"something else than text"_qs;
    QTest::newRow("null") << QByteArray(R"({"url":null})") << u"url"_qs << u"something else than text"_qs;
    QTest::newRow("no URL") << QByteArray(R"({"url":"not one"})") << u"url"_qs
                            << u"has no valid URL at \"url\""_qs;
    QTest::newRow("no scheme") << QByteArray(R"({"url":"h/client"})") << u"url"_qs << u"no valid URL"_qs;
    QTest::newRow("plain text that is no URL") << QByteArray("<html>") << QString() << u"in its body"_qs;
}

void tst_NegotiateAnswer::tells()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, path);
    QFETCH(QString, hint);
    const Result<QUrl> found = urlInAnswer(body, path);
    QVERIFY(!found);
    QCOMPARE(found.error().name, u"NEGOTIATE_ANSWER"_qs);
    QCOMPARE(found.error().kind, ErrorKind::Protocol);
    QVERIFY2(found.error().message.contains(hint), qPrintable(found.error().message));
}

void tst_NegotiateAnswer::neverQuotesWhatMayBeATokenOrItsName()
{
    for (const QByteArray &body : {QByteArray(R"({"token":"CANARY"})"), QByteArray(R"({"eyJ.CANARY.x":1})"),
             QByteArray(R"({"url":"CANARY with a blank"})"), QByteArray(R"({"url":{"CANARY":1}})"),
             QByteArray("CANARY"), QByteArray(R"({"url":["CANARY"]})")})
        for (const QString &path : {u"url"_qs, u"url.x"_qs, QString()}) {
            const Result<QUrl> found = urlInAnswer(body, path);
            QVERIFY(!found);
            // A name that looks like one may be shown; what stands for it may not.
            const bool asName = body.contains("{\"CANARY\"") && path == u"url.x";
            QCOMPARE(found.error().message.contains(u"CANARY"), asName);
        }
}

void tst_NegotiateAnswer::knowsPaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("valid");
    QTest::newRow("empty") << QString() << true;
    QTest::newRow("one") << u"url"_qs << true;
    QTest::newRow("two") << u"data.clientUrl"_qs << true;
    QTest::newRow("leading dot") << u".url"_qs << false;
    QTest::newRow("trailing dot") << u"url."_qs << false;
    QTest::newRow("double dot") << u"a..b"_qs << false;
}

void tst_NegotiateAnswer::knowsPaths()
{
    QFETCH(QString, path);
    QTEST(isUrlPath(path), "valid");
}

QTEST_GUILESS_MAIN(tst_NegotiateAnswer)
#include "tst_negotiateanswer.moc"
