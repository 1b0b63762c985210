#include "trace/messagepage.h"

#include "trace/hopview.h"
#include "trace/sectionheader.h"
#include "trace/verdictline.h"
#include "ui/trace/tracefixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestMessagePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsHowGoodTheTimesAre();
    void hidesHopsWithoutAStory();
    void copiesHops();
    void staysInANarrowDock();
};

void TestMessagePage::tellsHowGoodTheTimesAre()
{
    Store store;
    store.append(story());
    MessagePage page(&store.store);
    page.showEntry(store.store.row(0));
    const auto remark = [&page] { return page.findChild<SectionHeader *>()->remark(); };
    QCOMPARE(remark(), str("exact, one clock, logarithmic")); // Carol was away for seconds
    Store azure;
    azure.append({story().at(0), story().at(4)});
    MessagePage other(&azure.store);
    other.showEntry(azure.store.row(0));
    QCOMPARE(other.findChild<SectionHeader *>()->remark(), str("as seen from this computer"));
}

void TestMessagePage::hidesHopsWithoutAStory()
{
    Store store;
    store.appendPings(1);
    MessagePage page(&store.store);
    page.resize(346, 500);
    page.show();
    page.showEntry(store.store.row(0));
    QVERIFY(!page.findChild<HopView *>()->isVisible());
    QVERIFY(!page.findChild<VerdictLine *>()->isVisible());
}

void TestMessagePage::copiesHops()
{
    Store store;
    store.append(story());
    MessagePage page(&store.store);
    page.showEntry(store.store.row(0));
    page.copyHops();
    QVERIFY(QGuiApplication::clipboard()->text().contains(str("Bob\treceives\t0.6 ms")));
}

void TestMessagePage::staysInANarrowDock()
{
    Store store;
    store.append(story());
    MessagePage page(&store.store);
    page.resize(240, 300);
    page.show();
    page.showEntry(store.store.row(0));
    QVERIFY(page.widget()->width() <= page.viewport()->width());
}

QTEST_MAIN(TestMessagePage)
#include "tst_messagepage.moc"
