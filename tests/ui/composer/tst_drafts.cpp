#include "composer/drafts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Ui::Draft;
using Ui::Drafts;

class tst_Drafts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void are_kept_for_each_speaker_and_room();
    void an_empty_text_is_forgotten();
    void the_oldest_go();
};

void tst_Drafts::are_kept_for_each_speaker_and_room()
{
    Drafts drafts;
    const Draft hello{Ui::PayloadForm::Text, u"hello"_s};
    const Draft json{Ui::PayloadForm::Json, u"[1"_s};
    drafts.keep(u"alice"_s, u"lobby"_s, hello);
    drafts.keep(u"bob"_s, u"lobby"_s, json);
    QCOMPARE(drafts.find(u"alice"_s, u"lobby"_s), hello);
    QCOMPARE(drafts.find(u"bob"_s, u"lobby"_s), json);
    QVERIFY(!drafts.find(u"alice"_s, u"orders"_s));
}

void tst_Drafts::an_empty_text_is_forgotten()
{
    Drafts drafts;
    drafts.keep(u"a"_s, u"r"_s, {Ui::PayloadForm::Text, u"x"_s});
    drafts.keep(u"a"_s, u"r"_s, {Ui::PayloadForm::Json, {}});
    QVERIFY(!drafts.find(u"a"_s, u"r"_s));
}

void tst_Drafts::the_oldest_go()
{
    Drafts drafts;
    for (int i = 0; i <= Drafts::capacity; ++i)
        drafts.keep(u"a"_s, QString::number(i), {Ui::PayloadForm::Text, u"x"_s});
    QVERIFY(!drafts.find(u"a"_s, u"0"_s));
    QVERIFY(drafts.find(u"a"_s, u"1"_s));
}

QTEST_APPLESS_MAIN(tst_Drafts)
#include "tst_drafts.moc"
