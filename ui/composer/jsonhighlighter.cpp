#include "composer/jsonhighlighter.h"

#include "shared/jsontext.h"

namespace Ui {

namespace {

//! A longer line is left plain: colouring it again at each key would be felt.
constexpr qsizetype maxLine = 20'000;

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void JsonHighlighter::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    rehighlight();
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    if (!m_enabled || text.size() > maxLine)
        return;
    for (const JsonToken &token : jsonTokens(text)) {
        if (token.kind != JsonKind::Punctuation)
            setFormat(int(token.start), int(token.length), Theme::of().color(jsonColor(token.kind)));
    }
}

} // namespace Ui
