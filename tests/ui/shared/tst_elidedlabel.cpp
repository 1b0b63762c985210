#include "shared/elidedlabel.h"

#include <QImage>
#include <QTest>

using namespace Ui;

class TestElidedLabel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForItsTextAndYields()
    {
        ElidedLabel label;
        label.setText(QString(200, u'm'));
        QVERIFY(label.sizeHint().width() > 800);
        QVERIFY(label.minimumSizeHint().width() < 100);
        QCOMPARE(label.text().size(), 200);
    }

    void screenReaderGetsTheWholeText()
    {
        ElidedLabel label;
        label.setText(QStringLiteral("a long sentence"));
        label.resize(30, 20);
        QCOMPARE(label.accessibleName(), QStringLiteral("a long sentence"));
    }

    void shortTextNeedsNoMoreThanItself()
    {
        ElidedLabel label;
        label.setText(QStringLiteral("i"));
        QCOMPARE(label.minimumSizeHint(), label.sizeHint());
    }

    void elidesWhereTold()
    {
        ElidedLabel label;
        label.setText(QStringLiteral("iiiiiiiiiiiiiiiiiiiiWWWWWWWWWWWWWWWWWWWW"));
        label.resize(80, 20);
        const QImage right = label.grab().toImage();
        label.setElideMode(Qt::ElideLeft);
        QVERIFY(label.grab().toImage() != right);
    }
};

QTEST_MAIN(TestElidedLabel)
#include "tst_elidedlabel.moc"
