#include "shared/hubstyle.h"

#include "shared/icons.h"
#include "shared/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Ui;

namespace {

QColor at(QWidget &widget, int x, int y)
{
    return widget.grab().toImage().pixelColor(x, y);
}

int count(QWidget &widget, const QColor &color)
{
    const QImage image = widget.grab().toImage();
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == color ? 1 : 0;
    return found;
}

} // namespace

class TestHubStyle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(Scheme::Light);
        QApplication::setStyle(new HubStyle);
    }

    void cleanupTestCase() { m_theme.reset(); }

    void init() { m_theme->setScheme(Scheme::Light); }

    void primaryButtonIsAccent()
    {
        QPushButton button(QStringLiteral("Send"));
        button.setProperty(variantProperty, QStringLiteral("primary"));
        button.resize(86, 40);
        QCOMPARE(at(button, 5, 20), m_theme->color(Token::Accent));
        m_theme->setScheme(Scheme::Dark);
        QCOMPARE(at(button, 5, 20), m_theme->color(Token::Accent));
        button.setEnabled(false);
        QCOMPARE(at(button, 5, 20), m_theme->color(Token::Window));
    }

    void focusIsDrawnInTheActiveWindow()
    {
        QWidget window;
        QHBoxLayout layout(&window);
        QPushButton first(QStringLiteral("First")), second(QStringLiteral("Second"));
        QLineEdit field;
        layout.addWidget(&first);
        layout.addWidget(&second);
        layout.addWidget(&field);
        window.show();
        window.activateWindow();
        QTRY_VERIFY(window.isActiveWindow());
        const QColor accent = m_theme->color(Token::Accent);
        for (QWidget *widget : {static_cast<QWidget *>(&second), static_cast<QWidget *>(&field)}) {
            first.setFocus();
            QCOMPARE(count(*widget, accent), 0);
            widget->setFocus();
            QVERIFY2(count(*widget, accent) > 2 * widget->width(), "no ring of 2 px");
        }
    }

    void invalidFieldHasTheErrorLine()
    {
        QPlainTextEdit edit;
        edit.resize(200, 46);
        const QColor error = m_theme->color(Token::Error);
        QCOMPARE(count(edit, error), 0);
        edit.setProperty(invalidProperty, true);
        QVERIFY(count(edit, error) > 400);
    }

    void chosenSegmentDoesNotMoveItsNeighbours()
    {
        QWidget group;
        QHBoxLayout layout(&group);
        layout.setSpacing(0);
        QList<QToolButton *> segments;
        for (const QString &text :
            {QStringLiteral("Chat"), QStringLiteral("Debug"), QStringLiteral("Present")}) {
            segments << new QToolButton;
            segments.last()->setText(text);
            segments.last()->setCheckable(true);
            segments.last()->setProperty(variantProperty, QStringLiteral("segment"));
            layout.addWidget(segments.last());
        }
        group.resize(group.sizeHint());
        group.grab();
        const int x = segments.at(1)->x();
        segments.at(0)->setChecked(true);
        group.grab();
        QCOMPARE(segments.at(1)->x(), x);
        QCOMPARE(at(*segments.at(0), 4, 6), m_theme->color(Token::Tint));
        // No double line between two of them.
        QVERIFY(at(*segments.at(1), 0, 12) != m_theme->color(Token::ButtonLine));
    }

    void iconOfAPrimaryButtonTakesTheTextColour()
    {
        QToolButton button;
        button.setProperty(variantProperty, QStringLiteral("primary"));
        button.setIcon(Ui::icon(QStringLiteral("record")));
        button.setIconSize({16, 16});
        button.resize(26, 26);
        QCOMPARE(at(button, 12, 13), m_theme->color(Token::OnAccent));
    }

    void iconButtonsAreLargeEnoughToHit()
    {
        QToolButton button;
        button.setAutoRaise(true);
        button.setIcon(Ui::icon(QStringLiteral("close")));
        button.setIconSize({13, 13});
        QVERIFY(button.sizeHint().width() >= 24 && button.sizeHint().height() >= 24);
    }

    void currentTabHasTheAccentLine()
    {
        QTabBar tabs;
        tabs.setDocumentMode(true);
        tabs.setDrawBase(true);
        tabs.addTab(QStringLiteral("Live trace"));
        tabs.addTab(QStringLiteral("Charts"));
        QVERIFY(tabs.sizeHint().height() >= 32);
        tabs.resize(500, tabs.sizeHint().height());
        const int y = tabs.tabRect(0).bottom();
        QCOMPARE(at(tabs, tabs.tabRect(0).center().x(), y), m_theme->color(Token::Accent));
        QCOMPARE(at(tabs, tabs.tabRect(1).center().x(), y), m_theme->color(Token::Line));
        const int width = tabs.tabRect(0).width();
        tabs.setCurrentIndex(1);
        QCOMPARE(tabs.tabRect(0).width(), width);
    }

    void currentRowHasABarWhereAskedFor()
    {
        QListWidget list;
        list.addItems({QStringLiteral("Alice"), QStringLiteral("Bob")});
        list.setCurrentRow(1);
        list.resize(120, 80);
        const QColor accent = m_theme->color(Token::Accent);
        const QRect row = list.visualItemRect(list.item(1));
        const auto bar = [&] { return at(*list.viewport(), row.left() + 1, row.center().y()); };
        QVERIFY(bar() != accent);
        list.setProperty(accentBarProperty, true);
        QCOMPARE(bar(), accent);
        QCOMPARE(at(*list.viewport(), row.right() - 2, row.center().y()), m_theme->color(Token::Tint));
    }

    void scrollBarReachesBothEnds()
    {
        QScrollBar bar(Qt::Vertical);
        bar.resize(12, 200);
        bar.setRange(0, 2'000'000'000);
        bar.setPageStep(1000);
        const QColor handle = m_theme->color(Token::ButtonLine);
        QCOMPARE(at(bar, 6, 10), handle);
        QVERIFY(at(bar, 6, 190) != handle);
        bar.setValue(bar.maximum());
        QCOMPARE(at(bar, 6, 190), handle);
        QVERIFY(at(bar, 6, 10) != handle);
    }

    void fieldsGrowWithTheFont()
    {
        QComboBox combo;
        combo.addItem(QStringLiteral("JSON"));
        QLineEdit field;
        QFont large = field.font();
        large.setPixelSize(26);
        combo.setFont(large);
        field.setFont(large);
        QVERIFY(combo.sizeHint().height() > 30);
        QVERIFY(field.sizeHint().height() > 30);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestHubStyle)
#include "tst_hubstyle.moc"
