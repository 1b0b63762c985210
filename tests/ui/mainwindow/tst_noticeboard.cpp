#include "mainwindow/noticeboard.h"

#include "shared/banner.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Ui;

namespace {

Notice notice(const QString &id, const QString &word, const QString &action = {})
{
    return {.id = id, .state = State::Failed, .word = word, .sentence = {}, .action = action};
}

} // namespace

class TestNoticeBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_parent = std::make_unique<QWidget>();
        m_banner = new Banner(m_parent.get());
        m_board = std::make_unique<NoticeBoard>();
        m_board->addBanner(m_banner);
    }

    void newestIsInFront()
    {
        m_board->raise(notice(QStringLiteral("hub"), QStringLiteral("Hub stopped.")));
        m_board->raise(notice(QStringLiteral("bob"), QStringLiteral("Bob is gone.")));
        QCOMPARE(m_banner->text(), QStringLiteral("Bob is gone."));
        m_board->clear(QStringLiteral("bob"));
        QCOMPARE(m_banner->text(), QStringLiteral("Hub stopped."));
        m_board->clear(QStringLiteral("hub"));
        QVERIFY(m_banner->isHidden());
    }

    void sameIdIsReplaced()
    {
        m_board->raise(notice(QStringLiteral("bob"), QStringLiteral("Bob is gone.")));
        m_board->raise(notice(QStringLiteral("bob"), QStringLiteral("Bob is back.")));
        QCOMPARE(m_banner->text(), QStringLiteral("Bob is back."));
        m_banner->dismiss();
        QVERIFY2(m_banner->isHidden(), "the old one came back");
    }

    void closingShowsTheOneBelow()
    {
        m_board->raise(notice(QStringLiteral("1"), QStringLiteral("One.")));
        m_board->raise(notice(QStringLiteral("2"), QStringLiteral("Two.")));
        m_banner->dismiss();
        QVERIFY(!m_banner->isHidden());
        QCOMPARE(m_banner->text(), QStringLiteral("One."));
    }

    void actionTellsWhichNotice()
    {
        m_board->raise(
            notice(QStringLiteral("hub"), QStringLiteral("Hub stopped."), QStringLiteral("Start")));
        QSignalSpy triggered(m_board.get(), &NoticeBoard::actionTriggered);
        Q_EMIT m_banner->actionTriggered();
        QCOMPARE(triggered.size(), 1);
        QCOMPARE(triggered.at(0).at(0).value<Notice>().id, QStringLiteral("hub"));
        QVERIFY(m_banner->isHidden());
    }

    void everyBannerShowsTheSame()
    {
        m_board->raise(notice(QStringLiteral("hub"), QStringLiteral("Hub stopped.")));
        auto *late = new Banner(m_parent.get());
        m_board->addBanner(late);
        QCOMPARE(late->text(), m_banner->text());
        delete m_banner;
        m_board->clear(QStringLiteral("hub"));
        QVERIFY(late->isHidden());
    }

    void oldNewsIsForgotten()
    {
        for (int i = 0; i < 100; ++i)
            m_board->raise(notice(QString::number(i), QString::number(i)));
        int left = 0;
        while (m_board->current()) {
            m_board->clear(m_board->current()->id);
            ++left;
        }
        QCOMPARE(left, 16);
    }

private:
    std::unique_ptr<QWidget> m_parent;
    Banner *m_banner = nullptr;
    std::unique_ptr<NoticeBoard> m_board;
};

QTEST_MAIN(TestNoticeBoard)
#include "tst_noticeboard.moc"
