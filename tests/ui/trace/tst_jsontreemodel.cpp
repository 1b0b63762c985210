#include "trace/jsontreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Ui;

class TestJsonTreeModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsMembersInOrder();
    void saysWhatEachIs_data();
    void saysWhatEachIs();
    void pointsAtItsBytes();
    void findsTheNodeOfAByte();
    void takesBrokenText_data();
    void takesBrokenText();
    void takesDeepAndLargeText();
    void keepsNumbersLetterByLetter();
    void makesTricksVisible();
};

static QString outline(const JsonTreeModel &model, const QModelIndex &parent = {})
{
    QStringList nodes;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString inside = outline(model, index);
        nodes.append(index.data().toString() + (inside.isEmpty() ? QString() : u'(' + inside + u')'));
    }
    return nodes.join(u'|');
}

void TestJsonTreeModel::showsMembersInOrder()
{
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setText(R"({"z":"last","a":{"n":1,"list":[true,null]},"m":{}})", QStringLiteral("message"));
    QCOMPARE(outline(model), QStringLiteral("message(z \"last\"|a(n 1|list(0 true|1 null))|m)"));
    model.setText({}, QStringLiteral("message"));
    QCOMPARE(model.rowCount(), 0);
}

void TestJsonTreeModel::saysWhatEachIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("remark");
    QTest::newRow("an object") << QByteArray(R"({"a":1,"b":2})")
                               << QStringLiteral("object, 2 fields, 13 bytes");
    QTest::newRow("an array") << QByteArray("[1,2,3]") << QStringLiteral("array, 3 items");
    QTest::newRow("no JSON") << QByteArray("hello") << QStringLiteral("no JSON, 5 bytes");
    QTest::newRow("bytes") << QByteArray("\xff\x00", 2) << QStringLiteral("no JSON, 2 bytes");
}

void TestJsonTreeModel::saysWhatEachIs()
{
    QFETCH(QByteArray, text);
    JsonTreeModel model;
    model.setText(text, QStringLiteral("x"));
    QTEST(model.index(0, 0).data(JsonTreeModel::RemarkRole).toString(), "remark");
}

void TestJsonTreeModel::pointsAtItsBytes()
{
    const QByteArray text = R"({"a":1,"list":[10, 20]})";
    JsonTreeModel model;
    model.setText(text, QStringLiteral("x"));
    const auto bytes = [&](const QModelIndex &index) {
        return text.mid(
            index.data(JsonTreeModel::OffsetRole).toInt(), index.data(JsonTreeModel::LengthRole).toInt());
    };
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(bytes(root), text);
    QCOMPARE(bytes(model.index(0, 0, root)), QByteArray(R"("a":1)"));
    const QModelIndex list = model.index(1, 0, root);
    QCOMPARE(bytes(list), QByteArray(R"("list":[10, 20])"));
    QCOMPARE(bytes(model.index(1, 0, list)), QByteArray("20"));
}

void TestJsonTreeModel::findsTheNodeOfAByte()
{
    const QByteArray text = R"({"a":1,"list":[10, 20]})";
    JsonTreeModel model;
    model.setText(text, QStringLiteral("x"));
    QCOMPARE(model.indexAt(text.indexOf("20")).data().toString(), QStringLiteral("1 20"));
    QCOMPARE(model.indexAt(text.indexOf("list")).data().toString(), QStringLiteral("list"));
    QCOMPARE(model.indexAt(0).data().toString(), QStringLiteral("x"));
    model.setText({}, {});
    QVERIFY(!model.indexAt(0).isValid());
}

void TestJsonTreeModel::takesBrokenText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("cut in a string") << QByteArray(R"({"a":[1,"tw)") << QStringLiteral("x(a(0 1|1 \"tw))");
    QTest::newRow("more after the end") << QByteArray(R"({"a":1} {"b":2})") << QStringLiteral("x(a 1)");
    QTest::newRow("too many closings") << QByteArray("[1]]]") << QStringLiteral("x(0 1)");
    QTest::newRow("no commas") << QByteArray(R"({"a" 1 "b":2})") << QStringLiteral("x(0 \"a\"|1 1|b 2)");
    QTest::newRow("only an opening") << QByteArray("{") << QStringLiteral("x");
}

void TestJsonTreeModel::takesBrokenText()
{
    QFETCH(QByteArray, text);
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setText(text, QStringLiteral("x"));
    QTEST(outline(model), "shown");
}

void TestJsonTreeModel::takesDeepAndLargeText()
{
    JsonTreeModel model;
    model.setText(QByteArray(60'000, '['), QStringLiteral("deep"));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.indexAt(59'999).isValid());
    model.setText('[' + QByteArray("1,").repeated(300'000) + "1]", QStringLiteral("wide"));
    QCOMPARE(model.rowCount(model.index(0, 0)), JsonTreeModel::maxNodes - 1);
}

void TestJsonTreeModel::keepsNumbersLetterByLetter()
{
    JsonTreeModel model;
    model.setText(R"({"id":12345678901234567890,"x":1.50})", QStringLiteral("x"));
    QCOMPARE(outline(model), QStringLiteral("x(id 12345678901234567890|x 1.50)"));
}

void TestJsonTreeModel::makesTricksVisible()
{
    JsonTreeModel model;
    model.setText(QStringLiteral("{\"a\u202Eb\":\"c\u2066d\"}").toUtf8(), QStringLiteral("x\u200B"));
    QVERIFY(!outline(model).contains(QChar(0x202e)));
    QVERIFY(!outline(model).contains(QChar(0x2066)));
    QVERIFY(!outline(model).contains(QChar(0x200b)));
}

QTEST_GUILESS_MAIN(TestJsonTreeModel)
#include "tst_jsontreemodel.moc"
