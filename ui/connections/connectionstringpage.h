#pragma once

#include "connections/connectionpage.h"

class QCheckBox;
class QLineEdit;

namespace Ui {

//! "Connection string": tokens are made here with its key, so hub, user, groups and roles are chosen.
class ConnectionStringPage : public ConnectionPage {
    Q_OBJECT
public:
    explicit ConnectionStringPage(QWidget *parent = nullptr);
    ConnectionInput input(const QDateTime &now) const override;

private:
    QStringList roles() const;

    QLineEdit *m_hub;
    QLineEdit *m_user;
    QLineEdit *m_groups;
    QCheckBox *m_mayJoin;
    QCheckBox *m_mayPublish;
};

//! Names between commas, trimmed, each once; empty ones dropped.
QStringList splitNames(const QString &text);

} // namespace Ui
