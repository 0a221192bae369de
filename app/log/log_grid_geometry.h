#pragma once

#include "raftcore/cluster/view.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>

/// The arithmetic of the replicated log's picture: rows are servers, columns are indexes. No painting.
namespace raftarium {

/// The columns that there are: every index that some server still holds, and the end of what is compacted.
struct LogColumns {
    raft::Index first{1}; ///< Leftmost column.
    raft::Index last{0};  ///< Last index of the longest log; before `first` when all logs are empty.

    /// Columns with one to spare for the next entry.
    double count() const;
    bool operator==(const LogColumns &) const = default;
};

LogColumns columnsOf(const raft::ClusterView &view);

/// Where names, cells and the scroll bar are, and which part of the columns is seen.
class LogGridGeometry {
public:
    static constexpr double gap = 4; ///< Between two cells.

    /// Arranges `rows` rows in a widget of that size.
    void arrange(QSizeF size, int rows, double textScale);
    /// The columns there are; the scroll position stays within them.
    void setColumns(const LogColumns &columns);
    /// Columns left of the visible ones; fractions are parts of a column. Kept within what there is.
    void scrollTo(double columnsBefore);
    void scrollToEnd() { scrollTo(mostScrolled()); }
    /// Scrolls as little as needed to show that column whole.
    void reveal(raft::Index index);

    double scrolled() const { return m_scrolled; }
    double mostScrolled() const;
    bool isAtEnd() const { return m_scrolled >= mostScrolled() - 0.01; }
    /// How many columns fit.
    double visibleColumns() const;
    /// The columns that are at least partly visible: first … last, within what there is.
    LogColumns visible() const;
    const LogColumns &columns() const { return m_columns; }

    QRectF title() const { return m_title; }
    QRectF header() const { return m_header; } ///< Numbers of the columns.
    QRectF cells() const { return m_cells; }
    QRectF scrollBar() const { return m_scrollBar; }
    int rows() const { return m_rows; }
    double rowPitch() const { return m_rows > 0 ? m_cells.height() / m_rows : m_cells.height(); }
    double columnPitch() const { return m_columnPitch; }

    /// The whole row, from the name to the right end.
    QRectF row(int row) const;
    QRectF name(int row) const;
    double columnX(raft::Index index) const;
    QRectF cell(int row, raft::Index index) const;
    /// The block that stands for what is compacted up to that index; empty when none of it is seen.
    QRectF compacted(int row, raft::Index upTo) const;
    /// The row at `point`; nothing beyond the rows.
    std::optional<int> rowAt(QPointF point) const;
    /// The column at `point`; nothing outside of the cells.
    std::optional<raft::Index> indexAt(QPointF point) const;

private:
    QRectF m_title;
    QRectF m_header;
    QRectF m_cells;
    QRectF m_scrollBar;
    double m_gutter = 0;
    double m_columnPitch = 1;
    double m_cellHeight = 1;
    int m_rows = 0;
    LogColumns m_columns;
    double m_scrolled = 0;
};

} // namespace raftarium
