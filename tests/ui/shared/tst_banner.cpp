#include "shared/banner.h"

#include "shared/elidedlabel.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Ui;

class TestBanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_parent = std::make_unique<QWidget>();
        m_banner = new Banner(m_parent.get());
    }

    void hiddenUntilShown()
    {
        QVERIFY(m_banner->isHidden());
        m_banner->showMessage(State::Replayed, QStringLiteral("Bob is back."), QStringLiteral("2 replayed."));
        QVERIFY(!m_banner->isHidden());
        QCOMPARE(m_banner->text(), QStringLiteral("Bob is back. 2 replayed."));
        QCOMPARE(m_banner->accessibleName(), m_banner->text());
        QCOMPARE(m_banner->state(), State::Replayed);
    }

    void linkOnlyWithAnAction()
    {
        const auto link = [this] { return m_banner->findChildren<QToolButton *>().constFirst(); };
        m_banner->showMessage(State::Failed, QStringLiteral("Stopped."), {});
        QVERIFY(link()->isHidden());
        m_banner->showMessage(State::Failed, QStringLiteral("Stopped."), {}, QStringLiteral("Start"));
        QVERIFY(!link()->isHidden());
        QSignalSpy triggered(m_banner, &Banner::actionTriggered);
        link()->click();
        QCOMPARE(triggered.size(), 1);
    }

    void closeDismissesOnce()
    {
        m_banner->showMessage(State::Held, QStringLiteral("Paused."), {});
        QSignalSpy dismissed(m_banner, &Banner::dismissed);
        QToolButton *close = m_banner->findChildren<QToolButton *>().constLast();
        QVERIFY(!close->accessibleName().isEmpty());
        close->click();
        QVERIFY(m_banner->isHidden());
        m_banner->dismiss();
        QCOMPARE(dismissed.size(), 1);
    }

    void remoteTextStaysPlain()
    {
        m_banner->showMessage(State::Failed, QStringLiteral("<b>x</b>"), QStringLiteral("<img src=a>"));
        QCOMPARE(m_banner->text(), QStringLiteral("<b>x</b> <img src=a>"));
        for (const QLabel *label : m_banner->findChildren<QLabel *>())
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    }

    void longSentenceDoesNotWidenTheWindow()
    {
        m_banner->showMessage(State::Failed, QStringLiteral("Stopped."), QString(4000, u'x'));
        QVERIFY(m_banner->minimumSizeHint().width() < 400);
    }

    void surfaceIsTheOneOfTheState()
    {
        Theme theme(Scheme::Light);
        m_banner->showMessage(State::Recovering, QStringLiteral("Back soon."), {});
        m_banner->resize(400, 32);
        QCOMPARE(m_banner->grab().toImage().pixelColor(2, 2), theme.color(Token::WarnSurface));
    }

private:
    std::unique_ptr<QWidget> m_parent;
    Banner *m_banner = nullptr;
};

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"
