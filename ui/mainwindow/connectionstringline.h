#pragma once

#include "shared/theme.h"

#include <QList>
#include <QPair>
#include <QWidget>

namespace Ui {

//! A connection string on one line in colours, its key as dots until it is revealed.
class ConnectionStringLine : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionStringLine(QWidget *parent = nullptr);

    //! Empty: a pattern that says where endpoint and key come from.
    void setConnectionString(const QString &connectionString);
    void setRevealed(bool revealed);
    bool isRevealed() const { return m_revealed; }
    QString shownText() const; //!< as painted

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    using Part = QPair<QString, Token>;
    QList<Part> parts() const;

    QString m_connectionString;
    bool m_revealed = false;
};

} // namespace Ui
