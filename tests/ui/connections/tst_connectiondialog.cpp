#include "auth/clienttoken.h"
#include "connections/connectiondialog.h"
#include "connections/connectionpage.h"
#include "connections/secretfield.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using Ui::ConnectionDialog;

class tst_ConnectionDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void connect_is_off_with_its_reason_until_the_input_is_valid_data();
    void connect_is_off_with_its_reason_until_the_input_is_valid();
    void a_valid_client_url_gives_a_profile();
    void a_connection_string_gives_a_profile();
    void what_the_service_would_refuse_is_no_default();
    void nobody_complains_before_something_is_typed();
    void the_clipboard_is_offered_and_never_taken();
    void no_secret_is_shown_but_in_its_field();
    void every_focusable_part_has_a_name();

private:
    QString clientUrl(const QString &hub = u"chat"_s, const QString &tokenHub = u"chat"_s) const;
    static Ui::ConnectionPage *openTab(ConnectionDialog &dialog, int tab);
    static QPushButton *connectButton(const ConnectionDialog &dialog);

    const QDateTime m_now{QDate(2026, 11, 20), QTime(10, 0), Qt::UTC};
    const ConnectionDialog::Clock m_clock = [this] { return m_now; };
    const QString m_string = u"Endpoint=https://x.webpubsub.azure.com;AccessKey=c2VjcmV0a2V5;Version=1.0;"_s;
};

void tst_ConnectionDialog::init()
{
    QGuiApplication::clipboard()->clear();
}

QString tst_ConnectionDialog::clientUrl(const QString &hub, const QString &tokenHub) const
{
    const auto connection = WebPubSub::ConnectionString::parse(m_string);
    const auto token = WebPubSub::makeClientAccessToken(
        *connection, tokenHub, {.userId = u"alice"_s, .roles = {u"webpubsub.joinLeaveGroup"_s}}, m_now);
    return u"wss://x.webpubsub.azure.com/client/hubs/%1?access_token=%2"_s.arg(
        hub, QString::fromLatin1(token->token));
}

Ui::ConnectionPage *tst_ConnectionDialog::openTab(ConnectionDialog &dialog, int tab)
{
    dialog.findChild<QTabBar *>()->setCurrentIndex(tab);
    for (auto *page : dialog.findChildren<Ui::ConnectionPage *>()) {
        if (!page->isHidden())
            return page;
    }
    return nullptr;
}

QPushButton *tst_ConnectionDialog::connectButton(const ConnectionDialog &dialog)
{
    for (auto *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().startsWith(u"Connect"_s))
            return button;
    }
    return nullptr;
}

void tst_ConnectionDialog::connect_is_off_with_its_reason_until_the_input_is_valid_data()
{
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    const auto string = [](const char *row, const QString &text, const QString &name) {
        QTest::newRow(row) << 0 << text << name;
    };
    const auto url = [](const char *row, const QString &text, const QString &name) {
        QTest::newRow(row) << 1 << text << name;
    };
    string("no endpoint", u"AccessKey=k;Version=1.0;"_s, u"CS_MISSING"_s);
    string("no key", u"Endpoint=https://x;Version=1.0;"_s, u"CS_MISSING"_s);
    string("another scheme", u"Endpoint=ftp://x;AccessKey=k;"_s, u"CS_SCHEME"_s);
    string("another service", u"Endpoint=https://x.service.signalr.net;AccessKey=k;Version=1.0;"_s,
        u"CS_OTHER_SERVICE"_s);
    string("no hub chosen", u"Endpoint=https://x;AccessKey=k;Version=1.0;"_s, u"HUB_NAME"_s);
    url("an endpoint instead", u"https://x.webpubsub.azure.com"_s, u"URL_SCHEME"_s);
    url("a token of two parts", u"wss://x/client/hubs/chat?access_token=a.b"_s, u"JWT_PARTS"_s);
    url("a token that is not base64", u"wss://x/client/hubs/chat?access_token=!.b.c"_s, u"JWT_BASE64"_s);
    url("a token with alg none",
        u"wss://x/client/hubs/chat?access_token="_s
            + QString::fromLatin1(
                QByteArray(R"({"alg":"none"})")
                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))
            + u".e30.c2ln"_s,
        u"JWT_ALG"_s);
}

void tst_ConnectionDialog::connect_is_off_with_its_reason_until_the_input_is_valid()
{
    QFETCH(int, tab);
    QFETCH(QString, text);
    QFETCH(QString, name);
    ConnectionDialog dialog(nullptr, m_clock);
    Ui::ConnectionPage *page = openTab(dialog, tab);
    page->field()->setText(text);
    QVERIFY2(page->shownError().startsWith(name), qPrintable(page->shownError()));
    QVERIFY(!connectButton(dialog)->isEnabled());
    QVERIFY(!dialog.whyNot().isEmpty());
    QCOMPARE(connectButton(dialog)->accessibleDescription(), dialog.whyNot());
}

