// What a person may get wrong, in the whole window: an inline bar names it, no modal, and the others go on
// talking.
#include "mainwindow/mainwindow.h"

#include "auth/clienttoken.h"
#include "helpers/privatesettings.h"
#include "helpers/rawpeer.h"
#include "rooms/timelinemodel.h"
#include "shared/banner.h"
#include "shared/hubstyle.h"
#include "shared/theme.h"
#include "workspace/cast.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace Ui;
using namespace WebPubSub;

namespace {

constexpr int patience = 15'000;
const QByteArray connectedFrame = R"({"type":"system","event":"connected","connectionId":"c1"})";
const QByteArray brokenFrame = "{\"type\":message";
const QByteArray goodFrame =
    R"({"type":"message","from":"group","group":"a","dataType":"text","data":"fine","sequenceId":1})";

QString tokenUrl(const QString &connectionString, const QString &hub, const QDateTime &now)
{
    const auto token = makeClientAccessToken(*ConnectionString::parse(connectionString), hub, {}, now);
    return token->url.toString(QUrl::FullyEncoded);
}

ConnectionProfile byUrl(const QString &url)
{
    return {.name = QStringLiteral("Eve"), .kind = ConnectionKind::ClientUrl, .clientUrl = url};
}

ConnectionProfile byString(const QString &connectionString)
{
    return {.name = QStringLiteral("Eve"),
        .kind = ConnectionKind::ConnectionString,
        .connectionString = connectionString,
        .hub = demoHub,
        .userId = QStringLiteral("eve")};
}

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new HubStyle);
        m_theme = std::make_unique<Theme>(Scheme::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_settings.clear();
        m_workspace = std::make_unique<Workspace>(m_folder.filePath(QStringLiteral("session.hubtrace")));
        m_window = std::make_unique<MainWindow>(m_workspace.get(), m_theme.get());
        m_window->show();
        m_workspace->tryItNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->membersOf(lobby).size(), 4, 10'000);
    }
    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void isToldInTheBar_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QStringList>("codes");
        QTest::newRow("connection string: scheme") << "scheme" << QStringList{QStringLiteral("CS_SCHEME")};
        QTest::newRow("connection string: no key") << "no key" << QStringList{QStringLiteral("CS_MISSING")};
        QTest::newRow("connection string: another service's")
            << "other service" << QStringList{QStringLiteral("CS_OTHER_SERVICE")};
        QTest::newRow("expired token") << "expired" << QStringList{QStringLiteral("TokenRefused")};
        QTest::newRow("token of another key") << "foreign key" << QStringList{QStringLiteral("TokenRefused")};
        QTest::newRow("token of another hub") << "foreign hub" << QStringList{QStringLiteral("TokenRefused")};
        QTest::newRow("refused port") << "port" << QStringList{QStringLiteral("ConnectionRefused")};
        // A machine without a resolver takes longer than the connect timer.
        QTest::newRow("unreachable host")
            << "host" << QStringList{QStringLiteral("HostNotFound"), QStringLiteral("ConnectTimeout")};
    }

    void isToldInTheBar()
    {
        QFETCH(QString, what);
        QFETCH(QStringList, codes);
        m_workspace->addConnection(profile(what));
        QTRY_VERIFY2_WITH_TIMEOUT(std::any_of(codes.begin(), codes.end(),
                                      [this](const QString &code) { return barText().contains(code); }),
            qPrintable(barText()), patience);
        QVERIFY2(barText().contains(QStringLiteral("Eve")), qPrintable(barText()));
        QVERIFY2(!barText().contains(QStringLiteral("eyJ")), "a token in the bar");
        QVERIFY(!QApplication::activeModalWidget());
        theOthersGoOn();
    }

    void aFrameThatIsNoJsonIsToldAndTheConnectionGoesOn()
    {
        RawPeer peer;
        peer.answerWith([](const QByteArray &head) {
            return RawPeer::acceptance(head, "json.reliable.webpubsub.azure.v1");
        });
        m_workspace->addConnection(
            byUrl(QStringLiteral("ws://127.0.0.1:%1/client/hubs/demo").arg(peer.port())));
        QTRY_VERIFY(!peer.head().isEmpty());
        peer.send(RawPeer::frame(1, connectedFrame));
        peer.send(RawPeer::frame(1, brokenFrame));
        QTRY_VERIFY2(barText().contains(QStringLiteral("FRAME_JSON")), qPrintable(barText()));
        QVERIFY(!QApplication::activeModalWidget());
        peer.send(RawPeer::frame(1, goodFrame));
        QTRY_COMPARE(m_workspace->currentRoom(), QStringLiteral("a"));
        QTRY_COMPARE(m_workspace->timeline()->rowCount(), 1);
        theOthersGoOn();
    }

private:
    ConnectionProfile profile(const QString &what) const
    {
        const QString secret = m_workspace->hubStatus().connectionString;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        if (what == u"scheme")
            return byString(QStringLiteral("Endpoint=ftp://example.net;AccessKey=abc;Version=1.0;"));
        if (what == u"no key")
            return byString(QStringLiteral("Endpoint=https://example.net;Version=1.0;"));
        if (what == u"other service")
            return byString(QStringLiteral("Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=x;"
                                           "SharedAccessKey=abc="));
        if (what == u"expired")
            return byUrl(tokenUrl(secret, demoHub, now.addDays(-1)));
        if (what == u"foreign key")
            return byUrl(
                tokenUrl(QString(secret).replace(QStringLiteral("AccessKey="), QStringLiteral("AccessKey=0")),
                    demoHub, now));
        if (what == u"foreign hub")
            return byUrl(tokenUrl(secret, QStringLiteral("elsewhere"), now)
                             .replace(QStringLiteral("/hubs/elsewhere"), QStringLiteral("/hubs/demo")));
        if (what == u"port")
            return byUrl(QStringLiteral("ws://127.0.0.1:1/client/hubs/demo?access_token=eyJ"));
        return byUrl(QStringLiteral("wss://no-such-host.invalid/client/hubs/demo?access_token=eyJ"));
    }

    //! Of the bar that a person sees now.
    QString barText() const
    {
        for (const Banner *banner : m_window->findChildren<Banner *>()) {
            if (banner->isVisible())
                return banner->text();
        }
        return {};
    }

    void theOthersGoOn()
    {
        m_workspace->setCurrentConnection(QStringLiteral("alice"));
        m_workspace->send({.speakerId = QStringLiteral("alice"),
            .group = lobby,
            .payload = Payload::text(QStringLiteral("still here"))});
        QTRY_COMPARE(m_workspace->timeline()->at(0).delivery, State::Acked);
    }

    PrivateSettings m_settings;
    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestBadInput)
#include "tst_badinput.moc"
