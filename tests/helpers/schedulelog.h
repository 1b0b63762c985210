#pragma once

#include "helpers/virtualtime.h"

#include <QStringList>

//! What happened in one schedule, and what should not have. Lines are kept only when someone will read them.
class ScheduleLog {
public:
    explicit ScheduleLog(bool keepsLines)
        : m_keepsLines(keepsLines)
        , m_start(VirtualTime::now())
    {
    }

    //! \p words makes the text, and is not called when nobody wants it.
    template <typename Words>
    void tell(Words words)
    {
        if (m_keepsLines)
            m_lines += stamped(words());
    }
    void violation(const QString &what)
    {
        m_violations += what;
        tell([&what] { return QStringLiteral("*** ") + what; });
    }

    const QStringList &lines() const { return m_lines; }
    const QStringList &violations() const { return m_violations; }

private:
    QString stamped(const QString &words) const
    {
        const auto since =
            std::chrono::duration_cast<std::chrono::microseconds>(VirtualTime::now() - m_start);
        return QStringLiteral("%1 s  %2").arg(double(since.count()) / 1e6, 11, 'f', 6).arg(words);
    }

    bool m_keepsLines;
    VirtualTime::Nanoseconds m_start;
    QStringList m_lines;
    QStringList m_violations;
};
