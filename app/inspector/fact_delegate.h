#pragma once

#include "app/inspector/fact.h"
#include "app/theme/theme.h"

#include <QStyledItemDelegate>

class QListView;

namespace raftarium {

/// Paints the rows of a FactsView.
class FactDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit FactDelegate(QListView *view);

    void setTheme(const Theme &theme) { m_theme = theme; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    Theme m_theme = Theme::light();
    QListView *m_view;
};

} // namespace raftarium
