#include "composer/payloadeditor.h"
#include "shared/hubstyle.h"
#include "shared/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Ui::PayloadEditor;
using Ui::PayloadForm;

class tst_PayloadEditor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void enter_keys_send_or_break_the_line_data();
    void enter_keys_send_or_break_the_line();
    void up_in_an_empty_box_recalls_what_was_sent();
    void up_in_a_changed_text_only_moves();
    void grows_with_its_lines();
    void marks_the_place_of_a_fault_data();
    void marks_the_place_of_a_fault();
    void an_empty_box_has_no_fault();
    void an_attachment_takes_the_place_of_text_data();
    void an_attachment_takes_the_place_of_text();
    void a_text_too_long_to_edit_is_attached();
    void a_paste_beyond_any_frame_is_refused();
    void pasted_markup_stays_text();

private:
    std::unique_ptr<PayloadEditor> m_editor;
};

void tst_PayloadEditor::init()
{
    m_editor = std::make_unique<PayloadEditor>();
    m_editor->resize(400, 46);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
}

void tst_PayloadEditor::enter_keys_send_or_break_the_line_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifier");
    QTest::addColumn<bool>("sends");
    QTest::newRow("Enter sends") << int(Qt::Key_Return) << int(Qt::NoModifier) << true;
    QTest::newRow("Enter of the keypad sends") << int(Qt::Key_Enter) << int(Qt::KeypadModifier) << true;
    QTest::newRow("Ctrl+Enter sends") << int(Qt::Key_Return) << int(Qt::ControlModifier) << true;
    QTest::newRow("Shift+Enter breaks the line") << int(Qt::Key_Return) << int(Qt::ShiftModifier) << false;
}

void tst_PayloadEditor::enter_keys_send_or_break_the_line()
{
    QFETCH(int, key);
    QFETCH(int, modifier);
    QFETCH(bool, sends);
    m_editor->setContent({PayloadForm::Text, u"hi"_s});
    QSignalSpy asked(m_editor.get(), &PayloadEditor::sendAsked);
    QTest::keyClick(m_editor.get(), Qt::Key(key), Qt::KeyboardModifier(modifier));
    QCOMPARE(asked.size(), sends ? 1 : 0);
    QCOMPARE(m_editor->document()->blockCount(), sends ? 1 : 2);
}

void tst_PayloadEditor::up_in_an_empty_box_recalls_what_was_sent()
{
    for (const Ui::Draft &draft :
        {Ui::Draft{PayloadForm::Text, u"one"_s}, Ui::Draft{PayloadForm::Json, u"[2]"_s}}) {
        m_editor->setContent(draft);
        m_editor->remember();
    }
    m_editor->setContent({PayloadForm::Text, {}});
    QTest::keyClick(m_editor.get(), Qt::Key_Up);
    QCOMPARE(m_editor->content(), (Ui::Draft{PayloadForm::Json, u"[2]"_s}));
    QTest::keyClick(m_editor.get(), Qt::Key_Up);
    QCOMPARE(m_editor->content(), (Ui::Draft{PayloadForm::Text, u"one"_s}));
    QTest::keyClick(m_editor.get(), Qt::Key_Up);
    QCOMPARE(m_editor->toPlainText(), u"one"_s);
    QTest::keyClick(m_editor.get(), Qt::Key_Down);
    QTest::keyClick(m_editor.get(), Qt::Key_Down);
    QVERIFY(m_editor->isEmpty());
}

void tst_PayloadEditor::up_in_a_changed_text_only_moves()
{
    m_editor->setContent({PayloadForm::Text, u"sent"_s});
    m_editor->remember();
    m_editor->setContent({PayloadForm::Text, u"begun"_s});
    QTest::keyClick(m_editor.get(), Qt::Key_Up);
    QCOMPARE(m_editor->toPlainText(), u"begun"_s);
    m_editor->setContent({PayloadForm::Text, {}});
    QTest::keyClick(m_editor.get(), Qt::Key_Up);
    QTest::keyClick(m_editor.get(), Qt::Key_X);
    QTest::keyClick(m_editor.get(), Qt::Key_Down);
    QCOMPARE(m_editor->toPlainText(), u"sentx"_s);
}

void tst_PayloadEditor::grows_with_its_lines()
{
    QCOMPARE(m_editor->sizeHint().height(), 46);
    m_editor->setContent({PayloadForm::Text, QStringList(5, u"x"_s).join(u'\n')});
    const int five = m_editor->sizeHint().height();
    QVERIFY(five > 46 && five < 160);
    m_editor->setContent({PayloadForm::Text, QStringList(100, u"x"_s).join(u'\n')});
    QCOMPARE(m_editor->sizeHint().height(), 160);
    m_editor->setContent({PayloadForm::Text, {}});
    QCOMPARE(m_editor->sizeHint().height(), 46);
}

