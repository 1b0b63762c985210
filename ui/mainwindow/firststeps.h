#pragma once

#include <QObject>
#include <QString>

#include <array>

namespace Ui {

//! The four first steps: which are done and whether the list was sent away for good. Kept in QSettings.
class FirstSteps : public QObject {
    Q_OBJECT
public:
    enum class Step : quint8 { SendJson, JoinGroup, SeeAckError, BreakNetwork };
    static constexpr std::array all = {
        Step::SendJson, Step::JoinGroup, Step::SeeAckError, Step::BreakNetwork};

    explicit FirstSteps(QObject *parent = nullptr);

    static QString title(Step step);
    static QString explanation(Step step);
    bool isDone(Step step) const;
    int doneCount() const;
    bool isDismissed() const { return m_dismissed; }

public Q_SLOTS:
    void markDone(Ui::FirstSteps::Step step);
    void dismiss(); //!< for good

Q_SIGNALS:
    void changed();

private:
    void save() const;

    std::array<bool, all.size()> m_done = {};
    bool m_dismissed = false;
};

} // namespace Ui
