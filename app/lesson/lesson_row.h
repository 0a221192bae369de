#pragma once

#include "app/theme/theme.h"

#include <QStyledItemDelegate>

namespace raftarium {

/// A lesson in a list: its title with a tick when it was finished, and beneath it, smaller, what it is about.
/// Headings stand between lessons; they cannot be chosen.
class LessonRow : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// Roles of an item beside its text, which is the title.
    enum Role { Path = Qt::UserRole, About, Finished };

    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme m_theme = Theme::light();
};

} // namespace raftarium
