#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace Ui {

//! "+ Join a room  Ctrl+J" below the rooms: becomes a field that checks the name as it is typed.
class JoinField : public QWidget {
    Q_OBJECT
public:
    explicit JoinField(QWidget *parent = nullptr);

    void open(); //!< shows the field and puts the caret there
    void close();
    bool isOpen() const;
    QString error() const; //!< what is wrong with the name; empty while it is right or nothing is typed

Q_SIGNALS:
    void joinRequested(const QString &group);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void check();
    void submit();

    QWidget *m_line; //!< "+ Join a room"
    QWidget *m_field; //!< what stands in its place while open
    QToolButton *m_button;
    QLineEdit *m_edit;
    QLabel *m_error;
};

} // namespace Ui
