#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>

#include <functional>

/*!
    hubscope-client as a process of its own, spoken to through its stdin and stdout. Killed when destroyed.
*/
class ClientProcess : public QProcess {
public:
    static constexpr int patience = 20'000; //!< milliseconds, for a machine under load

    //! \a environment: NAME=value, beside what the test itself has.
    explicit ClientProcess(const QStringList &arguments, const QStringList &environment = {});
    ~ClientProcess() override;
    static QString binary();

    void writeLine(const QByteArray &line) { write(line + '\n'); }
    //! The next line of stdout without its end; empty when none came.
    QByteArray nextLine();
    //! \returns the exit code after the process ended by itself, -1 when it did not.
    int waitForExit();
    //! After the end of stdin.
    int finish();
    QString log(); //!< what stderr held since the last call
    bool waitForLog(const QString &text); //!< until stderr has held \a text

    // --- with --json ---

    using Test = std::function<bool(const QJsonObject &line)>;
    //! The first line that passes \a test; those before it are kept for later calls. Empty when none came.
    QJsonObject take(const Test &test);
    QJsonObject takeEvent(const QString &event);
    QJsonObject takeAnswer(int id);
    //! Calls, and takes the answer. \a members: what follows the id, such as R"("call":"start")".
    QJsonObject call(const QByteArray &members);
    int post(const QByteArray &members); //!< calls, and \returns the id
    //! The next \a count messages of groups, as their data.
    QJsonArray takeMessages(int count);
    QList<QByteArray> lines; //!< all that came, as it came

private:
    QList<QJsonObject> m_kept;
    QByteArray m_log;
    int m_lastId = 0;
};
