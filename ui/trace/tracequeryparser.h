#pragma once

#include "trace/tracequery.h"

namespace Ui {

//! Reads a filter text from left to right; stops at the first error. One use each. See TraceQuery for the
//! language.
class TraceQueryParser {
    Q_DECLARE_TR_FUNCTIONS(Ui::TraceQuery)
public:
    TraceQueryParser(const QString &text, qint64 nowUs)
        : m_text(text)
        , m_nowUs(nowUs)
    {
    }

    TraceQuery::Parsed run();

private:
    struct Word {
        int start = 0;
        int length = 0; //!< quotes included
        QString text = {};
    };

    bool term(); //!< false after an error
    bool fieldTerm(const QString &name, int nameStart, bool exclude);
    bool setValue(TraceQuery::Term &term, const QString &name, QChar op, const Word &word);
    bool setChoice(TraceQuery::Term &term, const QString &name, const Word &word);
    bool setTime(TraceQuery::Term &term, const Word &word);
    bool setAmount(TraceQuery::Term &term, const QString &name, const Word &word);
    std::optional<Word> word(); //!< nothing after an unclosed quote, which is an error
    int fieldNameLength() const; //!< 0: what follows is not "name:"
    bool fail(int position, int length, const QString &message);
    void span(int start, int length, TraceQuery::Span::Kind kind);

    QString m_text;
    qint64 m_nowUs;
    int m_at = 0;
    TraceQuery::Parsed m_parsed;
};

} // namespace Ui
