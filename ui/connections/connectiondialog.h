#pragma once

#include "connections/accessurl.h"
#include "connections/connectionpage.h"

#include <QDialog>
#include <QTimer>

#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace Ui {

class AbilityCard;
class ClipboardOffer;
class LanePicker;
class TokenCard;

//! New connection: what is typed is decoded on each keystroke, here and off the wire; nothing is stored.
class ConnectionDialog : public QDialog {
    Q_OBJECT
public:
    using Clock = std::function<QDateTime()>; //!< UTC

    explicit ConnectionDialog(QWidget *parent = nullptr, Clock now = &QDateTime::currentDateTimeUtc);
    ~ConnectionDialog() override;

    //! What was typed; id is empty (the workspace gives it) and it may only be used after accept().
    ConnectionProfile profile() const;
    void setLane(Lane lane); //!< preselects the lane, usually the next free one
    QString whyNot() const; //!< why Connect is off; empty when it is on

private:
    QWidget *makeTop();
    QWidget *makeCards();
    QWidget *makeForm();
    QWidget *makeFooter();
    ConnectionPage *page() const;
    void showPage(int tab);
    void usePasted(Ui::PastedKind kind, const QString &text);
    void refresh();
    void showInput(const ConnectionInput &input);

    Clock m_now;
    QTabBar *m_tabs;
    ClipboardOffer *m_offer;
    QStackedWidget *m_pages;
    TokenCard *m_token;
    AbilityCard *m_abilities;
    QLineEdit *m_name;
    QComboBox *m_protocol;
    LanePicker *m_lane;
    QPushButton *m_connect;
    QTimer m_tick; //!< times left go on while nobody types
    QString m_whyNot;
};

} // namespace Ui
