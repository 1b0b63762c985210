#pragma once

#include "trace/facts.h"

#include <QListView>

namespace Ui {

class FactModel;

/*!
    Keys and values of one row, one line each, as high as its lines. The menu and Ctrl+C copy the bare value;
   Return asks for the rows that share it.
*/
class FactView : public QListView {
    Q_OBJECT
public:
    explicit FactView(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void filterRequested(const QString &term);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copyCurrent() const;
    QString filterOf(const QModelIndex &index) const;

    FactModel *m_model;
};

} // namespace Ui
