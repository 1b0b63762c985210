#include "mainwindow/usefromcodedialog.h"

#include "mainwindow/connectionstringline.h"
#include "workspace/workspace.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Ui;

namespace {

const QString connectionString =
    QStringLiteral("Endpoint=http://127.0.0.1:43127;AccessKey=secret;Version=1.0;");

HubStatus running()
{
    return {
        .running = true, .endpoint = QStringLiteral("127.0.0.1:43127"), .connectionString = connectionString};
}

} // namespace

class TestUseFromCodeDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<UseFromCodeDialog>(QStringLiteral("demo"), QStringLiteral("lobby"));
        QGuiApplication::clipboard()->clear();
    }

    void secretIsShownOnlyOnDemand()
    {
        m_dialog->setHubStatus(running());
        const auto *line = m_dialog->findChild<ConnectionStringLine *>();
        QVERIFY(!line->shownText().contains(QStringLiteral("secret")));
        button(QStringLiteral("Reveal the key"))->click();
        QVERIFY(line->shownText().contains(QStringLiteral("secret")));
    }

    void copiesWhatItSays()
    {
        m_dialog->setHubStatus(running());
        button(QStringLiteral("Copy the connection string"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), connectionString);
        button(QStringLiteral("Copy as shell variable"))->click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("export ")));
    }

    void snippetsHoldNoSecretAndCanBeCopied()
    {
        m_dialog->setHubStatus(running());
        const QList<QPlainTextEdit *> editors = m_dialog->findChildren<QPlainTextEdit *>();
        QCOMPARE(editors.size(), 3);
        for (const QPlainTextEdit *editor : editors) {
            QVERIFY(editor->isReadOnly());
            QVERIFY(!editor->toPlainText().contains(QStringLiteral("secret")));
        }
        button(QStringLiteral("Copy: Client program"))->click();
        const auto client = std::find_if(editors.begin(), editors.end(), [](const QPlainTextEdit *editor) {
            return editor->accessibleName() == QLatin1String("Client program");
        });
        QVERIFY(client != editors.end());
        QCOMPARE(QGuiApplication::clipboard()->text(), (*client)->toPlainText());
    }

    void stoppedHubCanBeStarted()
    {
        m_dialog->setHubStatus({});
        QVERIFY(!button(QStringLiteral("Copy the connection string"))->isEnabled());
        QSignalSpy asked(m_dialog.get(), &UseFromCodeDialog::startHubRequested);
        QToolButton *start = button(QStringLiteral("Start the local hub"));
        QVERIFY(!start->isHidden());
        start->click();
        QCOMPARE(asked.size(), 1);
        m_dialog->setHubStatus(running());
        QVERIFY(start->isHidden());
    }

private:
    QToolButton *button(const QString &name) const
    {
        for (QToolButton *found : m_dialog->findChildren<QToolButton *>()) {
            if (found->accessibleName() == name || found->text() == name)
                return found;
        }
        return nullptr;
    }

    std::unique_ptr<UseFromCodeDialog> m_dialog;
};

QTEST_MAIN(TestUseFromCodeDialog)
#include "tst_usefromcodedialog.moc"
