#include "trace/rowcopy.h"

#include "trace/traceformat.h"
#include "ui/trace/tracefixture.h"

#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestRowCopy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesText();
    void writesJsonThatReadsBack();
    void writesNothingOfNothing();
};

void TestRowCopy::writesText()
{
    const QStringList lines = RowCopy::asText(story()).split(u'\n');
    QCOMPARE(lines.size(), 7);
    QCOMPARE(lines.at(4).split(u'\t'),
        (QStringList{str("10:02:31.419"), str("Alice"), str("in"), str("ack"), QString(), str("alice"),
            QString(), str("42"), str("40 B"), str("1.4 ms"), str("ok"), str("7f3ac1d8"),
            str(R"({"type":"ack","ackId":42,"success":true})")}));
}

void TestRowCopy::writesJsonThatReadsBack()
{
    const QList<QByteArray> lines = RowCopy::asJson(story()).trimmed().split('\n');
    QCOMPARE(lines.size(), 7);
    WebPubSub::TraceLineParser parser;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto line = parser.parse(lines.at(i));
        QVERIFY(line);
        QCOMPARE(std::get<WebPubSub::TraceEntry>(*line), story().at(i));
    }
}

void TestRowCopy::writesNothingOfNothing()
{
    QVERIFY(RowCopy::asText({}).isEmpty());
    QVERIFY(RowCopy::asJson({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestRowCopy)
#include "tst_rowcopy.moc"
