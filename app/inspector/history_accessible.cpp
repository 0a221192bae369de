#include "app/inspector/history_accessible.h"

#include "app/inspector/history_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

#include <utility>

namespace raftarium {

namespace {

/// One row of the list.
class Row : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    Row(HistoryView *view, int row) : m_view(view), m_row(row) {}

    bool isValid() const override { return m_view && m_row < m_view->rowCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_view->rowText(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override
    {
        const QRect place = m_view->rowRect(m_row);
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.focused = m_view->hasFocus() && m_view->currentRow() == m_row;
        state.selected = m_view->currentRow() == m_row;
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->rowRect(m_row));
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
        if (name == pressAction())
            m_view->choose(m_row);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    int row() const { return m_row; }

private:
    HistoryView *m_view;
    int m_row;
};

/// The list. Its rows get their interfaces when they are asked for.
class List : public QAccessibleWidget {
public:
    explicit List(HistoryView *view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~List() override { forget(); }

    int childCount() const override { return m_view->rowCount(); }
    QAccessibleInterface *child(int row) const override
    {
        if (row < 0 || row >= m_view->rowCount())
            return nullptr;
        if (m_rows.size() >= mostRows)
            forget();
        auto known = m_rows.find(row);
        if (known == m_rows.end())
            known = m_rows.insert(row, QAccessible::registerAccessibleInterface(new Row(m_view, row)));
        return QAccessible::accessibleInterface(*known);
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(m_view->rowAt(m_view->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    QAccessibleInterface *focusChild() const override { return child(m_view->currentRow()); }
    int indexOfChild(const QAccessibleInterface *one) const override
    {
        for (auto row = m_rows.begin(); row != m_rows.end(); ++row)
            if (QAccessible::accessibleInterface(row.value()) == one)
                return row.key();
        return -1;
    }

private:
    static constexpr qsizetype mostRows = 1000; ///< Interfaces kept before all are forgotten.

    void forget() const
    {
        for (const QAccessible::Id id : std::exchange(m_rows, {}))
            QAccessible::deleteAccessibleInterface(id);
    }

    HistoryView *m_view;
    mutable QHash<int, QAccessible::Id> m_rows;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<HistoryView *>(object);
    return view ? new List(view) : nullptr;
}

} // namespace

void makeHistoryAccessible()
{
    [[maybe_unused]] static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
}

} // namespace raftarium
