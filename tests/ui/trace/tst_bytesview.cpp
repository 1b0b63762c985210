#include "trace/bytesview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Ui;

class TestBytesView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesLines();
    void fitsItsWidth();
    void movesByKeys_data();
    void movesByKeys();
    void movesByMouse();
    void marksAndShows();
    void copies();
    void speaksTheLine();
    void holdsLargeBytes();
    void holdsNoBytes();

private:
    std::unique_ptr<BytesView> m_view;
};

void TestBytesView::init()
{
    m_view = std::make_unique<BytesView>();
    m_view->resize(800, 200);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestBytesView::writesLines()
{
    m_view->setBytes(QByteArray("{\"a\":\x01\xff}", 8) + QByteArray(20, 'x'));
    QCOMPARE(m_view->bytesPerLine(), 16);
    QCOMPARE(m_view->lineText(3),
        QStringLiteral("0x0000: 7b 22 61 22 3a 01 ff 7d 78 78 78 78 78 78 78 78  {\"a\":··}xxxxxxxx"));
    QCOMPARE(
        m_view->lineText(16), QStringLiteral("0x0010: 78 78 78 78 78 78 78 78 78 78 78 78  xxxxxxxxxxxx"));
}

void TestBytesView::fitsItsWidth()
{
    m_view->setBytes(QByteArray(100, 'x'));
    m_view->resize(346, 200);
    QCOMPARE(m_view->bytesPerLine(), 8);
    m_view->resize(900, 200);
    QCOMPARE(m_view->bytesPerLine(), 16);
}

void TestBytesView::movesByKeys_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<int>("cursor");
    const auto row = [](const char *name, int key, int modifiers, int cursor) {
        QTest::newRow(name) << key << modifiers << cursor;
    };
    row("right", Qt::Key_Right, 0, 21);
    row("left", Qt::Key_Left, 0, 19);
    row("up", Qt::Key_Up, 0, 4);
    row("down", Qt::Key_Down, 0, 36);
    row("line start", Qt::Key_Home, 0, 16);
    row("line end", Qt::Key_End, 0, 31);
    row("start", Qt::Key_Home, Qt::ControlModifier, 0);
    row("end", Qt::Key_End, Qt::ControlModifier, 99);
    row("a page up ends at the start", Qt::Key_PageUp, 0, 0);
}

void TestBytesView::movesByKeys()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    m_view->setBytes(QByteArray(100, 'x'));
    m_view->select(20, 1);
    QSignalSpy moved(m_view.get(), &BytesView::cursorMoved);
    QTest::keyClick(m_view.get(), Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QTEST(int(m_view->cursor()), "cursor");
    QCOMPARE(moved.size(), 1);
}

void TestBytesView::movesByMouse()
{
    m_view->setBytes(QByteArray(100, 'x'));
    QSignalSpy moved(m_view.get(), &BytesView::cursorMoved);
    // Somewhere on the first line lie the sixteen bytes, from left to right.
    QList<qsizetype> hit;
    for (int x = 0; x < m_view->viewport()->width(); x += 3) {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(x, 5));
        if (!moved.isEmpty() && !hit.contains(m_view->cursor()))
            hit.append(m_view->cursor());
    }
    QCOMPARE(hit.size(), 16);
    QCOMPARE(hit.first(), 0);
    QCOMPARE(hit.last(), 15);
}

void TestBytesView::marksAndShows()
{
    m_view->setBytes(QByteArray(4000, 'x'));
    QSignalSpy moved(m_view.get(), &BytesView::cursorMoved);
    const QImage before = m_view->viewport()->grab().toImage();
    m_view->select(3000, 10);
    QCOMPARE(m_view->cursor(), 3000);
    QVERIFY(m_view->verticalScrollBar()->value() > 0);
    QCOMPARE(moved.size(), 0);
    QVERIFY(m_view->viewport()->grab().toImage() != before);
    m_view->select(9999, 10); // beyond the end
    QCOMPARE(m_view->cursor(), 4000);
}

void TestBytesView::copies()
{
    m_view->setBytes("abcdef");
    m_view->select(1, 3);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("62 63 64"));
}

void TestBytesView::speaksTheLine()
{
    QCOMPARE(m_view->accessibleName(), QStringLiteral("Message bytes"));
    m_view->setBytes(QByteArray(32, 'a'));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY(m_view->accessibleDescription().startsWith(QStringLiteral("0x0010: 61 61")));
}

void TestBytesView::holdsLargeBytes()
{
    m_view->setBytes(QByteArray(32 * 1024 * 1024, 'x'));
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QVERIFY(!m_view->grab().isNull());
}

void TestBytesView::holdsNoBytes()
{
    m_view->setBytes({});
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->cursor(), 0);
    QCOMPARE(m_view->accessibleDescription(), QStringLiteral("No bytes"));
    QVERIFY(!m_view->grab().isNull());
}

QTEST_MAIN(TestBytesView)
#include "tst_bytesview.moc"
