#include "trace/framepage.h"

#include "trace/bytesview.h"
#include "trace/jsontreeview.h"
#include "trace/sectionheader.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>
#include <QToolButton>

using namespace Ui;

class TestFramePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTreeAndBytes();
    void linksTreeAndBytes();
    void showsTheStartOfLargeFrames();
    void saysWhenThereIsNoFrame();
    void copiesTheWholeFrame();

private:
    static QString remark(const FramePage &page) { return page.findChild<SectionHeader *>()->remark(); }
};

void TestFramePage::showsTreeAndBytes()
{
    FramePage page;
    page.showEntry({.event = QStringLiteral("ack"), .payload = R"({"type":"ack"})"});
    auto *tree = page.findChild<JsonTreeView *>();
    QCOMPARE(tree->model()->index(0, 0).data().toString(), QStringLiteral("ack"));
    QVERIFY(page.findChild<BytesView *>()->lineText(0).contains(QStringLiteral("7b 22 74")));
    QCOMPARE(remark(page), QStringLiteral("14 bytes"));
}

void TestFramePage::linksTreeAndBytes()
{
    FramePage page;
    page.showEntry({.payload = R"({"a":1,"b":2})"});
    auto *tree = page.findChild<JsonTreeView *>();
    auto *bytes = page.findChild<BytesView *>();
    tree->setCurrentIndex(tree->model()->index(1, 0, tree->model()->index(0, 0)));
    QCOMPARE(bytes->cursor(), 7);
    QTest::keyClick(bytes, Qt::Key_Home);
    QCOMPARE(tree->currentIndex(), tree->model()->index(0, 0));
}

void TestFramePage::showsTheStartOfLargeFrames()
{
    FramePage page;
    const QByteArray large = '"' + QByteArray(200'000, 'x') + '"';
    page.showEntry({.payload = large});
    QCOMPARE(remark(page), QStringLiteral("first 64.0 KB of 195 KB"));
    page.loadAll();
    QCOMPARE(remark(page), QStringLiteral("200,002 bytes"));
    page.showEntry({.payload = large}); // the next row starts small again
    QVERIFY(remark(page).startsWith(QStringLiteral("first")));
}

void TestFramePage::saysWhenThereIsNoFrame()
{
    FramePage page;
    page.showEntry({.event = QStringLiteral("routed")});
    QCOMPARE(remark(page), QStringLiteral("this row has no frame"));
}

void TestFramePage::copiesTheWholeFrame()
{
    FramePage page;
    const QByteArray large = '"' + QByteArray(200'000, 'x') + '"';
    page.showEntry({.payload = large});
    for (QToolButton *button : page.findChildren<QToolButton *>()) {
        if (button->accessibleName() == QStringLiteral("Copy frame"))
            button->click();
    }
    QCOMPARE(QGuiApplication::clipboard()->text().size(), large.size());
}

QTEST_MAIN(TestFramePage)
#include "tst_framepage.moc"
