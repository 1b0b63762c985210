#include "connections/accessurl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::AccessUrl;

class tst_AccessUrl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_hub_and_audience_data();
    void reads_hub_and_audience();
    void tells_what_is_wrong_data();
    void tells_what_is_wrong();
    void no_error_holds_the_token();
    void knows_pasted_text_by_its_form_data();
    void knows_pasted_text_by_its_form();
};

void tst_AccessUrl::reads_hub_and_audience_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hub");
    QTest::addColumn<QString>("audience");
    QTest::newRow("the form the service hands out")
        << u"wss://x.webpubsub.azure.com/client/hubs/chat?access_token=a.b.c"_s << u"chat"_s
        << u"https://x.webpubsub.azure.com/client/hubs/chat"_s;
    QTest::newRow("a hub on this computer") << u"ws://localhost:8080/client/hubs/demo?access_token=t"_s
                                            << u"demo"_s << u"http://localhost:8080/client/hubs/demo"_s;
    QTest::newRow("the older form") << u"wss://x/client/?hub=chat&access_token=t"_s << u"chat"_s
                                    << u"https://x/client/"_s;
    QTest::newRow("blanks around it")
        << u"  wss://x/client/hubs/chat?access_token=t\n"_s << u"chat"_s << u"https://x/client/hubs/chat"_s;
}

void tst_AccessUrl::reads_hub_and_audience()
{
    QFETCH(QString, text);
    const auto url = AccessUrl::parse(text);
    QVERIFY(url);
    QTEST(url->hub, "hub");
    QTEST(url->audience(), "audience");
    QVERIFY(!url->token.isEmpty());
}

void tst_AccessUrl::tells_what_is_wrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << u"  "_s << u"URL_EMPTY"_s;
    QTest::newRow("an endpoint instead") << u"https://x.webpubsub.azure.com"_s << u"URL_SCHEME"_s;
    QTest::newRow("no host") << u"wss:///client/hubs/chat?access_token=t"_s << u"URL_HOST"_s;
    QTest::newRow("a password in it")
        << u"wss://u:p@x/client/hubs/chat?access_token=t"_s << u"URL_USERINFO"_s;
    QTest::newRow("no hub") << u"wss://x/client?access_token=t"_s << u"URL_HUB"_s;
    QTest::newRow("a path below the hub") << u"wss://x/client/hubs/a/b?access_token=t"_s << u"URL_HUB"_s;
    QTest::newRow("no token") << u"wss://x/client/hubs/chat"_s << u"URL_TOKEN"_s;
    QTest::newRow("an empty token") << u"wss://x/client/hubs/chat?access_token="_s << u"URL_TOKEN"_s;
    QTest::newRow("an endless token")
        << u"wss://x/client/hubs/chat?access_token="_s + QString(9000, u'a') << u"TOKEN_TOO_LONG"_s;
    QTest::newRow("a blank inside") << u"wss://x/client/hubs/chat?access_token=a b"_s << u"URL_CHAR"_s;
    QTest::newRow("a bidi mark inside")
        << u"wss://x/client/hubs/chat?access_token=a\u202eb"_s << u"URL_CHAR"_s;
}

void tst_AccessUrl::tells_what_is_wrong()
{
    QFETCH(QString, text);
    const auto url = AccessUrl::parse(text);
    QVERIFY(!url);
    QTEST(url.error().name, "name");
    QVERIFY(!url.error().message.isEmpty());
}

void tst_AccessUrl::no_error_holds_the_token()
{
    for (const QString &text : {u"https://x/client/hubs/chat?access_token=s3cret"_s,
             u"wss://x/other?access_token=s3cret"_s, u"wss://x/client/hubs/9?access_token=s3cret"_s,
             u"wss://u:s3cret@x/client/hubs/chat?access_token=s3cret"_s}) {
        const auto url = AccessUrl::parse(text);
        QVERIFY(!url);
        QVERIFY(!url.error().message.contains(u"s3cret"_s));
    }
}

void tst_AccessUrl::knows_pasted_text_by_its_form_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::newRow("a client URL") << u" wss://x/client/hubs/a?access_token=t "_s
                                  << int(Ui::PastedKind::ClientUrl);
    QTest::newRow("a connection string")
        << u"Endpoint=https://x;AccessKey=k;"_s << int(Ui::PastedKind::ConnectionString);
    QTest::newRow("any other socket") << u"wss://example.org/feed"_s << int(Ui::PastedKind::Unknown);
    QTest::newRow("a poem") << u"Shall I compare thee"_s << int(Ui::PastedKind::Unknown);
    QTest::newRow("a whole file") << u"Endpoint=x;AccessKey="_s + QString(40'000, u'k')
                                  << int(Ui::PastedKind::Unknown);
}

void tst_AccessUrl::knows_pasted_text_by_its_form()
{
    QFETCH(QString, text);
    QTEST(int(Ui::pastedKind(text)), "kind");
}

QTEST_GUILESS_MAIN(tst_AccessUrl)
#include "tst_accessurl.moc"
