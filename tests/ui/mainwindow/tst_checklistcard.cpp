#include "mainwindow/checklistcard.h"

#include "helpers/privatesettings.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Ui;
using Step = FirstSteps::Step;

class TestChecklistCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings.clear();
        m_steps = std::make_unique<FirstSteps>();
        m_card = std::make_unique<ChecklistCard>(m_steps.get());
    }

    void onlyTheNextStepOffersToBeShown()
    {
        QCOMPARE(shownButtons(), QStringList{QStringLiteral("Show me: Send JSON")});
        m_steps->markDone(Step::SendJson);
        QCOMPARE(shownButtons(), QStringList{QStringLiteral("Show me: Join a group")});
    }

    void showMeAsksForItsStep()
    {
        m_steps->markDone(Step::SendJson);
        QSignalSpy asked(m_card.get(), &ChecklistCard::showRequested);
        for (QToolButton *button : m_card->findChildren<QToolButton *>()) {
            if (button->accessibleName() == QLatin1String("Show me: Join a group"))
                button->click();
        }
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).value<Step>(), Step::JoinGroup);
    }

    void goesWhenAllIsDone()
    {
        QVERIFY(!m_card->isHidden());
        for (const Step step : FirstSteps::all)
            m_steps->markDone(step);
        QVERIFY(m_card->isHidden());
    }

    void closeSendsItAway()
    {
        for (QToolButton *button : m_card->findChildren<QToolButton *>()) {
            if (button->accessibleName().startsWith(QLatin1String("Do not show")))
                button->click();
        }
        QVERIFY(m_steps->isDismissed());
        QVERIFY(m_card->isHidden());
    }

private:
    QStringList shownButtons() const
    {
        QStringList names;
        for (const QToolButton *button : m_card->findChildren<QToolButton *>()) {
            if (!button->isHidden() && button->text() == QLatin1String("Show me"))
                names << button->accessibleName();
        }
        return names;
    }

    PrivateSettings m_settings;
    std::unique_ptr<FirstSteps> m_steps;
    std::unique_ptr<ChecklistCard> m_card;
};

QTEST_MAIN(TestChecklistCard)
#include "tst_checklistcard.moc"
