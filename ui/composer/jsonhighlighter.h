#pragma once

#include <QSyntaxHighlighter>

namespace Ui {

//! Colours the JSON of an editor in the colours of the theme; off, it leaves the text as it is.
class JsonHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit JsonHighlighter(QTextDocument *document);

    void setEnabled(bool enabled);

protected:
    void highlightBlock(const QString &text) override;

private:
    bool m_enabled = false;
};

} // namespace Ui
