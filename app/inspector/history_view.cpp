#include "app/inspector/history_view.h"

#include "app/inspector/wording.h"
#include "app/session/number_text.h"
#include "app/theme/marks.h"
#include "app/theme/plain_text.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>

namespace raftarium {

namespace {

constexpr int margin = 12;
constexpr int wideEnoughForOneLine = 460; ///< Pixels at text scale 1.

bool isForced(const raft::Event &event)
{
    return (event.flags & raft::Event::Forced) != 0 || raft::isIntervention(event.kind);
}

} // namespace

HistoryView::HistoryView(HistoryModel *model, const Session *session, QWidget *parent)
    : QAbstractScrollArea(parent), m_model(model), m_session(session)
{
    setObjectName(QStringLiteral("historyView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Events"));
    viewport()->setMouseTracking(true);
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsInserted(first, last); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_follows = true;
        updateRange();
    });
    measure();
}

void HistoryView::setTheme(const Theme &theme)
{
    m_theme = theme;
    measure();
    viewport()->update();
}

void HistoryView::measure()
{
    m_body = m_theme.font(9.5);
    m_strong = m_theme.font(9.5, QFont::DemiBold);
    m_mono = m_theme.monospace(8.5);
    m_lines = viewport()->width() >= wideEnoughForOneLine * m_theme.textScale ? 1 : 2;
    m_rowHeight = qRound(QFontMetricsF(m_body).height() * m_lines) + (m_lines == 1 ? 9 : 10);
    updateRange();
}

void HistoryView::updateRange()
{
    QScrollBar *bar = verticalScrollBar();
    m_scrollingItself = true;
    bar->setSingleStep(m_rowHeight);
    bar->setPageStep(viewport()->height());
    bar->setRange(0, std::max(0, m_model->rowCount() * m_rowHeight - viewport()->height()));
    m_scrollingItself = false;
}

void HistoryView::rowsInserted(int first, int last)
{
    QScrollBar *bar = verticalScrollBar();
    const int before = bar->value();
    updateRange();
    if (first * m_rowHeight >= before || m_follows)
        return;
    // Earlier hits came in above: what the reader looks at stays where it is.
    m_scrollingItself = true;
    bar->setValue(before + (last - first + 1) * m_rowHeight);
    m_scrollingItself = false;
}

int HistoryView::currentRow() const
{
    return m_model->rowUpTo(m_session->shownEvent());
}

void HistoryView::refresh()
{
    if (m_follows)
        showCurrent();
    tellReader();
    viewport()->update();
}

/// A screen reader reads the row that the reader has come to; while it plays that would be a torrent.
void HistoryView::tellReader()
{
    const int row = currentRow();
    if (row == m_announced || row < 0 || !hasFocus() || m_session->isPlaying() || !QAccessible::isActive())
        return;
    m_announced = row;
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(row);
    QAccessible::updateAccessibility(&focus);
}

QString HistoryView::rowText(int row) const
{
    const raft::EventNumber event = m_model->eventAt(row);
    const QString when = m_session->view().manual ? tr("event %1").arg(wording::count(event))
                                                  : wording::moment(m_session->events()[event].at);
    return tr("%1: %2").arg(when, m_model->sentence(event));
}

void HistoryView::showCurrent()
{
    m_follows = true;
    const int row = currentRow();
    if (row < 0)
        return;
    // At the present the latest event stands at the foot; in the past it moves only when it has to.
    if (!isInSight(row))
        scrollTo(row);
}

bool HistoryView::isInSight(int row) const
{
    const QRect place = rowRect(row);
    return place.top() >= 0 && place.bottom() < viewport()->height();
}

void HistoryView::scrollTo(int row)
{
    QScrollBar *bar = verticalScrollBar();
    const int top = row * m_rowHeight;
    const int height = viewport()->height();
    const bool near = top + m_rowHeight > bar->value() - height && top < bar->value() + 2 * height;
    int value = bar->value();
    if (!near)
        value = m_session->isLive() ? bar->maximum() : top - (height - m_rowHeight) / 2;
    else if (top < value)
        value = top;
    else
        value = top + m_rowHeight - height;
    m_scrollingItself = true;
    bar->setValue(value);
    m_scrollingItself = false;
}

int HistoryView::rowAt(QPoint point) const
{
    const int row = (point.y() + verticalScrollBar()->value()) / m_rowHeight;
    return row < m_model->rowCount() ? row : -1;
}

QRect HistoryView::rowRect(int row) const
{
    return {0, row * m_rowHeight - verticalScrollBar()->value(), viewport()->width(), m_rowHeight};
}

void HistoryView::scrollContentsBy(int, int)
{
    // A reader who scrolls the event shown out of sight wants to read, not to follow.
    if (!m_scrollingItself)
        m_follows = isInSight(currentRow());
    viewport()->update();
}

void HistoryView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.panel);
    painter.setRenderHint(QPainter::Antialiasing);
    const int rows = m_model->rowCount();
    if (rows == 0) {
        painter.setFont(m_body);
        painter.setPen(m_theme.mutedText);
        painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                         m_model->filter().empty() ? tr("Nothing has happened yet.")
                                                   : tr("No event passes the filter."));
        return;
    }
    const int first = verticalScrollBar()->value() / m_rowHeight;
    const int last = std::min(rows - 1, first + viewport()->height() / m_rowHeight + 1);
    for (int row = first; row <= last; ++row)
        paintRow(painter, rowRect(row), row);
}

