#include "connections/connectionstringpage.h"
#include "connections/secretfield.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_ConnectionStringPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_page = std::make_unique<Ui::ConnectionStringPage>(); }
    void shows_the_token_it_would_make();
    void check_boxes_become_roles();
    void a_bad_group_is_told();
    void splits_names_data();
    void splits_names();

private:
    QLineEdit *edit(const QString &name) const;

    const QDateTime m_now{QDate(2026, 11, 20), QTime(10, 0), Qt::UTC};
    const QString m_string = u"Endpoint=http://localhost:8080;AccessKey=k;Version=1.0;"_s;
    std::unique_ptr<Ui::ConnectionStringPage> m_page;
};

QLineEdit *tst_ConnectionStringPage::edit(const QString &name) const
{
    for (auto *edit : m_page->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == name)
            return edit;
    }
    return nullptr;
}

void tst_ConnectionStringPage::shows_the_token_it_would_make()
{
    QSignalSpy changed(m_page.get(), &Ui::ConnectionPage::changed);
    m_page->paste(m_string);
    edit(u"Hub"_s)->setText(u"demo"_s);
    edit(u"User"_s)->setText(u"alice"_s);
    QCOMPARE(changed.size(), 3);
    const Ui::ConnectionInput input = m_page->input(m_now);
    QVERIFY(!input.error);
    QCOMPARE(input.facts->userId, u"alice"_s);
    QCOMPARE(input.facts->audience, u"http://localhost:8080/client/hubs/demo"_s);
    QCOMPARE(input.facts->expires, m_now.addSecs(3600));
    QVERIFY(!input.facts->fault);
}

void tst_ConnectionStringPage::check_boxes_become_roles()
{
    m_page->paste(m_string);
    edit(u"Hub"_s)->setText(u"demo"_s);
    QVERIFY(!m_page->input(m_now).profile.readOnly);
    for (auto *box : m_page->findChildren<QCheckBox *>()) {
        if (box->text().contains(u"publish"_s))
            box->setChecked(false);
    }
    const Ui::ConnectionInput input = m_page->input(m_now);
    QVERIFY(input.profile.readOnly);
    QCOMPARE(input.profile.roles, QStringList{u"webpubsub.joinLeaveGroup"_s});
    QVERIFY(!input.facts->mayPublish());
}

void tst_ConnectionStringPage::a_bad_group_is_told()
{
    m_page->paste(m_string);
    edit(u"Hub"_s)->setText(u"demo"_s);
    edit(u"Groups"_s)->setText(QString(1025, u'g'));
    QCOMPARE(m_page->input(m_now).error->name, u"GROUP_NAME"_s);
}

void tst_ConnectionStringPage::splits_names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("commas and blanks") << u" a, b c ,, d "_s << QStringList{u"a"_s, u"b c"_s, u"d"_s};
    QTest::newRow("each once") << u"a,b,a"_s << QStringList{u"a"_s, u"b"_s};
}

void tst_ConnectionStringPage::splits_names()
{
    QFETCH(QString, text);
    QTEST(Ui::splitNames(text), "names");
}

QTEST_MAIN(tst_ConnectionStringPage)
#include "tst_connectionstringpage.moc"
