#include "composer/composerstatus.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_ComposerStatus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_as_one_text();
    void all_of_it_is_plain_text();
};

void tst_ComposerStatus::reads_as_one_text()
{
    Ui::ComposerStatus status;
    status.tell(Ui::State::Failed, u"Line 2, column 3"_s, u"expected ','"_s);
    QCOMPARE(status.text(), u"Line 2, column 3 expected ','"_s);
    QCOMPARE(status.accessibleName(), status.text());
    status.tell({}, {}, u"2 bytes"_s);
    QCOMPARE(status.text(), u"2 bytes"_s);
}

void tst_ComposerStatus::all_of_it_is_plain_text()
{
    Ui::ComposerStatus status;
    status.tell(Ui::State::Failed, u"<b>word</b>"_s, u"<img src=x>"_s);
    for (const QLabel *label : status.findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

QTEST_MAIN(tst_ComposerStatus)
#include "tst_composerstatus.moc"
