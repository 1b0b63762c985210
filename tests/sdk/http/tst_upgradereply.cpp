#include "http/upgradereply.h"

#include <QTest>

using namespace WebPubSub;
using namespace Qt::StringLiterals;

namespace {

struct Target : UpgradeReply::Target {
    QStringList accepted;
    QList<int> rejected;

    void accept(const QString &subprotocol, const UpgradeReply::Opened &) override
    {
        accepted.append(subprotocol);
    }
    void reject(const HttpResponse &response) override { rejected.append(response.status); }
};

} // namespace

class tst_UpgradeReply : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptsAnOfferedProtocol();
    void acceptsNone();
    void refusesWhatWasNotOffered();
    void answersOnce();
    void answersForTheForgetful();
    void knowsWhenTheClientHasGone();
};

void tst_UpgradeReply::acceptsAnOfferedProtocol()
{
    const auto target = std::make_shared<Target>();
    const UpgradeReply reply(target, {u"a"_s, u"b"_s});
    QCOMPARE(reply.offeredSubprotocols(), QStringList({u"a"_s, u"b"_s}));
    reply.accept(u"b"_s, {});
    QCOMPARE(target->accepted, QStringList{u"b"_s});
}

void tst_UpgradeReply::acceptsNone()
{
    const auto target = std::make_shared<Target>();
    UpgradeReply(target, {u"a"_s}).accept({}, {});
    QCOMPARE(target->accepted, QStringList{QString()});
}

void tst_UpgradeReply::refusesWhatWasNotOffered()
{
    const auto target = std::make_shared<Target>();
    UpgradeReply(target, {u"a"_s}).accept(u"c"_s, {});
    QCOMPARE(target->rejected, QList<int>{500});
    QVERIFY(target->accepted.isEmpty());
}

void tst_UpgradeReply::answersOnce()
{
    const auto target = std::make_shared<Target>();
    {
        const UpgradeReply reply(target, {});
        const UpgradeReply copy = reply;
        copy.reject(HttpResponse::text(401, u"no"_s));
        reply.accept({}, {});
        copy.reject(HttpResponse::text(403, u"no"_s));
    }
    QCOMPARE(target->rejected, QList<int>{401});
    QVERIFY(target->accepted.isEmpty());
}

void tst_UpgradeReply::answersForTheForgetful()
{
    const auto target = std::make_shared<Target>();
    {
        std::optional<UpgradeReply> reply(std::in_place, target, QStringList{});
        const UpgradeReply copy = *reply;
        reply.reset();
        QVERIFY(target->rejected.isEmpty());
    }
    QCOMPARE(target->rejected, QList<int>{503});
}

void tst_UpgradeReply::knowsWhenTheClientHasGone()
{
    auto target = std::make_shared<Target>();
    const UpgradeReply reply(target, {});
    target.reset();
    bool opened = false;
    reply.accept({}, [&opened](WebSocketConnection *) { opened = true; });
    QVERIFY(!opened);
}

QTEST_GUILESS_MAIN(tst_UpgradeReply)
#include "tst_upgradereply.moc"
