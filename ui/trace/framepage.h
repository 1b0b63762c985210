#pragma once

#include "core/trace.h"

#include <QWidget>

class QToolButton;

namespace Ui {

class BytesView;
class JsonTreeView;
class SectionHeader;

//! Tab "Frame": the payload as tree over its bytes; what is selected in one is selected in the other.
class FramePage : public QWidget {
    Q_OBJECT
public:
    //! What is shown of a large payload until all of it is asked for.
    static constexpr qsizetype firstBytes = 64 * 1024;

    explicit FramePage(QWidget *parent = nullptr);

    void showEntry(const WebPubSub::TraceEntry &entry);

public Q_SLOTS:
    void loadAll();

private:
    void showBytes(qsizetype count);
    void copyFrame() const;

    WebPubSub::TraceEntry m_entry;
    SectionHeader *m_header;
    QToolButton *m_loadAll;
    JsonTreeView *m_tree;
    SectionHeader *m_bytesHeader;
    BytesView *m_bytes;
};

} // namespace Ui
