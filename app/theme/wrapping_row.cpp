#include "app/theme/wrapping_row.h"

#include <algorithm>

namespace raftarium {

namespace {

int heightOf(const QList<QLayoutItem *> &row)
{
    int height = 0;
    for (const QLayoutItem *item : row)
        height = std::max(height, item->sizeHint().height());
    return height;
}

int widthOf(const QList<QLayoutItem *> &row, int spacing)
{
    int width = spacing * std::max<int>(static_cast<int>(row.size()) - 1, 0);
    for (const QLayoutItem *item : row)
        width += item->sizeHint().width();
    return width;
}

bool expands(const QLayoutItem *item)
{
    return item->expandingDirections().testFlag(Qt::Horizontal);
}

} // namespace

WrappingRow::WrappingRow(int spacing)
{
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

WrappingRow::~WrappingRow()
{
    qDeleteAll(m_items);
}

void WrappingRow::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int WrappingRow::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *WrappingRow::itemAt(int place) const
{
    return m_items.value(place);
}

QLayoutItem *WrappingRow::takeAt(int place)
{
    return place >= 0 && place < count() ? m_items.takeAt(place) : nullptr;
}

QList<QList<QLayoutItem *>> WrappingRow::rowsFor(int width) const
{
    QList<QList<QLayoutItem *>> rows;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        if (rows.isEmpty() || widthOf(rows.last(), spacing()) + spacing() + item->sizeHint().width() > width)
            rows.append(QList<QLayoutItem *>());
        rows.last().append(item);
    }
    return rows;
}

int WrappingRow::heightForWidth(int width) const
{
    const QList<QList<QLayoutItem *>> rows = rowsFor(width);
    int height = spacing() * std::max<int>(static_cast<int>(rows.size()) - 1, 0);
    for (const QList<QLayoutItem *> &row : rows)
        height += heightOf(row);
    return height;
}

QSize WrappingRow::sizeHint() const
{
    const QList<QList<QLayoutItem *>> rows = rowsFor(QLAYOUTSIZE_MAX);
    return rows.isEmpty() ? QSize(0, 0) : QSize(widthOf(rows.first(), spacing()), heightOf(rows.first()));
}

QSize WrappingRow::minimumSize() const
{
    QSize least(0, 0);
    for (const QLayoutItem *item : m_items)
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    return least;
}

void WrappingRow::setGeometry(const QRect &room)
{
    QLayout::setGeometry(room);
    int top = room.top();
    for (const QList<QLayoutItem *> &row : rowsFor(room.width())) {
        const int height = heightOf(row);
        fill(row, QRect(room.left(), top, room.width(), height));
        top += height + spacing();
    }
}

void WrappingRow::fill(const QList<QLayoutItem *> &row, const QRect &room) const
{
    const auto growing = std::count_if(row.begin(), row.end(), expands);
    int takers = static_cast<int>(growing > 0 ? growing : row.size());
    int rest = std::max(room.width() - widthOf(row, spacing()), 0);
    int left = room.left();
    for (QLayoutItem *item : row) {
        int width = std::min(item->sizeHint().width(), room.width());
        if (growing == 0 || expands(item)) {
            const int share = rest / takers--;
            width += share;
            rest -= share;
        }
        item->setGeometry(QRect(left, room.top(), width, room.height()));
        left += width + spacing();
    }
}

} // namespace raftarium
