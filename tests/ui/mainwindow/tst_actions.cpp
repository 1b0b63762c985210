#include "mainwindow/actions.h"

#include "mainwindow/menus.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

using namespace Ui;

class TestActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QMainWindow>();
        m_actions = makeActions(m_window.get());
    }

    void everyActionIsMadeAndHasWords()
    {
        const QList<QAction *> all = m_actions.all();
        QVERIFY(!all.contains(nullptr));
        for (const QAction *action : all)
            QVERIFY(!action->text().isEmpty());
        QCOMPARE(QSet<QAction *>(all.begin(), all.end()).size(), all.size());
    }

    void noKeyHasTwoMeanings()
    {
        QHash<QString, QString> owners;
        for (const QAction *action : m_actions.all()) {
            QSet<QString> own;
            for (const QKeySequence &keys : action->shortcuts())
                own.insert(keys.toString());
            for (const QString &keys : std::as_const(own)) {
                QVERIFY2(!owners.contains(keys),
                    qPrintable(keys + QStringLiteral(": ") + owners.value(keys) + action->text()));
                owners.insert(keys, action->text());
            }
        }
    }

    void keysAreThoseOfTheManual_data()
    {
        QTest::addColumn<QString>("keys");
        for (const char *keys : {"Ctrl+N", "Ctrl+K", "Ctrl+J", "Ctrl+Shift+J", "F5", "Shift+F5", "F8",
                 "Ctrl+F", "Ctrl+Shift+F", "Ctrl+PgUp", "Ctrl+PgDown", "Alt+Up", "Alt+Down", "Alt+1", "Alt+9",
                 "Ctrl+1", "Ctrl+2", "F6", "Shift+F6", "Ctrl+Q", "Ctrl+/", "F1"})
            QTest::newRow(keys) << QString::fromLatin1(keys);
    }

    void keysAreThoseOfTheManual()
    {
        QFETCH(QString, keys);
        const QKeySequence sequence = QKeySequence::fromString(keys);
        const QList<QAction *> all = m_actions.all();
        QVERIFY(std::any_of(all.begin(), all.end(),
            [&](const QAction *action) { return action->shortcuts().contains(sequence); }));
    }

    void everyActionIsInAMenu()
    {
        QMenuBar bar;
        fillMenuBar(&bar, m_actions, {});
        QSet<const QAction *> shown;
        collect(bar.actions(), shown);
        for (const QAction *action : m_actions.all())
            QVERIFY2(shown.contains(action), qPrintable(action->text()));
    }

    void menusHaveLettersOfTheirOwn()
    {
        QMenuBar bar;
        fillMenuBar(&bar, m_actions, {});
        checkLetters(bar.actions());
    }

private:
    static void collect(const QList<QAction *> &actions, QSet<const QAction *> &into)
    {
        for (const QAction *action : actions) {
            into.insert(action);
            if (action->menu())
                collect(action->menu()->actions(), into);
        }
    }

    static void checkLetters(const QList<QAction *> &actions)
    {
        QSet<QString> letters;
        for (const QAction *action : actions) {
            if (action->menu())
                checkLetters(action->menu()->actions());
            const QString letter = QKeySequence::mnemonic(action->text()).toString();
            if (letter.isEmpty())
                continue;
            QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
            letters.insert(letter);
        }
    }

    std::unique_ptr<QMainWindow> m_window;
    Actions m_actions{};
};

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
