#include "trace/textsearch.h"

#include "ui/trace/tracefixture.h"

#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestTextSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatIsShown_data();
    void findsWhatIsShown();
};

void TestTextSearch::findsWhatIsShown_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("found");
    const auto add = [](int row, const char *words, bool found) {
        QTest::addRow("%s in row %d", words, row) << row << str(words) << found;
    };
    for (const char *word : {"10:02:31.418", "aLiCe", "out", "sendToGroup", "lobby", "42", "120 B",
             "7f3ac1d8", "ORDER.created", "noecho\":TRUE", "alice"})
        add(0, word, true);
    add(0, "bob", false);
    add(0, "43", false);
    add(1, "routed to 2 of 3", true);
    add(1, "sender skipped", true);
    add(1, "0.1 ms", true);
    add(1, "ms", true);
    add(4, "KB", false);
    add(0, "demo", false); // the hub's name is not in the table: hub:demo asks for it
}

void TestTextSearch::findsWhatIsShown()
{
    QFETCH(int, row);
    QFETCH(QString, words);
    QTEST(TextSearch(words).isIn(story().at(row)), "found");
}

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
