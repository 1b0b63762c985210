#pragma once

#include <QScrollBar>

#include <functional>

namespace Ui {

//! Scroll bar that shows where failed rows lie. A mark a pixel at most, so that it costs the same for any
//! count.
class MarkedScrollBar : public QScrollBar {
    Q_OBJECT
public:
    //! Whether a row of the part [from, to) of all rows, as fractions of 1, is to be marked.
    using IsMarked = std::function<bool(double from, double to)>;

    explicit MarkedScrollBar(QWidget *parent = nullptr);
    void setMarks(const IsMarked &isMarked); //!< asked while painting; call again when the rows changed

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IsMarked m_isMarked;
};

} // namespace Ui
