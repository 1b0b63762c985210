#include "composer/composer.h"
#include "composer/framesize.h"
#include "composer/payloadeditor.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using Ui::Composer;
using Ui::ComposeRequest;

class tst_Composer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void enter_sends_what_is_written();
    void options_go_along();
    void send_is_off_with_its_reason_data();
    void send_is_off_with_its_reason();
    void a_frame_too_large_is_not_sent();
    void the_status_tells_bytes_and_frame();
    void a_failed_message_comes_back_for_editing();
    void drafts_stay_with_speaker_and_room();
    void a_text_begun_before_any_room_is_not_lost();
    void setting_speaker_and_room_is_quiet();
    void a_file_becomes_the_payload();
    void a_bad_file_is_told_and_the_text_stays_data();
    void a_bad_file_is_told_and_the_text_stays();
    void is_named_after_room_and_speaker();

private:
    QPushButton *sendButton() const { return m_composer->findChild<QPushButton *>(); }
    QComboBox *box(const QString &name) const;
    void press(const QString &chip);

    std::unique_ptr<Composer> m_composer;
};

void tst_Composer::init()
{
    m_composer = std::make_unique<Composer>();
    m_composer->setSpeakers(
        {{u"a"_s, u"Alice"_s, Ui::Lane::Circle, true, {}}, {u"b"_s, u"Bob"_s, Ui::Lane::Square, true, {}},
            {u"c"_s, u"Carol"_s, Ui::Lane::Diamond, false, u"Carol is not connected."_s}});
    m_composer->setRooms({u"lobby"_s, u"orders"_s});
    m_composer->show();
}

QComboBox *tst_Composer::box(const QString &name) const
{
    for (auto *box : m_composer->findChildren<QComboBox *>()) {
        if (box->accessibleName() == name)
            return box;
    }
    return nullptr;
}

void tst_Composer::press(const QString &chip)
{
    for (auto *button : m_composer->findChildren<QToolButton *>()) {
        if (button->text() == chip)
            button->click();
    }
}

void tst_Composer::enter_sends_what_is_written()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClicks(m_composer->editor(), u"hello"_s);
    QTest::keyClick(m_composer->editor(), Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    const auto request = sent.at(0).at(0).value<ComposeRequest>();
    QCOMPARE(request.speakerId, u"a"_s);
    QCOMPARE(request.group, u"lobby"_s);
    QCOMPARE(request.payload, WebPubSub::Payload::text(u"hello"_s));
    QVERIFY(!request.noEcho);
    QVERIFY(!request.fireAndForget);
    QVERIFY(m_composer->editor()->isEmpty());
    QTest::keyClick(m_composer->editor(), Qt::Key_Return);
    QCOMPARE(sent.size(), 1); // nothing to send
    QTest::keyClick(m_composer->editor(), Qt::Key_Up);
    QCOMPARE(m_composer->editor()->toPlainText(), u"hello"_s);
}

void tst_Composer::options_go_along()
{
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    press(u"noEcho"_s);
    press(u"ack"_s);
    box(u"Payload type"_s)->setCurrentIndex(1);
    m_composer->editor()->setPlainText(u"{\"a\":1}"_s);
    sendButton()->click();
    const auto request = sent.at(0).at(0).value<ComposeRequest>();
    QVERIFY(request.noEcho);
    QVERIFY(request.fireAndForget);
    QCOMPARE(request.payload, WebPubSub::Payload::jsonText("{\"a\":1}"));
}

void tst_Composer::send_is_off_with_its_reason_data()
{
    QTest::addColumn<QString>("speaker");
    QTest::addColumn<QStringList>("rooms");
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const QStringList lobby{u"lobby"_s};
    QTest::newRow("nothing written") << u"a"_s << lobby << 0 << u""_s << u"Nothing to send yet."_s;
    QTest::newRow("no room") << u"a"_s << QStringList() << 0 << u"x"_s
                             << u"No room is chosen: join one (Ctrl+J)."_s;
    QTest::newRow("a speaker who cannot") << u"c"_s << lobby << 0 << u"x"_s << u"Carol is not connected."_s;
    QTest::newRow("bad JSON") << u"a"_s << lobby << 1 << u"{ \"a\": 7\n  \"b\" }"_s
                              << u"Line 2, column 3: expected"_s;
    QTest::newRow("bad hex") << u"a"_s << lobby << 2 << u"0g"_s
                             << u"Line 1, column 2: expected two hex digits"_s;
}

