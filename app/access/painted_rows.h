#pragma once

#include "app/access/accessible_rows.h"

#include <QAccessible>
#include <QList>
#include <QTimer>

#include <functional>

namespace raftarium {

/// Something painted on a widget, for those who cannot see it.
struct PaintedRow {
    QString text;
    QRect place; ///< On the widget.
    bool isCurrent = false;
    std::function<void()> choose; ///< What a click on it does.
};

/// What is painted on a widget as a list for screen readers, which hear what changes of it, at most four
/// times a second. It is composed when a screen reader asks, and while one listens.
class PaintedRows final : public AccessibleRows {
public:
    using Compose = std::function<QList<PaintedRow>()>;

    /// Belongs to `widget`, which is its surface; see ReadAsList for when.
    PaintedRows(QWidget *widget, Compose compose);

    /// What is painted may be other than before.
    void follow();

    int rowCount() const override;
    QString rowText(int row) const override;
    QRect rowRect(int row) const override;
    const QWidget *rowSurface() const override { return m_widget; }
    int rowAt(QPoint point) const override;
    int currentRow() const override;
    void choose(int row) override;

private:
    const QList<PaintedRow> &rows() const;
    void tell();
    void tellRow(QAccessible::Event kind, int row);

    QWidget *m_widget;
    ReadAsList m_readAsList;
    Compose m_compose;
    QTimer m_next;                 ///< When what has changed is announced.
    QList<PaintedRow> m_announced; ///< As they were announced last.
    mutable QList<PaintedRow> m_rows;
    mutable bool m_stale = true; ///< They may be others by now.
};

} // namespace raftarium
