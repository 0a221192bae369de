#include "app/access/painted_rows.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr int tellEveryMs = 250;

int currentOf(const QList<PaintedRow> &rows)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [](const auto &row) { return row.isCurrent; });
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

} // namespace

PaintedRows::PaintedRows(QWidget *widget, Compose compose)
    : m_widget(widget), m_readAsList(widget, this), m_compose(std::move(compose))
{
    m_next.setSingleShot(true);
    m_next.setInterval(tellEveryMs);
    QObject::connect(&m_next, &QTimer::timeout, &m_next, [this] { tell(); });
}

void PaintedRows::follow()
{
    m_stale = true;
    if (QAccessible::isActive() && !m_next.isActive())
        m_next.start();
}

/// A reader of the list hears that it is another one, or which of its rows say something else, and, while the
/// widget has the focus, which one is current now.
void PaintedRows::tell()
{
    const QList<PaintedRow> before = std::exchange(m_announced, rows());
    if (before.size() != m_rows.size()) {
        QAccessibleEvent reordered(m_widget, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&reordered);
    }
    for (int row = 0; row < std::min(before.size(), m_rows.size()); ++row)
        if (before[row].text != m_rows[row].text)
            tellRow(QAccessible::NameChanged, row);
    const int current = currentOf(m_rows);
    if (current >= 0 && current != currentOf(before) && m_widget->hasFocus())
        tellRow(QAccessible::Focus, current);
}

void PaintedRows::tellRow(QAccessible::Event kind, int row)
{
    QAccessibleEvent event(m_widget, kind);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

const QList<PaintedRow> &PaintedRows::rows() const
{
    if (std::exchange(m_stale, false))
        m_rows = m_compose();
    return m_rows;
}

int PaintedRows::rowCount() const
{
    return static_cast<int>(rows().size());
}

QString PaintedRows::rowText(int row) const
{
    return rows().value(row).text;
}

QRect PaintedRows::rowRect(int row) const
{
    return rows().value(row).place;
}

int PaintedRows::rowAt(QPoint point) const
{
    const auto found = std::find_if(rows().begin(), rows().end(),
                                    [&](const PaintedRow &row) { return row.place.contains(point); });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

int PaintedRows::currentRow() const
{
    return currentOf(rows());
}

void PaintedRows::choose(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const auto chosen = rows()[row].choose; // The rows may be others before it returns.
    chosen();
}

} // namespace raftarium
