#include "mainwindow/firststeps.h"

#include <QSettings>
#include <QStringList>

#include <algorithm>

namespace Ui {

namespace {

QString doneKey()
{
    return QStringLiteral("firstSteps/done");
}

QString dismissedKey()
{
    return QStringLiteral("firstSteps/dismissed");
}

size_t indexOf(FirstSteps::Step step)
{
    return static_cast<size_t>(step);
}

} // namespace

FirstSteps::FirstSteps(QObject *parent)
    : QObject(parent)
{
    const QSettings settings;
    const QString done = settings.value(doneKey()).toString();
    for (size_t i = 0; i < m_done.size(); ++i)
        m_done.at(i) = done.contains(QString::number(i));
    m_dismissed = settings.value(dismissedKey(), false).toBool();
}

QString FirstSteps::title(Step step)
{
    switch (step) {
    case Step::SendJson:
        return tr("Send JSON");
    case Step::JoinGroup:
        return tr("Join a group");
    case Step::SeeAckError:
        return tr("See an ack error");
    case Step::BreakNetwork:
        return tr("Break the network");
    }
    return {};
}

QString FirstSteps::explanation(Step step)
{
    switch (step) {
    case Step::SendJson:
        return tr("Switch the composer to JSON and press Enter. Errors show line and column.");
    case Step::JoinGroup:
        return tr("Ctrl+J makes a room. Its members appear at once.");
    case Step::SeeAckError:
        return tr("Speak as Dave, who may only read. The bubble says why it was refused.");
    case Step::BreakNetwork:
        return tr("Cut Bob for 5 s. Watch the gap, the replay and the recovery.");
    }
    return {};
}

bool FirstSteps::isDone(Step step) const
{
    return m_done.at(indexOf(step));
}

int FirstSteps::doneCount() const
{
    return static_cast<int>(std::count(m_done.begin(), m_done.end(), true));
}

void FirstSteps::markDone(Step step)
{
    if (isDone(step))
        return;
    m_done.at(indexOf(step)) = true;
    save();
    Q_EMIT changed();
}

void FirstSteps::dismiss()
{
    if (m_dismissed)
        return;
    m_dismissed = true;
    save();
    Q_EMIT changed();
}

void FirstSteps::save() const
{
    QSettings settings;
    QString done;
    for (size_t i = 0; i < m_done.size(); ++i)
        done += m_done.at(i) ? QString::number(i) : QString();
    settings.setValue(doneKey(), done);
    settings.setValue(dismissedKey(), m_dismissed);
}

} // namespace Ui
