#include "mainwindow/quickswitch.h"

#include <QLineEdit>
#include <QTest>

using namespace Ui;

class TestQuickSwitch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_went.clear();
        const auto to = [this](const QString &name) { return [this, name] { m_went = name; }; };
        m_switch = std::make_unique<QuickSwitch>(QList<Destination>{
            {QStringLiteral("room"), QStringLiteral("lobby"), QStringLiteral("room"),
                to(QStringLiteral("lobby"))},
            {QStringLiteral("room"), QStringLiteral("orders.eu"), QStringLiteral("room"),
                to(QStringLiteral("orders"))},
            {QStringLiteral("user"), QStringLiteral("Bob"), QStringLiteral("user"),
                to(QStringLiteral("bob"))},
            {{}, QStringLiteral("Pause the trace"), QStringLiteral("F8"), to(QStringLiteral("pause"))},
        });
        m_field = m_switch->findChild<QLineEdit *>();
    }

    void wordsNarrowTheList_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("nothing shows all")
            << QString()
            << QStringList{QStringLiteral("lobby"), QStringLiteral("orders.eu"), QStringLiteral("Bob"),
                   QStringLiteral("Pause the trace")};
        QTest::newRow("case does not matter") << QStringLiteral("BOB") << QStringList{QStringLiteral("Bob")};
        QTest::newRow("words in any order")
            << QStringLiteral("trace pause") << QStringList{QStringLiteral("Pause the trace")};
        QTest::newRow("the kind is searched too")
            << QStringLiteral("room") << QStringList{QStringLiteral("lobby"), QStringLiteral("orders.eu")};
        QTest::newRow("keys are searched too")
            << QStringLiteral("f8") << QStringList{QStringLiteral("Pause the trace")};
        QTest::newRow("no pattern is read into it") << QStringLiteral(".*") << QStringList{};
    }

    void wordsNarrowTheList()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, shown);
        QTest::keyClicks(m_field, typed);
        QCOMPARE(m_switch->shownNames(), shown);
    }

    void enterGoesToTheFirst()
    {
        QTest::keyClicks(m_field, QStringLiteral("o"));
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_went, QStringLiteral("lobby"));
    }

    void arrowsChoose()
    {
        QTest::keyClick(m_field, Qt::Key_Down);
        QTest::keyClick(m_field, Qt::Key_Down);
        QTest::keyClick(m_field, Qt::Key_Up);
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_went, QStringLiteral("orders"));
    }

    void enterOnNothingStays()
    {
        QTest::keyClicks(m_field, QStringLiteral("zzz"));
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_went, QString());
    }

private:
    QString m_went;
    std::unique_ptr<QuickSwitch> m_switch;
    QLineEdit *m_field = nullptr;
};

QTEST_MAIN(TestQuickSwitch)
#include "tst_quickswitch.moc"
