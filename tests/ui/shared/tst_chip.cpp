#include "shared/chip.h"

#include <QFont>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace Ui;

class TestChip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsWithItsParts()
    {
        Chip chip;
        chip.setText(QStringLiteral("Local hub running"));
        const int bare = chip.sizeHint().width();
        chip.setIconName(QStringLiteral("hub"));
        const int withGlyph = chip.sizeHint().width();
        chip.setDetail(QStringLiteral("127.0.0.1:43127"));
        QVERIFY(withGlyph > bare);
        QVERIFY(chip.sizeHint().width() > withGlyph + 80);
        QVERIFY(chip.sizeHint().height() >= 22);
    }

    void heightFollowsTheFont()
    {
        Chip chip;
        chip.setText(QStringLiteral("200 %"));
        QFont large = chip.font();
        large.setPixelSize(40);
        chip.setFont(large);
        QVERIFY(chip.sizeHint().height() > 40);
    }

    void stateGivesSurfaceAndGlyph()
    {
        Theme theme(Scheme::Light);
        Chip chip;
        chip.setText(QStringLiteral("connected"));
        const int plain = chip.sizeHint().width();
        chip.setState(State::Connected, true);
        QVERIFY2(chip.sizeHint().width() > plain, "the glyph of the state is missing");
        chip.resize(chip.sizeHint());
        QCOMPARE(chip.grab().toImage().pixelColor(chip.width() / 2, 2), theme.color(Token::OkSurface));
        chip.clearState();
        QCOMPARE(chip.sizeHint().width(), plain);
        QCOMPARE(chip.grab().toImage().pixelColor(chip.width() / 2, 2), theme.color(Token::Button));
    }

    void clickable()
    {
        Chip chip;
        chip.setText(QStringLiteral("hub"));
        QSignalSpy clicked(&chip, &Chip::clicked);
        QTest::keyClick(&chip, Qt::Key_Space);
        QTest::mouseClick(&chip, Qt::LeftButton);
        QCOMPARE(clicked.size(), 2);
    }

    void mirroredFromRightToLeft()
    {
        Theme theme(Scheme::Light);
        Chip chip;
        chip.setText(QStringLiteral("i"));
        chip.setIconName(QStringLiteral("record"));
        chip.setDetail(QStringLiteral("wwwwww"));
        chip.resize(chip.sizeHint());
        const auto inkLeft = [&chip] {
            const QImage image = chip.grab().toImage();
            return image.pixelColor(9 + 7, image.height() / 2).lightness() < 128;
        };
        QVERIFY(inkLeft());
        chip.setLayoutDirection(Qt::RightToLeft);
        const QImage image = chip.grab().toImage();
        QVERIFY(image.pixelColor(image.width() - 1 - 9 - 7, image.height() / 2).lightness() < 128);
    }
};

QTEST_MAIN(TestChip)
#include "tst_chip.moc"
