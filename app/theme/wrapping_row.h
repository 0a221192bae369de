#pragma once

#include <QLayout>
#include <QList>

namespace raftarium {

/// Widgets beside each other where there is room, else in as many rows as they need: a row of buttons with
/// long words makes no panel wider than its widest button. Each row is filled: what expands takes the rest
/// of it, or all of them where none does.
class WrappingRow : public QLayout {
    Q_OBJECT

public:
    explicit WrappingRow(int spacing = 6);
    ~WrappingRow() override;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int place) const override;
    QLayoutItem *takeAt(int place) override;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &room) override;

private:
    /// Those of the widgets that are shown, row by row.
    QList<QList<QLayoutItem *>> rowsFor(int width) const;
    void fill(const QList<QLayoutItem *> &row, const QRect &room) const;

    QList<QLayoutItem *> m_items;
};

} // namespace raftarium
