#pragma once

#include <QByteArray>
#include <QTreeView>

namespace Ui {

class JsonTreeModel;

//! A frame as tree: names and values coloured, the kind at the right where there is room.
class JsonTreeView : public QTreeView {
    Q_OBJECT
public:
    explicit JsonTreeView(QWidget *parent = nullptr);

    void setText(const QByteArray &text, const QString &title); //!< opens the first levels
    void selectByte(qsizetype offset); //!< the innermost node around it; emits nothing

Q_SIGNALS:
    void bytesSelected(qsizetype offset, qsizetype length);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    JsonTreeModel *m_model;
    bool m_following = false; // the bytes led here
};

} // namespace Ui
