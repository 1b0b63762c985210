#pragma once

#include "trace/lanelookup.h"
#include "trace/memberchips.h"

#include <QWidget>

#include <memory>

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

/*!
    One row of the trace in full: tab Message (facts, hops of its correlation, members of its group), tab
   Frame (tree and bytes). Everything in it is plain text; remote text has its control characters made
   visible. Lives in the GUI thread; \p store outlives it.
*/
class Inspector : public QWidget {
    Q_OBJECT
public:
    explicit Inspector(WebPubSub::TraceStore *store, QWidget *parent = nullptr);
    ~Inspector() override;

    void setLaneLookup(const LaneLookup &lookup);
    //! Shown with rows of that group, until told otherwise; an empty list hides them.
    void setMembers(const QString &group, const QList<Ui::GroupMember> &members);
    int shownRow() const; //!< -1: none

public Q_SLOTS:
    void showRow(int storeRow); //!< out of range: showNothing()
    void showNothing();

Q_SIGNALS:
    //! A fact was chosen as filter: text for TracePanel::setFilterText().
    void filterRequested(const QString &filter);
    void rowRequested(int storeRow); //!< a hop was activated: for TracePanel::selectRow()

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Ui
