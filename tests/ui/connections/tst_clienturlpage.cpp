#include "auth/clienttoken.h"
#include "connections/clienturlpage.h"
#include "connections/secretfield.h"
#include "shared/hubstyle.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_ClientUrlPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decodes_the_token();
    void marks_the_field_and_explains();

private:
    const QDateTime m_now{QDate(2026, 11, 20), QTime(10, 0), Qt::UTC};
};

void tst_ClientUrlPage::decodes_the_token()
{
    const auto connection =
        WebPubSub::ConnectionString::parse(u"Endpoint=http://localhost;AccessKey=k;Version=1.0;"_s);
    const auto token = WebPubSub::makeClientAccessToken(
        *connection, u"demo"_s, {.userId = u"carol"_s, .roles = {u"webpubsub.sendToGroup"_s}}, m_now);
    Ui::ClientUrlPage page;
    page.paste(u"\n "_s + token->url.toString() + u' ');
    const Ui::ConnectionInput input = page.input(m_now);
    QVERIFY2(!input.error, input.error ? qPrintable(input.error->message) : "");
    QVERIFY(!input.facts->fault);
    QCOMPARE(input.profile.userId, u"carol"_s);
    QCOMPARE(input.profile.clientUrl, token->url.toString());
    QVERIFY(!input.profile.readOnly);
}

void tst_ClientUrlPage::marks_the_field_and_explains()
{
    Ui::ClientUrlPage page;
    page.showError(page.input(m_now));
    QVERIFY(page.shownError().isEmpty());
    page.paste(u"nonsense"_s);
    page.showError(page.input(m_now));
    QVERIFY(page.shownError().startsWith(u"URL_SCHEME"_s));
    QVERIFY(page.field()->property(Ui::invalidProperty).toBool());
    QCOMPARE(page.field()->accessibleDescription(), page.shownError());
}

QTEST_MAIN(tst_ClientUrlPage)
#include "tst_clienturlpage.moc"
