#include "connections/factrow.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_FactRow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_as_one_text();
    void a_line_hides_while_it_has_nothing_to_say();
    void markup_stays_text();
};

void tst_FactRow::reads_as_one_text()
{
    Ui::FactRow row(u"Hub"_s);
    row.setValue(u"order"_s);
    QCOMPARE(row.text(), u"order"_s);
    row.setRemark(u"URL says orders"_s, Ui::State::Failed);
    QCOMPARE(row.text(), u"order URL says orders"_s);
    QCOMPARE(row.accessibleName(), row.text());
    row.setRemark({});
    QCOMPARE(row.text(), u"order"_s);
}

void tst_FactRow::a_line_hides_while_it_has_nothing_to_say()
{
    Ui::StateLine line;
    QVERIFY(line.isHidden());
    line.setLine(Ui::State::Failed, u"JWT_EXP"_s, u"It ended."_s);
    QVERIFY(!line.isHidden());
    QCOMPARE(line.text(), u"JWT_EXP It ended."_s);
    line.clear();
    QVERIFY(line.isHidden());
    QVERIFY(line.text().isEmpty());
}

void tst_FactRow::markup_stays_text()
{
    Ui::StateLine line;
    line.setLine(Ui::State::Acked, {}, u"<img src=file:///x>"_s);
    for (const QLabel *label : line.findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

QTEST_MAIN(tst_FactRow)
#include "tst_factrow.moc"
