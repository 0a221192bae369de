#include "app/inspector/facts_view.h"

#include "app/inspector/fact_delegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace raftarium {

FactsView::FactsView(QWidget *parent)
    : QListView(parent), m_model(new FactsModel(this)), m_delegate(new FactDelegate(this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setMouseTracking(true);
}

void FactsView::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    QPalette colours = palette();
    colours.setColor(QPalette::Base, theme.panel);
    colours.setColor(QPalette::Text, theme.text);
    setPalette(colours);
    verticalScrollBar()->setSingleStep(24);
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void FactsView::setFacts(Facts facts)
{
    const int scrolled = verticalScrollBar()->value();
    const QModelIndex current = currentIndex();
    const QString key =
        current.isValid() ? m_model->facts()[static_cast<std::size_t>(current.row())].key : QString();
    if (!m_model->setFacts(std::move(facts)))
        return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(scrolled);
    const int row = key.isEmpty() ? -1 : m_model->rowOf(key);
    if (row >= 0)
        selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::NoUpdate);
}

void FactsView::highlight(const QString &key)
{
    const int row = key.isEmpty() ? -1 : m_model->rowOf(key);
    if (row < 0) {
        clearSelection();
        return;
    }
    const QModelIndex index = m_model->index(row);
    if (selectionModel()->isSelected(index))
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

void FactsView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        activate(indexAt(event->pos()));
}

void FactsView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate(currentIndex());
    else
        QListView::keyPressEvent(event);
}

void FactsView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

void FactsView::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    // A copy: a slot may show other facts.
    const Fact fact = m_model->facts()[static_cast<std::size_t>(index.row())];
    emit factActivated(fact);
}

} // namespace raftarium