void tst_Composer::send_is_off_with_its_reason()
{
    QFETCH(QString, speaker);
    QFETCH(QStringList, rooms);
    QFETCH(int, form);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    m_composer->setRooms(rooms);
    m_composer->setSpeaker(speaker);
    box(u"Payload type"_s)->setCurrentIndex(form);
    m_composer->editor()->setPlainText(text);
    QVERIFY(!sendButton()->isEnabled());
    QVERIFY2(m_composer->whyNot().startsWith(reason), qPrintable(m_composer->whyNot()));
    QCOMPARE(sendButton()->accessibleDescription(), m_composer->whyNot());
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    QTest::keyClick(m_composer->editor(), Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(m_composer->editor()->toPlainText(), text); // and nothing of it is lost
}

void tst_Composer::a_frame_too_large_is_not_sent()
{
    m_composer->setText(QString(1024 * 1024 + 1, u'x'));
    QVERIFY(!sendButton()->isEnabled());
    QVERIFY(m_composer->whyNot().contains(u"Send less"_s));
    m_composer->setText(QString(1024 * 1024 - 200, u'x'));
    QVERIFY(sendButton()->isEnabled());
}

void tst_Composer::the_status_tells_bytes_and_frame()
{
    m_composer->setText(u"hé"_s);
    const qint64 frame =
        Ui::sizeOfFrame({u"a"_s, u"lobby"_s, WebPubSub::Payload::text(u"hé"_s), false, false});
    QVERIFY(frame > 60);
    QVERIFY(m_composer->statusText().startsWith(u"3 bytes, frame %1 of "_s.arg(frame)));
    box(u"Payload type"_s)->setCurrentIndex(1);
    m_composer->editor()->setPlainText(u"[]"_s);
    QVERIFY(m_composer->statusText().startsWith(u"Valid JSON 2 bytes"_s));
    QCOMPARE(m_composer->editor()->accessibleDescription(), m_composer->statusText());
}

void tst_Composer::a_failed_message_comes_back_for_editing()
{
    m_composer->edit(WebPubSub::Payload::jsonText("[1]"));
    QCOMPARE(m_composer->editor()->toPlainText(), u"[1]"_s);
    QCOMPARE(box(u"Payload type"_s)->currentText(), u"JSON"_s);
    m_composer->edit(WebPubSub::Payload::binary("\x0a"));
    QCOMPARE(m_composer->editor()->toPlainText(), u"0a"_s);
    QCOMPARE(box(u"Payload type"_s)->currentText(), u"Binary, hex"_s);
}

void tst_Composer::drafts_stay_with_speaker_and_room()
{
    m_composer->setText(u"for the lobby"_s);
    m_composer->setRoom(u"orders"_s);
    QVERIFY(m_composer->editor()->isEmpty());
    m_composer->edit(WebPubSub::Payload::jsonText("[1"));
    m_composer->setSpeaker(u"b"_s);
    QVERIFY(m_composer->editor()->isEmpty());
    m_composer->setSpeaker(u"a"_s);
    QCOMPARE(m_composer->editor()->content(), (Ui::Draft{Ui::PayloadForm::Json, u"[1"_s}));
    box(u"Room"_s)->setCurrentIndex(0);
    QCOMPARE(m_composer->editor()->content(), (Ui::Draft{Ui::PayloadForm::Text, u"for the lobby"_s}));
    m_composer->send();
    m_composer->setRoom(u"orders"_s);
    m_composer->setRoom(u"lobby"_s);
    QVERIFY(m_composer->editor()->isEmpty()); // what was sent is no draft
}

void tst_Composer::a_text_begun_before_any_room_is_not_lost()
{
    Composer composer;
    composer.setText(u"early"_s);
    composer.setSpeakers({{u"a"_s, u"Alice"_s, Ui::Lane::Circle, true, {}}});
    composer.setRooms({u"lobby"_s});
    QCOMPARE(composer.editor()->toPlainText(), u"early"_s);
}

void tst_Composer::setting_speaker_and_room_is_quiet()
{
    QSignalSpy speaker(m_composer.get(), &Composer::speakerChanged);
    QSignalSpy room(m_composer.get(), &Composer::roomChanged);
    m_composer->setSpeaker(u"b"_s);
    m_composer->setRoom(u"orders"_s);
    QCOMPARE(m_composer->speaker(), u"b"_s);
    QCOMPARE(m_composer->room(), u"orders"_s);
    QCOMPARE(speaker.size() + room.size(), 0);
    box(u"Speaker"_s)->setCurrentIndex(0);
    QCOMPARE(speaker.size(), 1);
    QCOMPARE(speaker.at(0).at(0).toString(), u"a"_s);
}

void tst_Composer::a_file_becomes_the_payload()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"bytes.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\x01\x02\x03");
    file.close();
    m_composer->attach(file.fileName());
    QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
    m_composer->send();
    QCOMPARE(sent.at(0).at(0).value<ComposeRequest>().payload, WebPubSub::Payload::binary("\x01\x02\x03"));
    QVERIFY(!m_composer->editor()->attachment());
    QVERIFY(m_composer->editor()->isEmpty());
}

void tst_Composer::a_bad_file_is_told_and_the_text_stays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("size");
    QTest::newRow("it is not there") << u"missing.bin"_s << qint64(-1);
    QTest::newRow("it is a folder") << u"."_s << qint64(-1);
    QTest::newRow("it is too large for a frame") << u"large.bin"_s << qint64(2 * 1024 * 1024);
}

void tst_Composer::a_bad_file_is_told_and_the_text_stays()
{
    QFETCH(QString, name);
    QFETCH(qint64, size);
    QTemporaryDir folder;
    const QString path = folder.filePath(name);
    if (size >= 0) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(size));
    }
    m_composer->setText(u"begun"_s);
    m_composer->attach(path);
    QVERIFY(m_composer->statusText().contains(u"Choose"_s));
    QVERIFY(!sendButton()->isEnabled());
    QCOMPARE(m_composer->editor()->toPlainText(), u"begun"_s);
    QTest::keyClicks(m_composer->editor(), u"!"_s);
    QVERIFY(sendButton()->isEnabled()); // the trouble is over once one goes on writing
}

void tst_Composer::is_named_after_room_and_speaker()
{
    QCOMPARE(m_composer->editor()->accessibleName(), u"Message to lobby as Alice"_s);
    m_composer->setRoom(u"orders"_s);
    m_composer->setSpeaker(u"b"_s);
    QCOMPARE(m_composer->editor()->accessibleName(), u"Message to orders as Bob"_s);
    QCOMPARE(m_composer->editor()->placeholderText(), u"Message orders as Bob"_s);
    QCOMPARE(sendButton()->accessibleName(), u"Send message"_s);
}

QTEST_MAIN(tst_Composer)
#include "tst_composer.moc"
