#include "connections/connectionlistmodel.h"
#include "connections/connectionpanel.h"
#include "shared/emptynote.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using Ui::ConnectionPanel;

class tst_ConnectionPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void says_what_to_do_while_empty();
    void choosing_a_row_is_told_once();
    void set_current_is_quiet();
    void plus_asks_for_a_new_connection();
    void the_menu_fits_the_state_data();
    void the_menu_fits_the_state();
    void every_focusable_part_has_a_name();

private:
    static Ui::ConnectionStatus makeStatus(const QString &id);
};

Ui::ConnectionStatus tst_ConnectionPanel::makeStatus(const QString &id)
{
    Ui::ConnectionStatus status;
    status.id = id;
    status.section = u"Local hub"_s;
    status.name = id;
    return status;
}

void tst_ConnectionPanel::says_what_to_do_while_empty()
{
    Ui::ConnectionListModel model;
    ConnectionPanel panel(&model);
    panel.resize(232, 300);
    panel.show();
    auto *note = panel.findChild<Ui::EmptyNote *>();
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"No connections yet"_s));
    model.upsert(makeStatus(u"a"_s));
    QVERIFY(!note->isVisible());
    model.remove(u"a"_s);
    QVERIFY(note->isVisible());
}

void tst_ConnectionPanel::choosing_a_row_is_told_once()
{
    Ui::ConnectionListModel model;
    model.upsert(makeStatus(u"a"_s));
    model.upsert(makeStatus(u"b"_s));
    ConnectionPanel panel(&model);
    panel.resize(232, 300);
    panel.show();
    QSignalSpy changed(&panel, &ConnectionPanel::currentChanged);
    auto *tree = panel.findChild<QTreeView *>();
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(model.indexOf(u"b"_s)).center());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toString(), u"b"_s);
    QCOMPARE(panel.current(), u"b"_s);
}

void tst_ConnectionPanel::set_current_is_quiet()
{
    Ui::ConnectionListModel model;
    model.upsert(makeStatus(u"a"_s));
    ConnectionPanel panel(&model);
    QSignalSpy changed(&panel, &ConnectionPanel::currentChanged);
    panel.setCurrent(u"a"_s);
    QCOMPARE(panel.current(), u"a"_s);
    panel.setCurrent(u"nobody"_s);
    QVERIFY(panel.current().isEmpty());
    QCOMPARE(changed.size(), 0);
}

void tst_ConnectionPanel::plus_asks_for_a_new_connection()
{
    Ui::ConnectionListModel model;
    ConnectionPanel panel(&model);
    QSignalSpy asked(&panel, &ConnectionPanel::newConnectionRequested);
    panel.findChild<QToolButton *>()->click();
    QCOMPARE(asked.size(), 1);
}

void tst_ConnectionPanel::the_menu_fits_the_state_data()
{
    QTest::addColumn<bool>("active");
    QTest::addColumn<bool>("connected");
    QTest::addColumn<QStringList>("enabled");
    QTest::newRow("idle: connect and remove") << false << false << QStringList{u"Connect"_s, u"Remove"_s};
    QTest::newRow("coming back: disconnect, hurry, remove")
        << true << false << QStringList{u"Disconnect"_s, u"Reconnect now"_s, u"Remove"_s};
    QTest::newRow("connected: disconnect, cut, remove")
        << true << true << QStringList{u"Disconnect"_s, u"Cut for 5 s"_s, u"Remove"_s};
}

void tst_ConnectionPanel::the_menu_fits_the_state()
{
    QFETCH(bool, active);
    QFETCH(bool, connected);
    Ui::ConnectionListModel model;
    Ui::ConnectionStatus status = makeStatus(u"a"_s);
    status.active = active;
    status.connected = connected;
    model.upsert(status);
    ConnectionPanel panel(&model);
    panel.resize(232, 300);
    panel.show();
    auto *tree = panel.findChild<QTreeView *>();
    Q_EMIT tree->customContextMenuRequested(tree->visualRect(model.indexOf(u"a"_s)).center());
    QStringList enabled;
    for (const QAction *action : panel.findChild<QMenu *>()->actions()) {
        if (action->isEnabled() && !action->isSeparator())
            enabled << action->text().section(u'\t', 0, 0).remove(u'&');
    }
    QTEST(enabled, "enabled");

    QSignalSpy removed(&panel, &ConnectionPanel::removeRequested);
    panel.findChild<QMenu *>()->actions().constLast()->trigger();
    QCOMPARE(removed.value(0).value(0).toString(), u"a"_s);
}

void tst_ConnectionPanel::every_focusable_part_has_a_name()
{
    Ui::ConnectionListModel model;
    ConnectionPanel panel(&model);
    for (const QWidget *part : panel.findChildren<QWidget *>()) {
        if (part->focusPolicy() & Qt::TabFocus && !qobject_cast<const QAbstractScrollArea *>(part->parent()))
            QVERIFY2(!part->accessibleName().isEmpty(), part->metaObject()->className());
    }
}

QTEST_MAIN(tst_ConnectionPanel)
#include "tst_connectionpanel.moc"
