#include "composer/composeroptions.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using Ui::ComposerOptions;

class tst_ComposerOptions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void starts_as_the_protocol_does();
    void keeps_the_choice_while_it_is_there();
    void news_only_when_the_choice_changes();
    void hostile_names_stay_text();
    void every_part_has_a_name();

private:
    const QList<Ui::Speaker> m_speakers{
        {u"a"_s, u"Alice"_s, Ui::Lane::Circle, true, {}}, {u"b"_s, u"Bob"_s, Ui::Lane::Square, true, {}}};
};

void tst_ComposerOptions::starts_as_the_protocol_does()
{
    ComposerOptions options;
    QVERIFY(!options.noEcho());
    QVERIFY(options.asksAck());
    QCOMPARE(options.form(), Ui::PayloadForm::Text);
    QVERIFY(options.speaker().id.isEmpty());
    QVERIFY(options.room().isEmpty());
}

void tst_ComposerOptions::keeps_the_choice_while_it_is_there()
{
    ComposerOptions options;
    options.setSpeakers(m_speakers);
    options.setRooms({u"lobby"_s, u"orders"_s});
    options.setSpeaker(u"b"_s);
    options.setRoom(u"orders"_s);
    options.setSpeakers({m_speakers.at(1), m_speakers.at(0)});
    options.setRooms({u"alerts"_s, u"orders"_s});
    QCOMPARE(options.speaker().id, u"b"_s);
    QCOMPARE(options.room(), u"orders"_s);
    options.setSpeakers({m_speakers.at(0)});
    QCOMPARE(options.speaker().id, u"a"_s);
    options.setSpeakers({});
    QVERIFY(options.speaker().id.isEmpty());
}

void tst_ComposerOptions::news_only_when_the_choice_changes()
{
    ComposerOptions options;
    QSignalSpy speaker(&options, &ComposerOptions::speakerChanged);
    QSignalSpy room(&options, &ComposerOptions::roomChanged);
    options.setSpeakers(m_speakers);
    QCOMPARE(speaker.size(), 1); // from nobody to Alice
    options.setSpeakers(m_speakers);
    options.setSpeaker(u"b"_s);
    options.setSpeaker(u"nobody"_s);
    QCOMPARE(speaker.size(), 1);
    QCOMPARE(options.speaker().id, u"b"_s);
    options.setRooms({u"lobby"_s});
    options.setRooms({u"lobby"_s, u"orders"_s});
    QCOMPARE(room.size(), 1);
    for (auto *box : options.findChildren<QComboBox *>()) {
        if (box->accessibleName() == u"Room"_s)
            box->setCurrentIndex(1);
    }
    QCOMPARE(room.size(), 2);
    QCOMPARE(room.at(1).at(0).toString(), u"orders"_s);
}

void tst_ComposerOptions::hostile_names_stay_text()
{
    ComposerOptions options;
    options.setRooms({u"a\u202eb"_s});
    for (const QComboBox *box : options.findChildren<QComboBox *>())
        QVERIFY(!box->currentText().contains(QChar(0x202e)));
    QCOMPARE(options.room(), u"a\u202eb"_s);
}

void tst_ComposerOptions::every_part_has_a_name()
{
    ComposerOptions options;
    for (const QComboBox *box : options.findChildren<QComboBox *>())
        QVERIFY(!box->accessibleName().isEmpty());
    for (const QToolButton *button : options.findChildren<QToolButton *>())
        QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
}

QTEST_MAIN(tst_ComposerOptions)
#include "tst_composeroptions.moc"
