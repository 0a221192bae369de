#pragma once

#include <QRect>
#include <QString>

class QWidget;

namespace raftarium {

/// What a widget that paints everything itself shows, row by row, as a screen reader reads a list.
class AccessibleRows {
public:
    virtual int rowCount() const = 0;
    virtual QString rowText(int row) const = 0;
    /// Where the row is painted, in the coordinates of rowSurface().
    virtual QRect rowRect(int row) const = 0;
    virtual const QWidget *rowSurface() const = 0;
    /// The row painted at `point`; -1 when there is none.
    virtual int rowAt(QPoint point) const = 0;
    /// The row that is shown or selected; -1 when none is.
    virtual int currentRow() const = 0;
    /// Does what a click on the row does.
    virtual void choose(int row) = 0;

protected:
    ~AccessibleRows() = default;
};

/// As long as it lives, screen readers read a widget as a list of rows; children of the widget come behind
/// them. To be made before anything else is said of the widget: an interface that was asked for earlier is
/// kept.
class ReadAsList {
public:
    ReadAsList(QWidget *widget, AccessibleRows *rows);
    ~ReadAsList();
    ReadAsList(const ReadAsList &) = delete;
    ReadAsList &operator=(const ReadAsList &) = delete;

private:
    QWidget *m_widget;
};

} // namespace raftarium
