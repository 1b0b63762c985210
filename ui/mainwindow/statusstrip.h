#pragma once

#include <QStatusBar>

namespace Ui {

class SparkLine;
class StatusFigure;
struct Statistics;

//! The figures of the session, once a second: who is connected, how fast it goes, what is captured.
class StatusStrip : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setStatistics(const Statistics &statistics);
    //! Once something was sent beyond this computer, the strip no longer says that nothing was.
    void setNothingSentOut(bool nothing);
    QString text() const; //!< all visible figures, for tests and screen readers

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    StatusFigure *addFigure();
    void showConnections(const Statistics &statistics);
    void showRates(const Statistics &statistics);
    void showCapture(const Statistics &statistics);
    void showSession();
    void fit();

    StatusFigure *m_connected;
    StatusFigure *m_recovering;
    SparkLine *m_spark;
    StatusFigure *m_rate;
    StatusFigure *m_bytes;
    StatusFigure *m_ack;
    StatusFigure *m_capture;
    StatusFigure *m_session;
    qint64 m_messages = 0;
    bool m_everConnected = false;
    bool m_nothingSentOut = true;
};

} // namespace Ui
