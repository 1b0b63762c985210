#pragma once

#include "trace/tracequery.h"

#include <QLineEdit>

namespace Ui {

/*!
    The filter of the trace: funnel with the list of fields, words coloured, the count of rows or the error at
   the end, a cross that clears. Only shows; who parses and filters is TracePanel.
*/
class FilterField : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterField(QWidget *parent = nullptr);

    void setParsed(const TraceQuery::Parsed &parsed); //!< of the present text: colours, or the error in place
    void setCount(const QString &count); //!< "40 of 812 rows"; hidden by an error
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cleared();
    void leftDownwards(); //!< Down or Return: to the table

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showFields();
    void insertField(const QString &field);
    void colourWords();
    void makeRoom();
    QString ending() const { return m_parsed.error ? m_parsed.error->message : m_count; }

    TraceQuery::Parsed m_parsed;
    QString m_count;
    QAction *m_fields;
    QAction *m_clear;
    int m_endingWidth = 0;
};

} // namespace Ui
