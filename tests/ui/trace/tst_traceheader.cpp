#include "trace/traceheader.h"

#include "shared/hubstyle.h"
#include "shared/theme.h"

#include <QApplication>
#include <QStandardItemModel>
#include <QTest>

using namespace Ui;

class TestTraceHeader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new HubStyle); }
    void writesLettersInFull();
};

// A "p" reaches below the line, an "n" does not: the two differ there only if nothing cuts the letters.
void TestTraceHeader::writesLettersInFull()
{
    const auto painted = [](const QString &label) {
        QStandardItemModel model(0, 1);
        model.setHorizontalHeaderLabels({label});
        TraceHeader header;
        header.setModel(&model);
        header.setStretchLastSection(true);
        header.resize(120, header.sizeHint().height());
        return header.grab().toImage();
    };
    const QFontMetrics metrics(Theme::font(TextRole::CaptionStrong));
    const QImage below = painted(QStringLiteral("pppp"));
    const QImage flat = painted(QStringLiteral("nnnn"));
    const int baseline = (below.height() - metrics.height()) / 2 + metrics.ascent();
    int rows = 0;
    for (int y = baseline + 1; y < below.height() - 1; ++y) {
        for (int x = 0; x < below.width(); ++x) {
            if (below.pixel(x, y) != flat.pixel(x, y)) {
                ++rows;
                break;
            }
        }
    }
    QVERIFY2(rows >= 2, qPrintable(QString::number(rows)));
    QVERIFY(below.height() >= 24);
}

QTEST_MAIN(TestTraceHeader)
#include "tst_traceheader.moc"
