#include "trace/filterfield.h"

#include "shared/theme.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace Ui;

class TestFilterField : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTheCount();
    void showsAnErrorInPlaceOfTheCount();
    void coloursWithoutTouchingTheText();
    void clears();
    void goesDownToTheTable();
    void isHighEnough();
    void keepsRoomForTyping();

private:
    static TraceQuery::Parsed parsed(const QString &text) { return TraceQuery::parse(text, 0); }
};

void TestFilterField::showsTheCount()
{
    FilterField field;
    QCOMPARE(field.accessibleName(), QStringLiteral("Trace filter"));
    field.setCount(QStringLiteral("40 of 812 rows"));
    QCOMPARE(field.accessibleDescription(), QStringLiteral("40 of 812 rows"));
    QVERIFY(field.textMargins().right() > 50);
}

void TestFilterField::showsAnErrorInPlaceOfTheCount()
{
    FilterField field;
    field.resize(800, 28);
    field.setCount(QStringLiteral("7 rows"));
    field.setText(QStringLiteral("sinze:1"));
    field.setParsed(parsed(field.text()));
    QVERIFY(field.accessibleDescription().startsWith(QStringLiteral("There is no field")));
    field.setText(QStringLiteral("x"));
    field.setParsed(parsed(field.text()));
    QCOMPARE(field.accessibleDescription(), QStringLiteral("7 rows"));
}

void TestFilterField::coloursWithoutTouchingTheText()
{
    FilterField field;
    field.resize(600, 28);
    QTest::keyClicks(&field, QStringLiteral("group:lobby"));
    const QImage plain = field.grab().toImage();
    field.setParsed(parsed(field.text()));
    QVERIFY(field.grab().toImage() != plain);
    QCOMPARE(field.text(), QStringLiteral("group:lobby"));
    QCOMPARE(field.cursorPosition(), 11);
    field.undo();
    QVERIFY(field.text() != QStringLiteral("group:lobby"));
}

void TestFilterField::clears()
{
    FilterField field;
    field.show();
    QSignalSpy cleared(&field, &FilterField::cleared);
    QTest::keyClick(&field, Qt::Key_Escape); // empty: Escape is not for it
    QCOMPARE(cleared.size(), 0);
    field.setText(QStringLiteral("x"));
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(cleared.size(), 1);
    for (QAction *action : field.actions()) {
        if (action->toolTip() == QStringLiteral("Clear the filter")) {
            QVERIFY(action->isVisible());
            action->trigger();
        }
    }
    QCOMPARE(cleared.size(), 2);
}

void TestFilterField::goesDownToTheTable()
{
    FilterField field;
    QSignalSpy left(&field, &FilterField::leftDownwards);
    QTest::keyClick(&field, Qt::Key_Down);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(left.size(), 2);
}

void TestFilterField::isHighEnough()
{
    const FilterField field;
    QVERIFY(field.sizeHint().height() >= 28);
    QVERIFY(field.sizeHint().height() >= field.fontMetrics().height() + 10);
}

void TestFilterField::keepsRoomForTyping()
{
    FilterField field;
    field.resize(300, 28);
    field.setCount(QString(500, u'9'));
    QVERIFY(field.textMargins().right() < 200);
}

QTEST_MAIN(TestFilterField)
#include "tst_filterfield.moc"
