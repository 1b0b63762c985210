#pragma once

#include "connections/accessurl.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace Ui {

//! "The clipboard holds a client URL. Paste it": offers, and takes nothing by itself. Hidden for other
//! content.
class ClipboardOffer : public QWidget {
    Q_OBJECT
public:
    explicit ClipboardOffer(QWidget *parent = nullptr);
    void refresh(); //!< looks at the clipboard again
    PastedKind kind() const { return m_kind; }

Q_SIGNALS:
    void accepted(Ui::PastedKind kind, const QString &text);

private:
    PastedKind m_kind = PastedKind::Unknown;
    QLabel *m_icon;
    QLabel *m_sentence;
    QToolButton *m_link;
};

} // namespace Ui
