#include "connections/connectionlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::ConnectionListModel;
using Ui::ConnectionStatus;

class tst_ConnectionListModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void groups_connections_by_section();
    void replaces_what_is_known_without_moving_rows();
    void a_changed_section_moves_the_row();
    void a_section_goes_with_its_last_row();
    void unknown_ids_are_harmless();
    void says_a_row_in_words();
    void hostile_text_stays_text();
};

static ConnectionStatus makeStatus(const QString &id, const QString &section)
{
    ConnectionStatus status;
    status.id = id;
    status.section = section;
    status.name = id.toUpper();
    status.state = Ui::State::Connected;
    status.stateText = u"connected"_s;
    return status;
}

void tst_ConnectionListModel::groups_connections_by_section()
{
    ConnectionListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.upsert(makeStatus(u"a"_s, u"Local"_s));
    model.upsert(makeStatus(u"m"_s, u"Azure"_s));
    model.upsert(makeStatus(u"b"_s, u"Local"_s));

    QCOMPARE(model.rowCount(), 2);
    const QModelIndex local = model.index(0, 0);
    QCOMPARE(local.data().toString(), u"Local"_s);
    QCOMPARE(model.rowCount(local), 2);
    QCOMPARE(model.idAt(model.index(1, 0, local)), u"b"_s);
    QVERIFY(model.idAt(local).isEmpty());
    QCOMPARE(model.indexOf(u"b"_s).parent(), local);
    QCOMPARE(model.all().size(), 3);
}

void tst_ConnectionListModel::replaces_what_is_known_without_moving_rows()
{
    ConnectionListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.upsert(makeStatus(u"a"_s, u"Local"_s));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);

    ConnectionStatus status = makeStatus(u"a"_s, u"Local"_s);
    status.state = Ui::State::Recovering;
    model.upsert(status);

    QCOMPARE(changed.size(), 1);
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(model.status(u"a"_s)->state, Ui::State::Recovering);
}

void tst_ConnectionListModel::a_changed_section_moves_the_row()
{
    ConnectionListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.upsert(makeStatus(u"a"_s, u"Local"_s));
    model.upsert(makeStatus(u"b"_s, u"Local"_s));
    model.upsert(makeStatus(u"a"_s, u"Azure"_s));

    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.indexOf(u"a"_s).parent().data().toString(), u"Azure"_s);
    QCOMPARE(model.all().size(), 2);
}

void tst_ConnectionListModel::a_section_goes_with_its_last_row()
{
    ConnectionListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.upsert(makeStatus(u"a"_s, u"Local"_s));
    model.upsert(makeStatus(u"m"_s, u"Azure"_s));
    const QPersistentModelIndex monitor = model.indexOf(u"m"_s);
    model.remove(u"a"_s);

    QCOMPARE(model.rowCount(), 1);
    QVERIFY(monitor.isValid());
    QCOMPARE(model.indexOf(u"m"_s), QModelIndex(monitor));
    QCOMPARE(model.indexOf(u"m"_s).parent().row(), 0);
}

void tst_ConnectionListModel::unknown_ids_are_harmless()
{
    ConnectionListModel model;
    model.remove(u"nobody"_s);
    QVERIFY(!model.status(u"nobody"_s));
    QVERIFY(!model.indexOf(u"nobody"_s).isValid());
    QVERIFY(model.idAt({}).isEmpty());
}

void tst_ConnectionListModel::says_a_row_in_words()
{
    ConnectionListModel model;
    ConnectionStatus status = makeStatus(u"alice"_s, u"Local hub · demo"_s);
    status.unread = 2;
    model.upsert(status);
    const QString spoken = model.indexOf(u"alice"_s).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(spoken, u"ALICE, Local hub · demo, connected, 2 unread"_s);
}

void tst_ConnectionListModel::hostile_text_stays_text()
{
    ConnectionListModel model;
    ConnectionStatus status = makeStatus(u"x"_s, u"Local"_s);
    status.name = u"Eve\u202egpj"_s;
    status.detail = u"<img src=file:///etc/passwd> user"_s;
    model.upsert(status);
    const QModelIndex index = model.indexOf(u"x"_s);
    QVERIFY(!index.data().toString().contains(QChar(0x202e)));
    QVERIFY(index.data().toString().contains(u"U+202E"_s));
    // A tool tip takes HTML for HTML: no tag of the text may be left in it.
    const QString tip = index.data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(u"<img"_s));
    QVERIFY(tip.contains(u"&lt;img"_s));
}

QTEST_GUILESS_MAIN(tst_ConnectionListModel)
#include "tst_connectionlistmodel.moc"
