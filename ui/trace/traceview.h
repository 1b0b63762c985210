#pragma once

#include "core/trace.h"

#include <QTableView>

class QMenu;

namespace Ui {

class MarkedScrollBar;
class NewRowsPill;
class TraceModel;

/*!
    The trace table. Follows the tail until the user scrolls up or selects a row; what arrives then is counted
   on a pill that leads back. Selection outlives a change of the filter. \p model outlives it.
*/
class TraceView : public QTableView {
    Q_OBJECT
public:
    explicit TraceView(TraceModel *model, QWidget *parent = nullptr);

    MarkedScrollBar *failureBar() const { return m_bar; } //!< for FailureMarks
    bool isFollowing() const { return m_following; }
    void setFollowing(bool following); //!< on: goes to the end now
    //! Makes \p storeRow current and scrolls to it. \returns false when it is not shown.
    bool selectStoreRow(int storeRow);
    int selectedStoreRow() const { return m_selected; } //!< -1: none
    void clearSelectedRow();
    void goToNextInThread(bool backwards);

public Q_SLOTS:
    void copyAsText();
    void copyAsJson();
    void copyPayload();

Q_SIGNALS:
    void followingChanged(bool following);
    void rowSelected(int storeRow); //!< by the user; -1: none
    void latestRequested(); //!< the pill was pressed
    void filterRequested(const QString &term); //!< from the context menu: to be added to the filter

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void updateGeometries() override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpHeader();
    void fitToFont();
    void connectModel();
    bool handleKey(const QKeyEvent &event);
    void onScrolled(int value);
    void restoreSelection();
    void updatePill();
    QList<int> selectedRows() const; //!< table rows, ascending; not more than can be copied at once
    QList<WebPubSub::TraceEntry> selectedEntries() const;
    void fillMenu(QMenu *menu, int row);
    void addFilterActions(QMenu *menu, int row);
    void showHeaderMenu(const QPoint &position);

    TraceModel *m_model;
    MarkedScrollBar *m_bar;
    NewRowsPill *m_pill;
    bool m_following = true;
    bool m_restoring = false; // selection changes are not the user's
    int m_selected = -1; // store row
    int m_seen = 0; // rows there were when following ended
};

} // namespace Ui
