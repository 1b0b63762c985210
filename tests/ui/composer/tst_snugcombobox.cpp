#include "composer/snugcombobox.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_SnugComboBox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void is_as_wide_as_what_it_shows();
    void an_endless_name_does_not_push_the_others_away();
};

void tst_SnugComboBox::is_as_wide_as_what_it_shows()
{
    Ui::SnugComboBox box;
    box.addItems({u"JSON"_s, u"Binary, base64"_s});
    const int narrow = box.sizeHint().width();
    box.setCurrentIndex(1);
    QVERIFY(box.sizeHint().width() > narrow);
    box.setCurrentIndex(0);
    QCOMPARE(box.sizeHint().width(), narrow);
}

void tst_SnugComboBox::an_endless_name_does_not_push_the_others_away()
{
    Ui::SnugComboBox box;
    box.addItem(QString(1000, u'm'));
    QVERIFY(box.sizeHint().width() < 260);
    QVERIFY(box.minimumSizeHint().width() <= 64);
}

QTEST_MAIN(tst_SnugComboBox)
#include "tst_snugcombobox.moc"
