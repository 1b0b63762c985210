#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace Ui {

class Banner;
class ConnectionStringLine;
class FirstSteps;
class WelcomeCard;
struct HubStatus;

//! What the window shows while there is no connection: three ways to begin, and what is worth knowing.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(FirstSteps *steps, QWidget *parent = nullptr); //!< \p steps outlives the page

    void setHubStatus(const HubStatus &status);
    Banner *banner() const { return m_banner; }
    void focusFirstCard();

Q_SIGNALS:
    void tryRequested(); //!< the first card, or Enter anywhere on the page
    void connectRequested();
    void codeRequested();
    void copyRequested(); //!< the connection string, only while the hub runs
    void keysRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeContent();
    QWidget *makeTitle();
    QWidget *makeCards();
    QWidget *makeNote();
    QWidget *makeCode();
    QWidget *makeKeys();
    QWidget *makeSteps();

    FirstSteps *m_steps;
    Banner *m_banner;
    QBoxLayout *m_cards = nullptr; //!< a row, or a column when the page is narrow
    QBoxLayout *m_lower = nullptr;
    WelcomeCard *m_try = nullptr;
    ConnectionStringLine *m_line = nullptr;
    QLabel *m_codeHint = nullptr;
    QToolButton *m_copy = nullptr;
};

} // namespace Ui
