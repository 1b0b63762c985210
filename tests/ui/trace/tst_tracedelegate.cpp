#include "trace/tracedelegate.h"

#include "trace/tracecolumns.h"
#include "trace/tracemodel.h"
#include "ui/trace/tracefixture.h"

#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTest>

using namespace Ui;
using namespace TraceFixture;

class TestTraceDelegate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void paintsSurfaces();
    void joinsTheThread();
    void showsShapeBesideColour();
    void staysInItsCell();
    void drawsMarkupAsText();

private:
    QImage paint(int row, int column, QStyle::State state = QStyle::State_None, int width = 120) const
    {
        QImage image(width + 40, 22, QImage::Format_RGB32);
        image.fill(Theme::of().color(Token::Base));
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = QRect(20, 0, width, 22);
        option.state = state;
        TraceDelegate().paint(&painter, option, m_model->index(row, column));
        return image;
    }
    static bool has(const QImage &image, const QColor &color)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<TraceModel> m_model;
};

void TestTraceDelegate::init()
{
    m_store = std::make_unique<Store>();
    m_store->append(story() << refusal());
    m_model = std::make_unique<TraceModel>(&m_store->store);
}

void TestTraceDelegate::cleanup()
{
    m_model.reset();
    m_store.reset();
}

void TestTraceDelegate::paintsSurfaces()
{
    const auto corner = [](const QImage &image) { return image.pixelColor(21, 1); };
    const Theme &theme = Theme::of();
    QCOMPARE(corner(paint(0, TraceColumn::Group)), theme.color(Token::Base));
    QCOMPARE(corner(paint(7, TraceColumn::Group)), theme.color(Token::ErrorSurface));
    QCOMPARE(corner(paint(0, TraceColumn::Group, QStyle::State_Selected)), theme.color(Token::Select));
    m_model->selectCorrelation(str(storyId));
    QCOMPARE(corner(paint(0, TraceColumn::Group)), theme.color(Token::Tint));
    QCOMPARE(corner(paint(5, TraceColumn::Group)), theme.color(Token::Base));
}

void TestTraceDelegate::joinsTheThread()
{
    const QColor accent = Theme::of().color(Token::Accent);
    QVERIFY(!has(paint(2, TraceColumn::Thread, {}, 26), accent));
    m_model->selectCorrelation(str(storyId));
    const auto line = [this](int row) {
        QString column;
        const QImage image = paint(row, TraceColumn::Thread, {}, 26);
        for (int y = 0; y < image.height(); ++y)
            column += image.pixelColor(33, y) == Theme::of().color(Token::Base)
                    || image.pixelColor(33, y) == Theme::of().color(Token::Tint)
                ? u' '
                : u'|';
        return column;
    };
    QCOMPARE(line(2), QString(22, u'|')); // through and through
    QVERIFY(line(0).startsWith(u' ') && line(0).endsWith(u'|'));
    QVERIFY(line(6).startsWith(u'|') && line(6).endsWith(u' '));
    QVERIFY(line(5).contains(u' ') && line(5).contains(u'|')); // dashed past another row
    QCOMPARE(
        paint(7, TraceColumn::Thread, {}, 26).pixelColor(33, 11), Theme::of().color(Token::ErrorSurface));
}

void TestTraceDelegate::showsShapeBesideColour()
{
    // In grey, a refused and an accepted ack still differ by glyph and word.
    const QImage accepted = paint(4, TraceColumn::Status).convertToFormat(QImage::Format_Grayscale8);
    const QImage refused = paint(7, TraceColumn::Status).convertToFormat(QImage::Format_Grayscale8);
    QVERIFY(accepted != refused);
    QVERIFY(has(paint(7, TraceColumn::Status), Theme::of().color(Token::ErrorSurface)));
    QVERIFY(paint(0, TraceColumn::Direction) != paint(4, TraceColumn::Direction));
}

void TestTraceDelegate::staysInItsCell()
{
    const QColor base = Theme::of().color(Token::Base);
    for (int column = 0; column < TraceColumn::Count; ++column) {
        for (int width : {8, 26, 60}) {
            const QImage image = paint(0, column, {}, width);
            for (int y = 0; y < image.height(); ++y) {
                QCOMPARE(image.pixelColor(19, y), base);
                QCOMPARE(image.pixelColor(20 + width, y), base);
            }
        }
    }
}

void TestTraceDelegate::drawsMarkupAsText()
{
    WebPubSub::TraceEntry plain = story().at(0);
    plain.group = str("xb>oldx/b>");
    WebPubSub::TraceEntry markup = plain;
    markup.group = str("<b>old</b>");
    m_store->append({plain, markup});
    QVERIFY(paint(8, TraceColumn::Group) != paint(9, TraceColumn::Group));
    QVERIFY(has(paint(9, TraceColumn::Group), Theme::of().color(Token::Text)));
}

QTEST_MAIN(TestTraceDelegate)
#include "tst_tracedelegate.moc"
