#include "mainwindow/panes.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTest>

using namespace Ui;

class TestPanes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_panes = Panes();
        m_fields.clear();
        auto *row = new QHBoxLayout(m_window.get());
        for (int i = 0; i < 3; ++i) {
            auto *pane = new QWidget(m_window.get());
            auto *inside = new QHBoxLayout(pane);
            m_fields << new QLineEdit(pane);
            inside->addWidget(m_fields.last());
            row->addWidget(pane);
            m_panes.add(pane);
        }
        m_window->show();
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        m_fields.at(0)->setFocus();
    }

    void goesRoundInOrder()
    {
        QVERIFY(m_panes.focusNext(false));
        QCOMPARE(QApplication::focusWidget(), m_fields.at(1));
        QVERIFY(m_panes.focusNext(false));
        QVERIFY(m_panes.focusNext(false));
        QCOMPARE(QApplication::focusWidget(), m_fields.at(0));
        QVERIFY(m_panes.focusNext(true));
        QCOMPARE(QApplication::focusWidget(), m_fields.at(2));
    }

    void leavesOutWhatIsHiddenOrOff()
    {
        m_fields.at(1)->parentWidget()->hide();
        m_panes.focusNext(false);
        QCOMPARE(QApplication::focusWidget(), m_fields.at(2));
        m_fields.at(0)->setEnabled(false);
        QVERIFY(m_panes.focusNext(false));
        QCOMPARE(QApplication::focusWidget(), m_fields.at(2));
    }

    void emptyPaneTakesNothing()
    {
        QWidget empty;
        empty.show();
        QVERIFY(!Panes::focusInto(&empty));
    }

private:
    std::unique_ptr<QWidget> m_window;
    Panes m_panes;
    QList<QLineEdit *> m_fields;
};

QTEST_MAIN(TestPanes)
#include "tst_panes.moc"
