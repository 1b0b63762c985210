#include "mainwindow/statusstrip.h"

#include "mainwindow/sparkline.h"
#include "mainwindow/statusfigure.h"
#include "shared/format.h"
#include "workspace/workspace.h"

#include <QLocale>

#include <climits>
#include <cmath>

namespace Ui {

namespace {

//! "14", "0.4": a rate below one would round to a standstill.
QString rateText(double rate)
{
    return QLocale().toString(rate, 'f', rate > 0 && rate < 9.95 && rate != std::floor(rate) ? 1 : 0);
}

//! "2.1 of 512 MB"
QString shareText(qint64 bytes, qint64 limit)
{
    constexpr double mega = 1024 * 1024;
    const QLocale locale;
    return StatusStrip::tr("%1 of %2 MB")
        .arg(locale.toString(static_cast<double>(bytes) / mega, 'f', 1),
            locale.toString(static_cast<double>(limit) / mega, 'f', 0));
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent)
    , m_connected(addFigure())
    , m_recovering(addFigure())
    , m_spark(new SparkLine(this))
    , m_rate(nullptr)
    , m_bytes(nullptr)
    , m_ack(nullptr)
    , m_capture(nullptr)
    , m_session(new StatusFigure(this))
{
    addWidget(m_spark);
    m_rate = addFigure();
    m_bytes = addFigure();
    m_ack = addFigure();
    m_capture = addFigure();
    addPermanentWidget(m_session);
    m_connected->setSeparated(false);
    m_rate->setSeparated(false);
    m_session->setSeparated(false);
    setSizeGripEnabled(false);
    setContentsMargins(Space::chip, 0, Space::chip, 0);
    setStatistics({});
}

StatusFigure *StatusStrip::addFigure()
{
    auto *figure = new StatusFigure(this);
    addWidget(figure);
    return figure;
}

void StatusStrip::setStatistics(const Statistics &statistics)
{
    m_messages = statistics.messages;
    m_everConnected = m_everConnected || statistics.connected > 0;
    showConnections(statistics);
    showRates(statistics);
    showCapture(statistics);
    showSession();
    fit();
}

void StatusStrip::setNothingSentOut(bool nothing)
{
    m_nothingSentOut = nothing;
    showSession();
}

void StatusStrip::showConnections(const Statistics &statistics)
{
    const bool any = statistics.connected > 0;
    m_connected->setText(any ? tr("%Ln connected", nullptr, statistics.connected) : tr("Not connected"),
        any ? Token::Ok : Token::Text2);
    m_connected->setGlyph(
        any ? QStringLiteral("ok") : QStringLiteral("idle"), any ? Token::Ok : Token::Text2);
    m_recovering->setVisible(statistics.recovering > 0);
    m_recovering->setText(tr("%Ln recovering", nullptr, statistics.recovering), Token::Warn);
    m_recovering->setGlyph(QStringLiteral("recover"), Token::Warn);
}

void StatusStrip::showRates(const Statistics &statistics)
{
    m_spark->setValues(statistics.recentRates);
    m_spark->setVisible(m_everConnected);
    m_rate->setVisible(m_everConnected);
    m_rate->setText(tr("%1 msg/s").arg(rateText(statistics.messagesPerSecond)));
    m_bytes->setVisible(m_everConnected);
    m_bytes->setText(
        tr("%1/s", "bytes a second")
            .arg(statistics.bytesPerSecond < 1024
                    ? tr("%1 KB").arg(QLocale().toString(statistics.bytesPerSecond / 1024, 'f', 1))
                    : Format::bytes(qRound64(statistics.bytesPerSecond))));
    m_ack->setVisible(statistics.ackP95Us >= 0);
    m_ack->setText(tr("ack p95 %1").arg(Format::duration(statistics.ackP95Us)));
}

void StatusStrip::showCapture(const Statistics &statistics)
{
    const bool on = statistics.capturing;
    m_capture->setText(on ? tr("Capture on, %1").arg(shareText(statistics.traceBytes, statistics.traceLimit))
                          : tr("Capture off"));
    m_capture->setGlyph(on ? QStringLiteral("record") : QString(), Token::Error);
}

void StatusStrip::showSession()
{
    if (!m_everConnected) {
        m_session->setText(tr("Not affiliated with Microsoft"), Token::Text2);
        return;
    }
    const QString messages =
        tr("This session: %Ln messages", nullptr, static_cast<int>(qMin<qint64>(m_messages, INT_MAX)));
    m_session->setText(
        m_nothingSentOut ? tr("%1, nothing sent to Azure").arg(messages) : messages, Token::Text2);
}

QString StatusStrip::text() const
{
    QStringList texts;
    for (const StatusFigure *figure :
        {m_connected, m_recovering, m_rate, m_bytes, m_ack, m_capture, m_session}) {
        if (!figure->isHidden())
            texts << figure->text();
    }
    return texts.join(QStringLiteral(" | "));
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    fit();
}

//! The session gives way first: it is the widest and the least urgent.
void StatusStrip::fit()
{
    int needed = m_session->sizeHint().width();
    for (const StatusFigure *figure : {m_connected, m_recovering, m_rate, m_bytes, m_ack, m_capture})
        needed += figure->isHidden() ? 0 : figure->sizeHint().width() + Space::tight;
    m_session->setVisible(needed + m_spark->sizeHint().width() + Space::section <= width());
}

} // namespace Ui
