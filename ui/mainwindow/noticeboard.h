#pragma once

#include "workspace/workspace.h"

#include <QList>
#include <QObject>

namespace Ui {

class Banner;

//! The news of the workspace, newest in front; each banner shows the same one. Closing it brings back the one
//! below.
class NoticeBoard : public QObject {
    Q_OBJECT
public:
    explicit NoticeBoard(QObject *parent = nullptr);
    void addBanner(Banner *banner); //!< \p banner stays with its panel

    std::optional<Notice> current() const;

public Q_SLOTS:
    void raise(const Ui::Notice &notice); //!< replaces the one of the same id
    void clear(const QString &id);

Q_SIGNALS:
    void actionTriggered(const Ui::Notice &notice);

private:
    void show();
    void remove(const QString &id);

    QList<Banner *> m_banners;
    QList<Notice> m_notices; //!< newest last
};

} // namespace Ui