void tst_PayloadEditor::marks_the_place_of_a_fault_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");
    QTest::newRow("the character that is wrong") << u"[1 x]"_s << u"x"_s;
    QTest::newRow("the last one when the text ends early") << u"[1,2"_s << u"2"_s;
    QTest::newRow("the last of the line before") << u"{\"a\":1\n"_s << u""_s;
}

void tst_PayloadEditor::marks_the_place_of_a_fault()
{
    QFETCH(QString, text);
    QFETCH(QString, marked);
    m_editor->setContent({PayloadForm::Json, text});
    QVERIFY(m_editor->reading().fault);
    QCOMPARE(m_editor->extraSelections().size(), 1);
    QCOMPARE(m_editor->extraSelections().constFirst().cursor.selectedText(), marked);
    QVERIFY(m_editor->property(Ui::invalidProperty).toBool());
    m_editor->setContent({PayloadForm::Json, u"[]"_s});
    QVERIFY(m_editor->extraSelections().isEmpty());
    QVERIFY(!m_editor->property(Ui::invalidProperty).toBool());
}

void tst_PayloadEditor::an_empty_box_has_no_fault()
{
    for (const PayloadForm form :
        {PayloadForm::Text, PayloadForm::Json, PayloadForm::Hex, PayloadForm::Base64}) {
        m_editor->setContent({form, {}});
        QVERIFY(!m_editor->reading().fault);
        QVERIFY(m_editor->isEmpty());
    }
}

void tst_PayloadEditor::an_attachment_takes_the_place_of_text_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Backspace removes it") << int(Qt::Key_Backspace);
    QTest::newRow("Delete removes it") << int(Qt::Key_Delete);
    QTest::newRow("Esc removes it") << int(Qt::Key_Escape);
}

void tst_PayloadEditor::an_attachment_takes_the_place_of_text()
{
    QFETCH(int, key);
    const QByteArray bytes(100'000, '\xff');
    m_editor->attachFile(u"photo\u202egnp.exe"_s, bytes);
    QVERIFY(m_editor->isReadOnly());
    QCOMPARE(m_editor->reading().payload, WebPubSub::Payload::binary(bytes));
    QVERIFY(m_editor->toPlainText().size() < 1000);
    QVERIFY(!m_editor->toPlainText().contains(QChar(0x202e)));
    QVERIFY(m_editor->content().text.isEmpty());
    QTest::keyClick(m_editor.get(), Qt::Key(key));
    QVERIFY(m_editor->isEmpty());
    QVERIFY(!m_editor->isReadOnly());
}

void tst_PayloadEditor::a_text_too_long_to_edit_is_attached()
{
    const QString digits(200'000, u'7');
    m_editor->setContent({PayloadForm::Json, digits});
    QVERIFY(m_editor->attachment());
    QVERIFY(m_editor->toPlainText().size() < 1000);
    QCOMPARE(m_editor->reading().payload, WebPubSub::Payload::jsonText(digits.toLatin1()));
    QCOMPARE(m_editor->content(), (Ui::Draft{PayloadForm::Json, digits}));
    m_editor->setContent({PayloadForm::Json, digits + u'x'});
    QVERIFY(m_editor->reading().fault);
    QVERIFY(m_editor->extraSelections().isEmpty()); // its place is not on the screen

    m_editor->setContent({PayloadForm::Text, u"ab"_s});
    QVERIFY(!m_editor->attachment());
    m_editor->moveCursor(QTextCursor::Left);
    QGuiApplication::clipboard()->setText(digits);
    m_editor->paste();
    QCOMPARE(m_editor->content().text, u'a' + digits + u'b');
}

void tst_PayloadEditor::a_paste_beyond_any_frame_is_refused()
{
    QSignalSpy refused(m_editor.get(), &PayloadEditor::pasteRefused);
    QGuiApplication::clipboard()->setText(QString(4 * 1024 * 1024, u'x'));
    m_editor->paste();
    QCOMPARE(refused.size(), 1);
    QVERIFY(m_editor->isEmpty());
    QGuiApplication::clipboard()->setText(u"short"_s);
    m_editor->paste();
    QCOMPARE(m_editor->toPlainText(), u"short"_s);
}

void tst_PayloadEditor::pasted_markup_stays_text()
{
    QGuiApplication::clipboard()->setText(u"<img src=file:///etc/passwd>"_s);
    m_editor->paste();
    QCOMPARE(m_editor->reading().payload, WebPubSub::Payload::text(u"<img src=file:///etc/passwd>"_s));
}

QTEST_MAIN(tst_PayloadEditor)
#include "tst_payloadeditor.moc"
