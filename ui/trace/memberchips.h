#pragma once

#include "shared/lane.h"
#include "shared/theme.h"

#include <QList>
#include <QWidget>

namespace Ui {

//! Somebody in a group, as the inspector shows it.
struct GroupMember {
    QString name = {};
    Lane lane = Lane::Circle;
    State state = State::Connected;
};

//! Members of a group as chips that wrap: lane mark, name, and the state's glyph unless all is well.
class MemberChips : public QWidget {
    Q_OBJECT
public:
    explicit MemberChips(QWidget *parent = nullptr);

    void setMembers(const QList<GroupMember> &members);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Place {
        QRect rect;
        qsizetype member = 0;
    };
    QList<Place> places(int width) const;
    int chipWidth(const GroupMember &member) const;

    QList<GroupMember> m_members;
};

} // namespace Ui
