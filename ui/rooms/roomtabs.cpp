#include "rooms/roomtabs.h"

#include "rooms/roomlistmodel.h"
#include "shared/format.h"
#include "shared/icons.h"
#include "shared/listrow.h"

#include <QPainter>
#include <QScopedValueRollback>

namespace Ui {

namespace {

//! The badge inside a tab, right of its text.
class TabBadge : public QWidget {
public:
    TabBadge(const RoomStatus &room, QWidget *parent)
        : QWidget(parent)
        , m_text(QString::number(room.failed > 0 ? room.failed : room.unread))
        , m_failed(room.failed > 0)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        const int glyph = m_failed ? 17 : 0;
        resize(fontMetrics().horizontalAdvance(m_text) + glyph + 12, 18);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        ListRow::paintBadge(&painter, rect(), m_text, m_failed ? std::optional(State::Failed) : std::nullopt);
    }

private:
    QString m_text;
    bool m_failed;
};

} // namespace

RoomTabs::RoomTabs(QWidget *parent)
    : QTabBar(parent)
{
    setDocumentMode(true);
    setExpanding(false);
    setDrawBase(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    setIconSize({14, 14});
    setAccessibleName(tr("Open rooms"));
    connect(this, &QTabBar::currentChanged, this, [this](int tab) {
        if (m_rebuilding || tab < 0)
            return;
        m_current = tabData(tab).toString();
        Q_EMIT roomActivated(m_current);
    });
}

void RoomTabs::setModel(RoomListModel *model)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    if (model) {
        connect(model, &QAbstractItemModel::dataChanged, this, &RoomTabs::rebuild);
        connect(model, &QAbstractItemModel::rowsInserted, this, &RoomTabs::rebuild);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &RoomTabs::rebuild);
        connect(model, &QAbstractItemModel::rowsMoved, this, &RoomTabs::rebuild);
    }
    rebuild();
}

void RoomTabs::setCurrent(const QString &group)
{
    m_current = group;
    rebuild();
}

//! Brings the tabs in line with the rooms; a tab that only changes its badge stays where it is.
void RoomTabs::rebuild()
{
    const QScopedValueRollback rebuilding(m_rebuilding, true);
    QList<RoomStatus> rooms;
    for (int row = 0; m_model && row < m_model->rowCount(); ++row)
        rooms.append(m_model->index(row).data(RoomListModel::StatusRole).value<RoomStatus>());
    const auto isCurrent = [this](const RoomStatus &room) { return room.group == m_current; };
    if (!m_current.isEmpty() && std::none_of(rooms.begin(), rooms.end(), isCurrent))
        rooms.prepend({.group = m_current});

    while (count() > rooms.size())
        removeTab(count() - 1);
    for (int tab = 0; tab < rooms.size(); ++tab) {
        if (tab >= count())
            addTab(Ui::icon(QStringLiteral("room")), QString());
        describe(tab, rooms.at(tab));
        if (isCurrent(rooms.at(tab)))
            setCurrentIndex(tab);
    }
}

void RoomTabs::describe(int tab, const RoomStatus &room)
{
    const QString name = Format::visible(room.group, false);
    setTabData(tab, room.group);
    // An ampersand would become a mnemonic.
    setTabText(tab, QString(name).replace(u'&', QStringLiteral("&&")));
    setAccessibleTabName(
        tab, m_model ? m_model->indexOf(room.group).data(Qt::AccessibleTextRole).toString() : name);
    const bool wanted = room.unread > 0 || room.failed > 0;
    QWidget *before = tabButton(tab, RightSide);
    setTabButton(tab, RightSide, wanted ? new TabBadge(room, this) : nullptr);
    delete before; // only now: the tab bar hides the one it had
}

} // namespace Ui
