#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace Ui {

//! "7 rows share trace 7f3ac1d8 - F3 next": how far the selected correlation goes. Invisible while there is
//! none.
class ThreadNote : public QWidget {
    Q_OBJECT
public:
    explicit ThreadNote(QWidget *parent = nullptr);

    void setThread(const QString &correlation, int rows);
    QString text() const;

Q_SIGNALS:
    void onlyRequested(const QString &correlation); //!< the link: show these rows only

private:
    QString m_correlation;
    QToolButton *m_link;
    QLabel *m_keys;
};

} // namespace Ui
