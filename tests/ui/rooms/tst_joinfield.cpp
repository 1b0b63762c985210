#include "rooms/joinfield.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using Ui::JoinField;

class tst_JoinField : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opens_by_its_line_and_closes_by_escape();
    void takes_only_names_a_group_may_have_data();
    void takes_only_names_a_group_may_have();
};

void tst_JoinField::opens_by_its_line_and_closes_by_escape()
{
    JoinField field;
    field.show();
    QVERIFY(!field.isOpen());
    field.findChild<QToolButton *>()->click();
    QVERIFY(field.isOpen());
    auto *edit = field.findChild<QLineEdit *>();
    QTest::keyClicks(edit, u"half a na"_s);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!field.isOpen());
    field.open();
    QVERIFY(edit->text().isEmpty());
}

void tst_JoinField::takes_only_names_a_group_may_have_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("a plain name") << u"lobby"_s << true;
    QTest::newRow("dots and blanks inside") << u"orders.eu west"_s << true;
    QTest::newRow("only blanks") << u"   "_s << false;
    QTest::newRow("a control character") << u"a\u0007b"_s << false;
    QTest::newRow("nothing") << u""_s << false;
}

void tst_JoinField::takes_only_names_a_group_may_have()
{
    QFETCH(QString, name);
    QFETCH(bool, valid);
    JoinField field;
    QSignalSpy joined(&field, &JoinField::joinRequested);
    field.open();
    auto *edit = field.findChild<QLineEdit *>();
    edit->setText(name);
    QCOMPARE(field.error().isEmpty(), valid || name.isEmpty());
    QCOMPARE(edit->accessibleDescription(), field.error());
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(joined.size(), valid ? 1 : 0);
    QCOMPARE(field.isOpen(), !valid);
}

QTEST_MAIN(tst_JoinField)
#include "tst_joinfield.moc"
