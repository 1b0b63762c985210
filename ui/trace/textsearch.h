#pragma once

#include "core/trace.h"

#include <QString>

namespace Ui {

//! Looks for words in what the table shows of a row, and in its whole payload; upper and lower case are
//! alike.
class TextSearch {
public:
    explicit TextSearch(const QString &words)
        : m_words(words)
    {
    }
    bool isIn(const WebPubSub::TraceEntry &entry) const;

private:
    bool isIn(const QString &text) const { return text.contains(m_words, Qt::CaseInsensitive); }
    bool isInFields(const WebPubSub::TraceEntry &entry) const;
    bool isInFigures(const WebPubSub::TraceEntry &entry) const;
    bool isInPayload(const QByteArray &payload) const;

    const QString &m_words;
};

} // namespace Ui
