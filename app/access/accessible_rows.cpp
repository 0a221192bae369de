#include "app/access/accessible_rows.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

#include <utility>

namespace raftarium {

namespace {

/// The rows of the widgets that are read as lists.
QHash<const QWidget *, AccessibleRows *> &readAsLists()
{
    static QHash<const QWidget *, AccessibleRows *> widgets;
    return widgets;
}

/// One row of the list. What is asked of it when the widget is on its way out finds nothing.
class Row : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    Row(QWidget *widget, int row) : m_widget(widget), m_row(row) {}

    bool isValid() const override { return rows() != nullptr; }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_widget); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && rows() ? rows()->rowText(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override
    {
        if (!rows())
            return {};
        const QRect place = rows()->rowRect(m_row);
        return {rows()->rowSurface()->mapToGlobal(place.topLeft()), place.size()};
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const bool isCurrent = rows() && rows()->currentRow() == m_row;
        state.focusable = true;
        state.selectable = true;
        state.focused = isCurrent && m_widget->hasFocus();
        state.selected = isCurrent;
        state.offscreen = !rows() || !rows()->rowSurface()->rect().intersects(rows()->rowRect(m_row));
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (name == pressAction() && rows())
            rows()->choose(m_row);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    /// Null when there is no such row any more.
    AccessibleRows *rows() const
    {
        AccessibleRows *rows = readAsLists().value(m_widget);
        return rows && m_row < rows->rowCount() ? rows : nullptr;
    }

    QWidget *m_widget;
    int m_row;
};

/// The list. Its rows get their interfaces when they are asked for.
class List : public QAccessibleWidget {
public:
    explicit List(QWidget *widget) : QAccessibleWidget(widget, QAccessible::List) {}
    ~List() override { forget(); }

    int childCount() const override
    {
        return rowCount() + (isScrolled() ? 0 : QAccessibleWidget::childCount());
    }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0)
            return nullptr;
        if (index >= rowCount())
            return QAccessibleWidget::child(index - rowCount());
        if (m_known.size() >= mostKnown)
            forget();
        auto known = m_known.find(index);
        if (known == m_known.end())
            known = m_known.insert(index, QAccessible::registerAccessibleInterface(new Row(widget(), index)));
        return QAccessible::accessibleInterface(*known);
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const int row = rows() ? rows()->rowAt(rows()->rowSurface()->mapFromGlobal(QPoint(x, y))) : -1;
        return row < 0 ? QAccessibleWidget::childAt(x, y) : child(row);
    }
    QAccessibleInterface *focusChild() const override
    {
        const int row = rows() && widget()->hasFocus() ? rows()->currentRow() : -1;
        return row < 0 ? QAccessibleWidget::focusChild() : child(row);
    }
    int indexOfChild(const QAccessibleInterface *one) const override
    {
        for (auto row = m_known.begin(); row != m_known.end(); ++row)
            if (QAccessible::accessibleInterface(row.value()) == one)
                return row.key();
        const int place = QAccessibleWidget::indexOfChild(one);
        return place < 0 ? place : rowCount() + place;
    }

private:
    static constexpr qsizetype mostKnown = 1000; ///< Interfaces kept before all are forgotten.

    AccessibleRows *rows() const { return readAsLists().value(widget()); }
    /// The frame of a scroll area and its bars say nothing that its rows do not.
    bool isScrolled() const { return qobject_cast<QAbstractScrollArea *>(widget()) != nullptr; }
    int rowCount() const { return rows() ? rows()->rowCount() : 0; }
    void forget() const
    {
        for (const QAccessible::Id id : std::exchange(m_known, {}))
            QAccessible::deleteAccessibleInterface(id);
    }

    mutable QHash<int, QAccessible::Id> m_known; ///< By row.
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && readAsLists().contains(widget) ? new List(widget) : nullptr;
}

} // namespace

ReadAsList::ReadAsList(QWidget *widget, AccessibleRows *rows) : m_widget(widget)
{
    [[maybe_unused]] static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    readAsLists().insert(widget, rows);
}

ReadAsList::~ReadAsList()
{
    readAsLists().remove(m_widget);
}

} // namespace raftarium
