#include "connections/secretfield.h"

#include <QAction>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_SecretField : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hides_its_text_until_the_eye_is_pressed();
};

void tst_SecretField::hides_its_text_until_the_eye_is_pressed()
{
    Ui::SecretField field;
    field.setText(u"AccessKey=s3cret"_s);
    QVERIFY(!field.displayText().contains(u"s3cret"_s));
    QAction *eye = field.actions().constFirst();
    eye->trigger();
    QVERIFY(field.isRevealed());
    QCOMPARE(field.displayText(), u"AccessKey=s3cret"_s);
    QCOMPARE(eye->text(), u"Hide the secret"_s);
    eye->trigger();
    QVERIFY(!field.isRevealed());
}

QTEST_MAIN(tst_SecretField)
#include "tst_secretfield.moc"
