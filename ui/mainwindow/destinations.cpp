#include "mainwindow/destinations.h"

#include "rooms/roomlistmodel.h"
#include "shared/format.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QCoreApplication>
#include <QRegularExpression>

namespace Ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Ui::Destinations)
};

QString commandName(const QAction *action)
{
    // Scripts without such letters name the key in brackets behind the word: "(&N)".
    static const QRegularExpression keyInBrackets(QStringLiteral("\\(&.\\)"));
    QString text = action->text();
    text.remove(keyInBrackets);
    text.replace(QStringLiteral("&&"), QStringLiteral("\n")).remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\n'), QLatin1Char('&'));
}

} // namespace

QList<Destination> destinationsOf(Workspace *workspace, const Actions &actions)
{
    QList<Destination> destinations;
    const RoomListModel *rooms = workspace->rooms();
    for (int row = 0; row < rooms->rowCount(); ++row) {
        const QString group = rooms->groupAt(rooms->index(row));
        destinations.append({QStringLiteral("room"), Format::visible(group, false), Words::tr("room"),
            [workspace, group] { workspace->setCurrentRoom(group); }});
    }
    const QList<Speaker> speakers = workspace->speakers();
    for (const Speaker &speaker : speakers) {
        destinations.append({QStringLiteral("user"), Format::visible(speaker.name, false), Words::tr("user"),
            [workspace, id = speaker.id] { workspace->setCurrentConnection(id); }});
    }
    const QList<QAction *> commands = actions.all();
    for (QAction *action : commands) {
        const bool speaks =
            std::find(actions.speakAs.begin(), actions.speakAs.end(), action) != actions.speakAs.end();
        if (!action->isEnabled() || !action->isVisible() || action == actions.goTo || speaks)
            continue;
        destinations.append({action->icon().name(), commandName(action),
            action->shortcut().toString(QKeySequence::NativeText), [action] { action->trigger(); }});
    }
    return destinations;
}

} // namespace Ui
