#pragma once

#include "raftcore/consensus/types.h"

#include <QColor>
#include <QFont>
#include <QPalette>

/// The window's colours, fonts and measures. Colour means term, nothing else.
namespace raftarium {

/// One of the two colour schemes. A plain value that is passed to painters.
struct Theme {
    bool dark = false;
    QColor window; ///< Behind everything.
    QColor panel;  ///< Docks, toolbar.
    QColor raised; ///< Cards, fields, tool tips.
    QColor border; ///< Hairlines.
    QColor text;
    QColor mutedText; ///< Secondary text; contrast ≥ 4.5 on window and panel.
    QColor track;     ///< Unfilled part of arcs and bars, quiet links.
    QColor hull;      ///< Soft area behind the groups of a split.
    QColor accent;    ///< Buttons and the focus of the keyboard.
    QColor accentText;
    QColor selection;      ///< What is selected or lit up: no term has it.
    QColor fault;          ///< Only with ✕ or ⚑.
    QColor good;           ///< Only with ✓.
    qreal textScale = 1.0; ///< More when presenting.
    qreal leastPixels = 0; ///< Letters are never smaller: what the last row of a lecture hall can read.

    static Theme light();
    static Theme darkTheme();
    /// The one that suits the system's palette.
    static Theme ofSystem(const QPalette &palette);

    /// Six colours that cycle and stay apart under the three colour-vision deficiencies. Term 0 is `track`.
    QColor termColor(raft::Term term) const;
    /// The same hue for lines, as it is seen on the backgrounds of the window (contrast ≥ 3).
    QColor termLine(raft::Term term) const;
    /// What tells the rails of branches apart, by their place among the branches: not by a term's colour.
    QColor branchColor(std::size_t place) const;
    /// The ratio of two colours' luminances, 1 … 21, as the web's accessibility guidelines define it.
    static double contrast(const QColor &one, const QColor &other);
    /// Black or white, whichever reads better on `background` (contrast ≥ 4.5).
    static QColor textOn(const QColor &background);

    /// The height of letters in pixels: as wanted, but no smaller than leastPixels.
    qreal letters(qreal pixels) const { return pixels < leastPixels ? leastPixels : pixels; }
    /// Proportional type; `points` are multiplied by textScale.
    QFont font(qreal points, QFont::Weight weight = QFont::Normal) const;
    /// Fixed-width type for numbers and code.
    QFont monospace(qreal points, QFont::Weight weight = QFont::Normal) const;

    /// The palette of the widgets.
    QPalette palette() const;
    /// The palette of check boxes and number fields: Fusion draws their edges a little darker than the
    /// window, which cannot be seen where that is dark already.
    QPalette boxPalette() const;
    /// The style sheet of the whole window (on Fusion).
    QString styleSheet() const;
};

} // namespace raftarium