void tst_ConnectionDialog::a_valid_client_url_gives_a_profile()
{
    ConnectionDialog dialog(nullptr, m_clock);
    Ui::ConnectionPage *page = openTab(dialog, 1);
    page->field()->setText(clientUrl());
    QVERIFY2(connectButton(dialog)->isEnabled(), qPrintable(page->shownError()));
    QVERIFY(connectButton(dialog)->isDefault());
    dialog.setLane(Ui::Lane::Diamond);

    const Ui::ConnectionProfile profile = dialog.profile();
    QCOMPARE(profile.kind, Ui::ConnectionKind::ClientUrl);
    QCOMPARE(profile.clientUrl, clientUrl());
    QCOMPARE(profile.hub, u"chat"_s);
    QCOMPARE(profile.userId, u"alice"_s);
    QCOMPARE(profile.name, u"alice"_s);
    QCOMPARE(profile.protocol, u"json.reliable.webpubsub.azure.v1"_s);
    QCOMPARE(profile.lane, Ui::Lane::Diamond);
    QVERIFY(profile.readOnly); // its one role does not let it publish
    QVERIFY(profile.id.isEmpty());
}

void tst_ConnectionDialog::a_connection_string_gives_a_profile()
{
    ConnectionDialog dialog(nullptr, m_clock);
    Ui::ConnectionPage *page = openTab(dialog, 0);
    page->field()->setText(m_string);
    for (auto *edit : page->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == u"Hub"_s)
            edit->setText(u"chat"_s);
        else if (edit->accessibleName() == u"User"_s)
            edit->setText(u"bob"_s);
        else if (edit->accessibleName() == u"Groups"_s)
            edit->setText(u"lobby, alerts ,, lobby"_s);
    }
    QVERIFY2(connectButton(dialog)->isEnabled(), qPrintable(page->shownError()));
    dialog.findChild<QComboBox *>()->setCurrentIndex(1);

    const Ui::ConnectionProfile profile = dialog.profile();
    QCOMPARE(profile.kind, Ui::ConnectionKind::ConnectionString);
    QCOMPARE(profile.connectionString, m_string);
    QCOMPARE(profile.hub, u"chat"_s);
    QCOMPARE(profile.userId, u"bob"_s);
    QCOMPARE(profile.groups, (QStringList{u"lobby"_s, u"alerts"_s}));
    QCOMPARE(profile.roles, (QStringList{u"webpubsub.joinLeaveGroup"_s, u"webpubsub.sendToGroup"_s}));
    QCOMPARE(profile.protocol, u"json.webpubsub.azure.v1"_s);
    QVERIFY(!profile.readOnly);
}

void tst_ConnectionDialog::what_the_service_would_refuse_is_no_default()
{
    ConnectionDialog dialog(nullptr, m_clock);
    Ui::ConnectionPage *page = openTab(dialog, 1);
    page->field()->setText(clientUrl(u"chat"_s, u"other"_s));
    QVERIFY(page->shownError().startsWith(u"JWT_AUD"_s));
    QVERIFY(connectButton(dialog)->isEnabled());
    QVERIFY(!connectButton(dialog)->isDefault());
    QCOMPARE(connectButton(dialog)->text(), u"Connect anyway"_s);
}

void tst_ConnectionDialog::nobody_complains_before_something_is_typed()
{
    ConnectionDialog dialog(nullptr, m_clock);
    for (int tab : {0, 1}) {
        QVERIFY(openTab(dialog, tab)->shownError().isEmpty());
        QVERIFY(!connectButton(dialog)->isEnabled());
    }
}

void tst_ConnectionDialog::the_clipboard_is_offered_and_never_taken()
{
    QGuiApplication::clipboard()->setText(clientUrl());
    ConnectionDialog dialog(nullptr, m_clock);
    QVERIFY(openTab(dialog, 1)->isUntouched());
    openTab(dialog, 0);
    for (auto *link : dialog.findChildren<QToolButton *>()) {
        if (link->text() == u"Paste it"_s)
            link->click();
    }
    QCOMPARE(dialog.findChild<QTabBar *>()->currentIndex(), 1);
    QCOMPARE(openTab(dialog, 1)->field()->text(), clientUrl());
}

void tst_ConnectionDialog::no_secret_is_shown_but_in_its_field()
{
    ConnectionDialog dialog(nullptr, m_clock);
    openTab(dialog, 0)->field()->setText(m_string);
    QCOMPARE(openTab(dialog, 0)->field()->echoMode(), QLineEdit::Password);
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        QVERIFY(!label->text().contains(u"c2VjcmV0a2V5"_s));
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void tst_ConnectionDialog::every_focusable_part_has_a_name()
{
    ConnectionDialog dialog(nullptr, m_clock);
    for (const QWidget *part : dialog.findChildren<QWidget *>()) {
        if (!(part->focusPolicy() & Qt::TabFocus) || part->isHidden() || part->window() != &dialog)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(part);
        QVERIFY2(!part->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
            part->metaObject()->className());
    }
}

QTEST_MAIN(tst_ConnectionDialog)
#include "tst_connectiondialog.moc"
