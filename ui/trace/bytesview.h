#pragma once

#include <QAbstractScrollArea>
#include <QByteArray>

namespace Ui {

/*!
    Bytes in hex beside their characters, sixteen a line, or eight where that is too wide. A cursor moves by
   keys and mouse; the line it is on is what a screen reader hears. Draws only what is visible.
*/
class BytesView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit BytesView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    void select(qsizetype offset, qsizetype length); //!< marks and shows them; emits nothing
    qsizetype cursor() const { return m_cursor; }
    int bytesPerLine() const { return m_perLine; }
    QString lineText(
        qsizetype offset) const; //!< "0x0060: 61 74 65 22  ate\"" of the line that holds the byte

Q_SIGNALS:
    void cursorMoved(qsizetype offset); //!< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    QSize sizeHint() const override { return {320, 160}; }

private:
    void fit();
    void moveTo(qsizetype offset);
    void reveal(qsizetype offset);
    void describe();
    void copy() const;
    void paintLine(QPainter *painter, qsizetype line, int top) const;
    void paintMark(QPainter *painter, qsizetype first, qsizetype last, int top) const;
    int hexLeft(int column) const; //!< px from the left of the viewport
    int charLeft(int column) const;
    qsizetype offsetAt(const QPoint &position) const; //!< -1: no byte there
    qsizetype lineCount() const;

    QByteArray m_bytes;
    qsizetype m_cursor = 0;
    qsizetype m_first = 0; // selected: [m_first, m_first + m_count)
    qsizetype m_count = 0;
    int m_perLine = 16;
    int m_cell = 8; // width of a character
    int m_lineHeight = 17;
};

} // namespace Ui
