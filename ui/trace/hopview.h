#pragma once

#include <QTreeView>

namespace Ui {

class HopModel;

//! The hops of a story, as high as they are many up to a dozen, then it scrolls. \p model outlives it.
class HopView : public QTreeView {
    Q_OBJECT
public:
    explicit HopView(HopModel *model, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rowRequested(int storeRow); //!< a hop was activated

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
};

} // namespace Ui
