#include "shared/emptynote.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_EmptyNote : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_as_one_text();
    void all_of_it_is_plain_text();
};

void tst_EmptyNote::reads_as_one_text()
{
    Ui::EmptyNote note(u"room"_s);
    note.setText(u"Join one."_s);
    QCOMPARE(note.text(), u"Join one."_s);
    note.setTitle(u"No rooms yet"_s);
    QCOMPARE(note.text(), u"No rooms yet Join one."_s);
    QCOMPARE(note.accessibleName(), note.text());
}

void tst_EmptyNote::all_of_it_is_plain_text()
{
    Ui::EmptyNote note(u"room"_s);
    note.setTitle(u"<b>a</b>"_s);
    note.setText(u"<img src=file:///etc/passwd>"_s);
    for (const QLabel *label : note.findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

QTEST_MAIN(tst_EmptyNote)
#include "tst_emptynote.moc"
