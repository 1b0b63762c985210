#pragma once

#include <QWidget>

class QToolButton;

namespace Ui {

//! Bar between the sections of a dock: bold title, a remark, one icon button at the end. Plain text.
class SectionHeader : public QWidget {
    Q_OBJECT
public:
    SectionHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setRemark(const QString &remark);
    QString remark() const { return m_remark; }
    //! \p name is spoken and shown as tip: "Copy hops".
    QToolButton *addButton(const QString &iconName, const QString &name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    QString m_remark;
    int m_buttons = 0;
};

} // namespace Ui
