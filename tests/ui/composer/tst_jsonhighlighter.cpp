#include "composer/jsonhighlighter.h"
#include "shared/theme.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using Ui::Token;

class tst_JsonHighlighter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void colours_keys_and_values_when_on();
    void an_endless_line_stays_plain();

private:
    static int colouredRanges(const QTextDocument &document)
    {
        return int(document.firstBlock().layout()->formats().size());
    }
    Ui::Theme m_theme{Ui::Scheme::Light};
};

void tst_JsonHighlighter::colours_keys_and_values_when_on()
{
    QTextDocument document(u"{\"a\": 1}"_s);
    Ui::JsonHighlighter highlighter(&document);
    highlighter.rehighlight();
    QCOMPARE(colouredRanges(document), 0);
    highlighter.setEnabled(true);
    const auto formats = document.firstBlock().layout()->formats();
    QCOMPARE(formats.size(), 2);
    QCOMPARE(formats.at(0).start, 1);
    QCOMPARE(formats.at(0).format.foreground().color(), m_theme.color(Token::JsonKey));
    QCOMPARE(formats.at(1).format.foreground().color(), m_theme.color(Token::JsonNumber));
    highlighter.setEnabled(false);
    QCOMPARE(colouredRanges(document), 0);
}

void tst_JsonHighlighter::an_endless_line_stays_plain()
{
    QTextDocument document(u"1,"_s.repeated(50'000));
    Ui::JsonHighlighter highlighter(&document);
    highlighter.setEnabled(true);
    QCOMPARE(colouredRanges(document), 0);
}

QTEST_MAIN(tst_JsonHighlighter)
#include "tst_jsonhighlighter.moc"
