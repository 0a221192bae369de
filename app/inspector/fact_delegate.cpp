#include "app/inspector/fact_delegate.h"

#include "app/inspector/fact_painter.h"
#include "app/inspector/facts_model.h"

#include <QListView>
#include <QPainter>

namespace raftarium {

namespace {

const Fact &factAt(const QModelIndex &index)
{
    return static_cast<const FactsModel *>(index.model())->facts()[static_cast<std::size_t>(index.row())];
}

} // namespace

FactDelegate::FactDelegate(QListView *view) : QStyledItemDelegate(view), m_view(view)
{
}

QSize FactDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int width = m_view->viewport()->width();
    return {width, factHeight(factAt(index), width, m_theme)};
}

void FactDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row(option.rect);
    const Fact &fact = factAt(index);
    const bool clickable = fact.event != 0 || fact.shape == Fact::Shape::Check;
    if (option.state.testFlag(QStyle::State_Selected) && fact.shape == Fact::Shape::Step) {
        QColor light = m_theme.selection;
        light.setAlphaF(0.14F);
        painter->fillRect(row, light);
        painter->fillRect(QRectF(row.left(), row.top(), 3, row.height()), m_theme.selection);
    } else if (clickable && option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(row, m_theme.hull);
    }
    const bool focused = option.state.testFlag(QStyle::State_HasFocus) && m_view->hasFocus();
    drawFact(*painter, row, fact, m_theme, focused);
    painter->restore();
}

} // namespace raftarium