void HistoryView::paintRow(QPainter &painter, const QRect &place, int row) const
{
    const raft::EventNumber number = m_model->eventAt(row);
    const raft::Event &event = m_session->events()[number];
    const bool future = number > m_session->shownEvent();
    const auto *selected = std::get_if<SelectedEvent>(&m_session->selection());
    if (row == currentRow() || (selected != nullptr && selected->event == number)) {
        QColor light = m_theme.selection;
        light.setAlphaF(m_theme.dark ? 0.28F : 0.13F);
        painter.fillRect(place, light);
        if (row == currentRow())
            painter.fillRect(QRect(0, place.top(), 3, place.height()), m_theme.selection);
    } else if (row == m_hovered) {
        painter.fillRect(place, m_theme.hull);
    }
    painter.fillRect(QRect(margin, place.bottom(), place.width() - 2 * margin, 1), m_theme.border);

    const QFontMetricsF mono(m_mono);
    const qreal gutter = mono.horizontalAdvance(QStringLiteral("000.000")) + 8;
    const qreal line = QFontMetricsF(m_body).height();
    const qreal top = place.top() + (m_lines == 1 ? 4 : 4.5);
    painter.setFont(m_mono);
    painter.setPen(m_theme.mutedText);
    painter.drawText(QRectF(margin, top, gutter - 8, line), Qt::AlignLeft | Qt::AlignVCenter,
                     m_session->view().manual ? wording::count(number)
                                              : decimalText(static_cast<double>(event.at.count()) / 1e6, 3));
    const qreal cell = std::min(line - 1, 17 * m_theme.textScale);
    qreal left = margin + gutter;
    if (m_lines == 2 && event.term.value != 0)
        drawTermCell(painter, QRectF(margin, top + line + 1, cell * 1.2, cell - 2), event.term, true, true,
                     m_theme);
    if (m_lines == 1) {
        if (event.term.value != 0)
            drawTermCell(painter, QRectF(left, top + 0.5, cell * 1.2, cell - 1), event.term, true, true,
                         m_theme);
        left += cell * 1.2 + 8;
    }
    if (isForced(event)) {
        drawFlag(painter, {left + 3, top + line - 2}, line - 4, m_theme);
        left += 16 * m_theme.textScale;
    }
    paintSentence(painter, QRectF(left, top, place.width() - margin - left, line * m_lines),
                  m_model->sentence(number), raft::importance(event) >= raft::Importance::Commit,
                  future ? m_theme.mutedText : m_theme.text);
}

void HistoryView::paintSentence(QPainter &painter, const QRectF &place, const QString &text, bool strong,
                                const QColor &colour) const
{
    const QFont &font = strong ? m_strong : m_body;
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(colour);
    qsizetype firstLine = text.size();
    if (m_lines == 2 && metrics.horizontalAdvance(text) > place.width()) {
        QTextLayout layout(text, font);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(place.width());
        firstLine = line.textLength();
        layout.endLayout();
    }
    const qreal height = metrics.height();
    const auto draw = [&](const QString &part, qreal top) {
        painter.drawText(QRectF(place.left(), top, place.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(part, Qt::ElideRight, place.width()));
    };
    draw(text.left(firstLine).trimmed(), place.top());
    if (firstLine < text.size())
        draw(text.mid(firstLine).trimmed(), place.top() + height);
}

void HistoryView::resizeEvent(QResizeEvent *)
{
    const bool followed = m_follows;
    measure();
    if (followed)
        showCurrent();
}

void HistoryView::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const raft::EventNumber event = m_model->eventAt(row);
    if (!isInSight(row))
        scrollTo(row);
    m_follows = true;
    emit eventChosen(event);
}

void HistoryView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(rowAt(event->pos()));
}

void HistoryView::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->pos());
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    const int page = std::max(1, viewport()->height() / m_rowHeight - 1);
    const int current = currentRow();
    const int last = m_model->rowCount() - 1;
    switch (event->key()) {
    case Qt::Key_Up: choose(std::max(0, current - 1)); return;
    case Qt::Key_Down: choose(std::min(last, current + 1)); return;
    case Qt::Key_PageUp: choose(std::max(0, current - page)); return;
    case Qt::Key_PageDown: choose(std::min(last, current + page)); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(current); return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

bool HistoryView::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update();
    return QAbstractScrollArea::event(event);
}

QString HistoryView::tipFor(raft::EventNumber event) const
{
    return m_model->sentence(event) + QLatin1Char('\n') +
           tr("event %1 · %2").arg(wording::count(event), wording::moment(m_session->events()[event].at));
}

bool HistoryView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_hovered != -1) {
        m_hovered = -1;
        viewport()->update();
    }
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = rowAt(help->pos());
    showToolTip(help->globalPos(), row < 0 ? QString() : tipFor(m_model->eventAt(row)), viewport(),
                row < 0 ? QRect() : rowRect(row));
    return true;
}

} // namespace raftarium
