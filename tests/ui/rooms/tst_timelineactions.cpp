#include "rooms/timelinedelegate.h"
#include "rooms/timelinemodel.h"
#include "rooms/timelineview.h"
#include "ui/rooms/messages.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::BubblePart;
using Ui::TimelineView;

//! Row 0 is JSON, row 1 text, row 2 failed.
class tst_TimelineActions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_view.reset(); }
    void painted_buttons_can_be_clicked_data();
    void painted_buttons_can_be_clicked();
    void keys_do_the_same_data();
    void keys_do_the_same();
    void keys_spare_messages_that_did_not_fail();
    void folding_changes_the_height();
    void raw_and_more_change_what_is_shown();
    void copies_text_and_json();
    void the_menu_offers_what_fits();

private:
    QPoint pointOf(int row, BubblePart part) const;
    void click(int row, BubblePart part);

    std::unique_ptr<Ui::TimelineModel> m_model;
    std::unique_ptr<TimelineView> m_view;
};

void tst_TimelineActions::init()
{
    m_model = std::make_unique<Ui::TimelineModel>(u"lobby"_s);
    m_model->append(Test::received(11, u"bob"_s,
        WebPubSub::Payload::jsonText("{\"a\":[1,2],\"b\":{\"c\":1,\"d\":{\"e\":[1]},"
                                     "\"f\":3},\"g\":4,\"h\":5,\"i\":6}")));
    m_model->append(Test::received(12, u"<b>hello</b>\u202e"_s));
    m_model->append(Test::failed(13, u"again"_s));
    m_view = std::make_unique<TimelineView>();
    m_view->setModel(m_model.get());
    m_view->resize(700, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

QPoint tst_TimelineActions::pointOf(int row, BubblePart part) const
{
    const QRect rect = m_view->visualRect(m_model->index(row));
    auto *delegate = qobject_cast<Ui::TimelineDelegate *>(m_view->itemDelegate());
    return rect.topLeft() + delegate->layout(*m_model, row, rect.width()).rectOf(part).center();
}

void tst_TimelineActions::click(int row, BubblePart part)
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointOf(row, part));
}

void tst_TimelineActions::painted_buttons_can_be_clicked_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<QByteArray>("news");
    QTest::newRow("Retry") << int(BubblePart::Retry) << QByteArray(SIGNAL(retryRequested(quint64)));
    QTest::newRow("Edit") << int(BubblePart::Edit) << QByteArray(SIGNAL(editRequested(quint64)));
    QTest::newRow("Discard") << int(BubblePart::Discard) << QByteArray(SIGNAL(discardRequested(quint64)));
    QTest::newRow("Why?") << int(BubblePart::Why) << QByteArray(SIGNAL(whyRequested(quint64)));
}

void tst_TimelineActions::painted_buttons_can_be_clicked()
{
    QFETCH(int, part);
    QFETCH(QByteArray, news);
    QSignalSpy spy(m_view.get(), news.constData());
    click(2, BubblePart(part));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.at(0).at(0).toULongLong(), 13);
}

void tst_TimelineActions::keys_do_the_same_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifier");
    QTest::addColumn<QByteArray>("news");
    QTest::newRow("Ctrl+R retries") << int(Qt::Key_R) << int(Qt::ControlModifier)
                                    << QByteArray(SIGNAL(retryRequested(quint64)));
    QTest::newRow("F2 edits") << int(Qt::Key_F2) << 0 << QByteArray(SIGNAL(editRequested(quint64)));
    QTest::newRow("Delete discards") << int(Qt::Key_Delete) << 0
                                     << QByteArray(SIGNAL(discardRequested(quint64)));
}

void tst_TimelineActions::keys_do_the_same()
{
    QFETCH(int, key);
    QFETCH(int, modifier);
    QFETCH(QByteArray, news);
    m_view->setCurrentIndex(m_model->index(2));
    QSignalSpy spy(m_view.get(), news.constData());
    QTest::keyClick(m_view.get(), Qt::Key(key), Qt::KeyboardModifier(modifier));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.at(0).at(0).toULongLong(), 13);
}

void tst_TimelineActions::keys_spare_messages_that_did_not_fail()
{
    m_view->setCurrentIndex(m_model->index(1));
    QSignalSpy discarded(m_view.get(), &TimelineView::discardRequested);
    QSignalSpy retried(m_view.get(), &TimelineView::retryRequested);
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QTest::keyClick(m_view.get(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(discarded.size() + retried.size(), 0);
}

void tst_TimelineActions::folding_changes_the_height()
{
    const int before = m_view->visualRect(m_model->index(0)).height();
    click(0, BubblePart::Chevron);
    const int folded = m_view->visualRect(m_model->index(0)).height();
    QVERIFY(folded < before);
    m_view->setCurrentIndex(m_model->index(0));
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(m_view->visualRect(m_model->index(0)).height(), before);
}

void tst_TimelineActions::raw_and_more_change_what_is_shown()
{
    const int head = m_view->visualRect(m_model->index(0)).height();
    click(0, BubblePart::More);
    QVERIFY(m_view->visualRect(m_model->index(0)).height() > head);
    click(0, BubblePart::Raw);
    QVERIFY(m_view->visualRect(m_model->index(0)).height() < head);
}

void tst_TimelineActions::copies_text_and_json()
{
    m_view->setCurrentIndex(m_model->index(1));
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"<b>hello</b>\u202e"_s);
    m_view->setCurrentIndex(m_model->index(0));
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QJsonDocument copied = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8());
    QCOMPARE(copied["from"_L1].toString(), u"bob"_s);
    QCOMPARE(copied["dataType"_L1].toString(), u"json"_s);
    QCOMPARE(copied["data"_L1]["g"_L1].toInt(), 4);
    click(0, BubblePart::Copy);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"{\"a\":[1,2]"_s));
}

void tst_TimelineActions::the_menu_offers_what_fits()
{
    const auto entries = [this](int row) {
        qDeleteAll(m_view->findChildren<QMenu *>());
        const QPoint point = m_view->visualRect(m_model->index(row)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, m_view->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        QStringList texts;
        for (const QAction *action : m_view->findChild<QMenu *>()->actions())
            texts << action->text().section(u'\t', 0, 0).remove(u'&');
        return texts;
    };
    QVERIFY(!entries(1).contains(u"Retry"_s));
    QVERIFY(!entries(1).contains(u"Fold"_s));
    QVERIFY(entries(0).contains(u"Fold"_s));
    QVERIFY(entries(2).contains(u"Retry"_s));
    QVERIFY(entries(2).contains(u"Why did it fail?"_s));
    QSignalSpy retried(m_view.get(), &TimelineView::retryRequested);
    m_view->findChild<QMenu *>()->actions().constFirst()->trigger();
    QCOMPARE(retried.size(), 1);
}

QTEST_MAIN(tst_TimelineActions)
#include "tst_timelineactions.moc"
