#pragma once

#include "shared/theme.h"

#include <QRect>
#include <QString>

#include <optional>

class QPainter;
class QStyleOptionViewItem;

namespace Ui {

/*!
    Paints a row of the docks on the left piece by piece: marks at the start, words and badges from the end,
   the name last in what room is left. All of it mirrored in a layout from right to left.
*/
class ListRow {
public:
    //! \p nameLeft: where the name begins, px from the start of the row.
    ListRow(QPainter *painter, const QStyleOptionViewItem &option, int nameLeft);

    static int height(); //!< at least 26 px, more with large text

    //! Tint and accent bar of the current row, tint alone under the mouse, ring of the focused one.
    void paintBackground() const;
    //! A piece of the whole height at \p left px from the start of the row.
    QRect at(int left, int width) const;

    void paintBadge(const QString &text, std::optional<State> state = {});
    void paintWord(const QString &text, TextRole role, const QColor &color);
    void paintGlyph(const QString &iconName, const QColor &color);
    void paintName(const QString &text, const QFont &font, const QColor &color) const;
    //! The badge by itself, at the end of \p rect. Returns its width.
    static int paintBadge(
        QPainter *painter, const QRect &rect, const QString &text, std::optional<State> state);

    QRect room() const { return m_room; } //!< what is left for the name, not mirrored

private:
    QRect mirrored(const QRect &rect) const;
    QRect takeEnd(int width, int gap);

    QPainter *m_painter;
    const QStyleOptionViewItem &m_option;
    QRect m_room;
};

} // namespace Ui
