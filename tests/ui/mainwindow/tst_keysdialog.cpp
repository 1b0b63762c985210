#include "mainwindow/keysdialog.h"

#include <QAction>
#include <QTest>
#include <QTreeWidget>

using namespace Ui;

class TestKeysDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsKeysOfVisibleActions()
    {
        QAction pause(QStringLiteral("&Pause the trace"), this), silent(QStringLiteral("Silent"), this),
            hidden(QStringLiteral("Hidden"), this);
        pause.setShortcuts({Qt::Key_F8, Qt::Key_Pause});
        hidden.setShortcut(Qt::Key_F9);
        hidden.setVisible(false);
        const KeysDialog dialog({&pause, &silent, &hidden});
        const KeysDialog without({});
        QCOMPARE(dialog.rowCount(), without.rowCount() + 1);
        const QTreeWidgetItem *row = dialog.findChild<QTreeWidget *>()->topLevelItem(0)->child(0);
        QCOMPARE(row->text(0), QStringLiteral("Pause the trace"));
        QCOMPARE(row->text(1), QStringLiteral("F8, Pause"));
    }

    void namesTheKeysOfThePanes()
    {
        const KeysDialog dialog({});
        const auto *list = dialog.findChild<QTreeWidget *>();
        QCOMPARE(list->findItems(QStringLiteral("Send"), Qt::MatchExactly | Qt::MatchRecursive).size(), 1);
        QCOMPARE(
            list->findItems(QStringLiteral("Latest message"), Qt::MatchExactly | Qt::MatchRecursive).size(),
            1);
    }
};

QTEST_MAIN(TestKeysDialog)
#include "tst_keysdialog.moc"
