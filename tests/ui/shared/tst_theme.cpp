#include "shared/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Ui;

namespace {

double channel(double value)
{
    return value <= .04045 ? value / 12.92 : std::pow((value + .055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return .2126 * channel(color.redF()) + .7152 * channel(color.greenF()) + .0722 * channel(color.blueF());
}

//! WCAG 2 contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + .05) / (std::min(la, lb) + .05);
}

const QList<Token> surfaces = {
    Token::Base, Token::Alt, Token::Window, Token::Header, Token::Tint, Token::Select, Token::Mine};

//! As a desktop would tell its colours.
void setDesktop(bool dark)
{
    QApplication::setPalette(QPalette(dark ? QColor(0x20, 0x20, 0x20) : QColor(0xfa, 0xfa, 0xfa)));
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textKeepsItsContrast_data()
    {
        QTest::addColumn<Token>("text");
        QTest::addColumn<QList<Token>>("on");
        QTest::addColumn<double>("light");
        QTest::addColumn<double>("dark");
        const auto row = [](const char *name, Token text, const QList<Token> &on, double light, double dark) {
            QTest::newRow(name) << text << on << light << dark;
        };
        row("text on every surface", Token::Text, surfaces, 12.3, 8.9);
        row("second text on every surface", Token::Text2, surfaces, 5.0, 4.8);
        row("accent on every surface", Token::Accent, surfaces, 4.9, 5.2);
        row("ok on every surface", Token::Ok, surfaces, 4.9, 5.3);
        row("warn on every surface", Token::Warn, surfaces, 4.7, 5.7);
        row("error on every surface", Token::Error, surfaces, 4.8, 4.9);
        row("info on every surface", Token::Info, surfaces, 4.7, 5.3);
        row("JSON key on every surface", Token::JsonKey, surfaces, 4.7, 5.3);
        row("JSON string on every surface", Token::JsonString, surfaces, 4.9, 6.1);
        row("JSON number on every surface", Token::JsonNumber, surfaces, 5.4, 5.6);
        row("JSON literal on every surface", Token::JsonLiteral, surfaces, 5.2, 5.4);
        row("button text on a button", Token::Text, {Token::Button}, 16.7, 10.9);
        row("control border on the window", Token::Control, {Token::Window}, 3.0, 3.7);
        row("disabled text on base", Token::Disabled, {Token::Base}, 3.1, 3.8);
        row("text on accent", Token::OnAccent, {Token::Accent}, 6.7, 8.6);
        row("ok on its surface", Token::Ok, {Token::OkSurface}, 5.8, 6.7);
        row("warn on its surface", Token::Warn, {Token::WarnSurface}, 5.7, 6.9);
        row("error on its surface", Token::Error, {Token::ErrorSurface}, 5.6, 6.5);
        row("info on its surface", Token::Info, {Token::InfoSurface}, 5.5, 6.7);
    }

    void textKeepsItsContrast()
    {
        QFETCH(Token, text);
        QFETCH(QList<Token>, on);
        QFETCH(double, light);
        QFETCH(double, dark);
        Theme theme(Scheme::Light);
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            theme.setScheme(scheme);
            double least = 21;
            for (const Token surface : std::as_const(on))
                least = std::min(least, contrast(theme.color(text), theme.color(surface)));
            const double wanted = scheme == Scheme::Light ? light : dark;
            // The table rounds to one decimal.
            QVERIFY2(least >= wanted - .05, qPrintable(QStringLiteral("%1 < %2").arg(least).arg(wanted)));
        }
    }

    void statesAreReadable()
    {
        Theme theme(Scheme::Light);
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            theme.setScheme(scheme);
            for (int i = 0; i <= static_cast<int>(State::Recording); ++i) {
                const StateLook look = lookOf(static_cast<State>(i));
                QVERIFY(qstrlen(look.icon) > 0);
                QVERIFY(contrast(theme.color(look.color), theme.color(look.surface)) >= 4.5);
            }
        }
    }

    void paletteHasTheTokens()
    {
        Theme theme(Scheme::Dark);
        const QPalette palette = QApplication::palette();
        QCOMPARE(palette.color(QPalette::Window), QColor(0x1f, 0x22, 0x26));
        QCOMPARE(palette.color(QPalette::Base), QColor(0x17, 0x19, 0x1c));
        QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), theme.color(Token::Disabled));
        QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), theme.color(Token::Tint));
        theme.setScheme(Scheme::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xf3, 0xf4, 0xf6));
    }

    void changeIsToldOnce()
    {
        Theme theme(Scheme::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setScheme(Scheme::Dark);
        theme.setScheme(Scheme::Dark);
        QCOMPARE(changed.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 1);
    }

    void systemSchemeFollowsTheDesktop()
    {
        setDesktop(true);
        Theme theme(Scheme::System);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme.color(Token::Window));

        QSignalSpy changed(&theme, &Theme::changed);
        setDesktop(false);
        QTRY_VERIFY(!theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xf3, 0xf4, 0xf6));
        QCoreApplication::processEvents();
        QVERIFY2(changed.size() <= 2, "our own palette must not set off the next change");
    }

    void chosenSchemeIgnoresTheDesktop()
    {
        Theme theme(Scheme::Light);
        setDesktop(true);
        QCoreApplication::processEvents();
        QVERIFY(!theme.isDark());
    }

    void fontsAreRatiosOfTheBase()
    {
        QFont base = QApplication::font();
        base.setPixelSize(20);
        QApplication::setFont(base);
        QCOMPARE(Theme::font(TextRole::Display).pixelSize(), 40);
        QCOMPARE(Theme::font(TextRole::Title).pixelSize(), 23);
        QCOMPARE(Theme::font(TextRole::Caption).pixelSize(), 17);
        QCOMPARE(Theme::font(TextRole::CaptionStrong).weight(), QFont::DemiBold);
        QVERIFY(Theme::font(TextRole::Mono).styleStrategy() & QFont::PreferNoShaping);
    }

    void themeIsFoundFromAnywhere()
    {
        {
            Theme theme(Scheme::Dark);
            QCOMPARE(&Theme::of(), &theme);
        }
        const Theme &fallback = Theme::of();
        QCOMPARE(&Theme::of(this), &fallback);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
