#include "mainwindow/keysdialog.h"

#include "shared/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QRegularExpression>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Ui {

namespace {

QString native(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

QTreeWidgetItem *addSection(QTreeWidget *list, const QString &title)
{
    auto *section = new QTreeWidgetItem(list, {title});
    section->setFirstColumnSpanned(true);
    section->setFlags(Qt::ItemIsEnabled);
    section->setFont(0, Theme::font(TextRole::BodyStrong));
    return section;
}

QString plainText(const QAction *action)
{
    QString text = action->text();
    static const QRegularExpression keyInBrackets(QStringLiteral("\\(&.\\)"));
    return text.remove(keyInBrackets).remove(QLatin1Char('&')).remove(QChar(0x2026));
}

} // namespace

KeysDialog::KeysDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget(this))
{
    setWindowTitle(tr("Keys"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(Space::dock);
    m_list->setAccessibleName(tr("Keys"));
    addActions(actions);
    addPanes();
    m_list->expandAll();
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(520, 560);
}

void KeysDialog::addActions(const QList<QAction *> &actions)
{
    QTreeWidgetItem *section = addSection(m_list, tr("Everywhere"));
    for (const QAction *action : actions) {
        QStringList keys;
        const QList<QKeySequence> sequences = action->shortcuts();
        for (const QKeySequence &sequence : sequences)
            keys << native(sequence);
        keys.removeDuplicates();
        if (!keys.isEmpty() && action->isVisible())
            new QTreeWidgetItem(section, {plainText(action), keys.join(QStringLiteral(", "))});
    }
}

void KeysDialog::addPanes()
{
    const auto add = [](QTreeWidgetItem *section, const QString &what, const QKeySequence &keys) {
        new QTreeWidgetItem(section, {what, native(keys)});
    };
    QTreeWidgetItem *timeline = addSection(m_list, tr("In the messages"));
    add(timeline, tr("Latest message"), Qt::CTRL | Qt::Key_End);
    add(timeline, tr("Copy the text"), QKeySequence::Copy);
    add(timeline, tr("Copy as JSON"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    add(timeline, tr("Fold or unfold"), Qt::Key_Space);
    add(timeline, tr("Send a failed message again"), Qt::CTRL | Qt::Key_R);
    add(timeline, tr("Edit a failed message"), Qt::Key_F2);
    add(timeline, tr("Discard a failed message"), Qt::Key_Delete);
    QTreeWidgetItem *composer = addSection(m_list, tr("In the composer"));
    add(composer, tr("Send"), Qt::Key_Return);
    add(composer, tr("New line"), Qt::SHIFT | Qt::Key_Return);
    add(composer, tr("Recall the last text, in an empty box"), Qt::Key_Up);
    QTreeWidgetItem *trace = addSection(m_list, tr("In the trace"));
    add(trace, tr("Next row of the same story"), Qt::Key_F3);
    add(trace, tr("Previous row of the same story"), Qt::SHIFT | Qt::Key_F3);
    add(trace, tr("Copy as text"), QKeySequence::Copy);
    add(trace, tr("Copy as JSON"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
}

int KeysDialog::rowCount() const
{
    int rows = 0;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        rows += m_list->topLevelItem(i)->childCount();
    return rows;
}

} // namespace Ui
