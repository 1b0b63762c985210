#include "connections/clipboardoffer.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using Ui::ClipboardOffer;

class tst_ClipboardOffer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void follows_the_clipboard();
    void takes_only_what_it_still_knows();
};

void tst_ClipboardOffer::follows_the_clipboard()
{
    QGuiApplication::clipboard()->setText(u"something else"_s);
    ClipboardOffer offer;
    auto *link = offer.findChild<QToolButton *>();
    QVERIFY(link->isHidden());
    QGuiApplication::clipboard()->setText(u"Endpoint=https://x;AccessKey=k;"_s);
    QTRY_VERIFY(!link->isHidden());
    QCOMPARE(offer.kind(), Ui::PastedKind::ConnectionString);

    QSignalSpy accepted(&offer, &ClipboardOffer::accepted);
    link->click();
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.at(0).at(1).toString(), u"Endpoint=https://x;AccessKey=k;"_s);
}

void tst_ClipboardOffer::takes_only_what_it_still_knows()
{
    QGuiApplication::clipboard()->setText(u"wss://x/client/hubs/a?access_token=t"_s);
    ClipboardOffer offer;
    QSignalSpy accepted(&offer, &ClipboardOffer::accepted);
    // Replaced between looking and clicking, and the news of it has not come yet.
    QSignalBlocker late(QGuiApplication::clipboard());
    QGuiApplication::clipboard()->setText(u"a love letter"_s);
    offer.findChild<QToolButton *>()->click();
    QCOMPARE(accepted.size(), 0);
    QVERIFY(offer.findChild<QToolButton *>()->isHidden());
}

QTEST_MAIN(tst_ClipboardOffer)
#include "tst_clipboardoffer.moc"
