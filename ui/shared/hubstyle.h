#pragma once

#include <QProxyStyle>

namespace Ui {

//! Fusion with the look of our tokens: buttons, fields, tabs, headers, focus ring, docks. No style sheets.
class HubStyle : public QProxyStyle {
    Q_OBJECT
public:
    HubStyle();

    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *returnData) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;
};

//! Dynamic property "variant" of a QPushButton or QToolButton: "primary", "flat", "link", "segment" (side by
//! side without spacing), "chip" (checkable).
inline constexpr const char *variantProperty = "variant";
//! Dynamic property of a field (bool): the error line of 2 px around it. Call update() after a change.
inline constexpr const char *invalidProperty = "invalid";
//! Dynamic property of an item view (bool): selected rows are tinted and carry the 3 px accent bar.
inline constexpr const char *accentBarProperty = "accentBar";

} // namespace Ui
