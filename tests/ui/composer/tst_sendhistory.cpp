#include "composer/sendhistory.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::Draft;
using Ui::PayloadForm;
using Ui::SendHistory;

class tst_SendHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goes_back_and_forth();
    void a_repeated_text_is_kept_once();
    void empty_texts_are_not_kept();
    void is_bounded();
};

void tst_SendHistory::goes_back_and_forth()
{
    SendHistory history;
    const Draft one{PayloadForm::Text, u"one"_s};
    const Draft two{PayloadForm::Json, u"[2]"_s};
    QVERIFY(!history.older());
    history.add(one);
    history.add(two);
    QVERIFY(!history.isRecalling());
    QVERIFY(!history.newer());
    QCOMPARE(history.older(), two);
    QCOMPARE(history.older(), one);
    QVERIFY(!history.older());
    QCOMPARE(history.newer(), two);
    QCOMPARE(history.newer(), Draft());
    QVERIFY(!history.newer());
    QCOMPARE(history.older(), two);
    history.rewind();
    QCOMPARE(history.older(), two);
}

void tst_SendHistory::a_repeated_text_is_kept_once()
{
    SendHistory history;
    for (const QString &text : {u"a"_s, u"b"_s, u"a"_s})
        history.add({PayloadForm::Text, text});
    QCOMPARE(history.older()->text, u"a"_s);
    QCOMPARE(history.older()->text, u"b"_s);
    QVERIFY(!history.older());
}

void tst_SendHistory::empty_texts_are_not_kept()
{
    SendHistory history;
    history.add({});
    QVERIFY(!history.older());
}

void tst_SendHistory::is_bounded()
{
    SendHistory history;
    for (int i = 0; i < 3 * SendHistory::capacity; ++i)
        history.add({PayloadForm::Text, QString::number(i)});
    int count = 0;
    while (history.older())
        ++count;
    QCOMPARE(count, SendHistory::capacity);
}

QTEST_APPLESS_MAIN(tst_SendHistory)
#include "tst_sendhistory.moc"
