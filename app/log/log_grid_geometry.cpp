#include "log_grid_geometry.h"

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr double margin = 14;
constexpr double wideCell = 62;       ///< Room for what an entry says …
constexpr double widestCell = 96;     ///< … and for more of it,
constexpr double columnsBeside = 8;   ///< where so many stand beside each other.
constexpr double narrowCell = 30;     ///< Room for a term's number only.
constexpr double readableHeight = 26; ///< Of a cell, for two lines of text.
constexpr double highestCell = 34;
constexpr std::uint64_t compactedShown = 2; ///< Columns left for what every server has compacted.

} // namespace

double LogColumns::count() const
{
    return static_cast<double>(last.value + 2 - std::min(first.value, last.value + 1));
}

LogColumns columnsOf(const raft::ClusterView &view)
{
    LogColumns columns;
    std::optional<raft::Index> base;
    for (const raft::ServerView &server : view.servers) {
        columns.last = std::max(columns.last, server.log.lastIndex());
        base = std::min(base.value_or(server.log.base().index), server.log.base().index);
    }
    if (base && base->value > compactedShown)
        columns.first = *base - (compactedShown - 1);
    return columns;
}

void LogGridGeometry::arrange(QSizeF size, int rows, double textScale)
{
    m_rows = rows;
    m_gutter = 62 * textScale;
    const double right = std::max(m_gutter + margin + 40, size.width() - margin);
    m_title = QRectF(margin, 4, right - margin, 26 * textScale);
    m_header = QRectF(margin + m_gutter, m_title.bottom(), right - margin - m_gutter, 15 * textScale);
    m_scrollBar = QRectF(m_header.left(), size.height() - 13, m_header.width(), 10);
    const double top = m_header.bottom() + 2;
    const double room = std::max(12.0, m_scrollBar.top() - 3 - top);
    const double pitch = std::min((highestCell + 6) * textScale, room / std::max(1, rows));
    m_cells = QRectF(m_header.left(), top, m_header.width(), pitch * rows);
    m_cellHeight = std::max(4.0, pitch - (pitch > 24 ? 5 : 2));
    const double wide =
        std::clamp(m_header.width() / columnsBeside, wideCell * textScale, widestCell * textScale);
    m_columnPitch = (m_cellHeight >= readableHeight ? wide : narrowCell) + gap;
    scrollTo(m_scrolled);
}

void LogGridGeometry::setColumns(const LogColumns &columns)
{
    m_columns = columns;
    scrollTo(m_scrolled);
}

void LogGridGeometry::scrollTo(double columnsBefore)
{
    m_scrolled = std::clamp(columnsBefore, 0.0, mostScrolled());
}

void LogGridGeometry::reveal(raft::Index index)
{
    const double column = static_cast<double>(index.value) - static_cast<double>(m_columns.first.value);
    if (column < m_scrolled)
        scrollTo(column);
    else if (column + 1 > m_scrolled + visibleColumns())
        scrollTo(column + 1 - visibleColumns());
}

double LogGridGeometry::mostScrolled() const
{
    return std::ceil(std::max(0.0, m_columns.count() - visibleColumns())); // The leftmost cell is whole then.
}

double LogGridGeometry::visibleColumns() const
{
    return m_cells.width() / m_columnPitch;
}

LogColumns LogGridGeometry::visible() const
{
    LogColumns seen = m_columns;
    seen.first = m_columns.first + static_cast<std::uint64_t>(m_scrolled);
    const auto reach = static_cast<std::uint64_t>(std::ceil(m_scrolled + visibleColumns()));
    seen.last = std::min(m_columns.last, m_columns.first + reach);
    return seen;
}

QRectF LogGridGeometry::row(int row) const
{
    return QRectF(0, m_cells.top() + row * rowPitch(), m_cells.right() + margin, rowPitch());
}

QRectF LogGridGeometry::name(int row) const
{
    return QRectF(margin, m_cells.top() + row * rowPitch(), m_gutter - 6, m_cellHeight);
}

double LogGridGeometry::columnX(raft::Index index) const
{
    const double column = static_cast<double>(index.value) - static_cast<double>(m_columns.first.value);
    return m_cells.left() + (column - m_scrolled) * m_columnPitch;
}

QRectF LogGridGeometry::cell(int row, raft::Index index) const
{
    return QRectF(columnX(index), m_cells.top() + row * rowPitch(), m_columnPitch - gap, m_cellHeight);
}

QRectF LogGridGeometry::compacted(int row, raft::Index upTo) const
{
    QRectF block = cell(row, upTo);
    block.setLeft(std::max(m_cells.left(), columnX(m_columns.first)));
    if (upTo < visible().first || block.width() <= 0 || block.left() > m_cells.right())
        return {};
    block.setRight(std::min(block.right(), m_cells.right() + gap));
    return block;
}

std::optional<int> LogGridGeometry::rowAt(QPointF point) const
{
    if (m_rows == 0 || point.y() < m_cells.top() || point.y() >= m_cells.bottom())
        return std::nullopt;
    return std::min(m_rows - 1, static_cast<int>((point.y() - m_cells.top()) / rowPitch()));
}

std::optional<raft::Index> LogGridGeometry::indexAt(QPointF point) const
{
    if (!m_cells.contains(point))
        return std::nullopt;
    const double column = (point.x() - m_cells.left()) / m_columnPitch + m_scrolled;
    return m_columns.first + static_cast<std::uint64_t>(std::max(0.0, column));
}

} // namespace raftarium
