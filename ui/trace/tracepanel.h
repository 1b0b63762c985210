#pragma once

#include "trace/lanelookup.h"

#include <QWidget>

#include <memory>

namespace WebPubSub {
class TraceStore;
}

namespace Ui {

/*!
    The live trace: filter bar over the table, and the words that stand in for an empty table.

    Reads \p store only; rows keep arriving there while the panel is paused or filtered, so nothing is ever
   lost by looking. Lives in the GUI thread; \p store outlives it.
*/
class TracePanel : public QWidget {
    Q_OBJECT
public:
    explicit TracePanel(WebPubSub::TraceStore *store, QWidget *parent = nullptr);
    ~TracePanel() override;

    void setLaneLookup(const LaneLookup &lookup);
    //! The table stands still; what arrives meanwhile is counted on the pill and shown on resuming.
    void setPaused(bool paused);
    bool isPaused() const;
    bool isFollowing() const;
    QString filterText() const;

    //! "7 rows share trace 7f3ac1d8": stands in the filter bar until it is given another place, such as the
    //! corner of a tab bar. Goes on working there; invisible while no correlation is selected.
    QWidget *threadNote() const;
    //! Widths, order and visibility of the columns.
    QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);

public Q_SLOTS:
    //! Lights the rows of \p correlation and goes to the first of them; empty: lights none. Does not emit
    //! correlationSelected(), so that two views can select each other.
    void selectCorrelation(const QString &correlation);
    void selectRow(
        int storeRow); //!< as if the user had; a row that the filter hides lights its correlation only
    void focusFilter();
    void setFilterText(const QString &text);
    void clearView(); //!< the store keeps the rows; the empty table offers them back

Q_SIGNALS:
    void rowSelected(int storeRow); //!< -1: none
    void correlationSelected(const QString &correlation); //!< by the user; empty: none
    void pausedChanged(bool paused);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Ui
