#include "app/lab/futures_chart.h"

#include "app/session/time_text.h"
#include "app/theme/plain_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr qreal chartPoints = 8.5;
constexpr qreal chartMargin = 6;
constexpr qreal widestColumn = 26;

} // namespace

FuturesChart::FuturesChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("futuresChart"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("The share of futures that end alike, over time"));
    setMouseTracking(true);
}

void FuturesChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void FuturesChart::setShares(const std::vector<FutureShare> &shares, raft::Time end)
{
    m_shares = shares;
    m_end = end;
    QStringList words;
    for (const FutureShare &share : shares)
        words << wordsOf(share);
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

void FuturesChart::setShown(raft::Time time)
{
    if (m_shown == time)
        return;
    m_shown = time;
    update();
}

QString FuturesChart::wordsOf(const FutureShare &share)
{
    return share.seen == 0 ? tr("%1: not yet looked at").arg(timeText(share.at))
                           : tr("%1: %2 of %3 futures end this way")
                                 .arg(timeText(share.at))
                                 .arg(share.same)
                                 .arg(share.seen);
}

QRectF FuturesChart::plot() const
{
    const QFontMetricsF metrics(m_theme.font(chartPoints));
    const qreal left = metrics.horizontalAdvance(QStringLiteral("100 %")) + 2 * chartMargin;
    return QRectF(rect()).adjusted(left, chartMargin + metrics.height(), -3 * chartMargin,
                                   -2 * chartMargin - metrics.height());
}

qreal FuturesChart::x(raft::Time time) const
{
    const qreal part =
        m_end.count() > 0 ? static_cast<qreal>(time.count()) / static_cast<qreal>(m_end.count()) : 0;
    return plot().left() + part * plot().width();
}

QRectF FuturesChart::columnAt(std::size_t place) const
{
    const QRectF area = plot();
    const qreal share = m_shares[place].seen == 0 ? 0
                                                  : static_cast<qreal>(m_shares[place].same) /
                                                        static_cast<qreal>(m_shares[place].seen);
    const qreal width = std::min(
        widestColumn, area.width() / static_cast<qreal>(std::max<std::size_t>(1, m_shares.size())) * 0.7);
    const qreal height = std::max<qreal>(1, share * area.height());
    return {x(m_shares[place].at) - width / 2, area.bottom() - height, width, height};
}

void FuturesChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.font(chartPoints));
    const QRectF area = plot();
    const QFontMetricsF metrics(painter.font());
    for (const int percent : {0, 50, 100}) {
        const qreal y = area.bottom() - percent / 100.0 * area.height();
        painter.setPen(m_theme.border);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRectF(0, y - metrics.height() / 2, area.left() - chartMargin, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, tr("%1 %").arg(percent));
    }
    for (std::size_t place = 0; place < m_shares.size(); ++place) {
        const QRectF column = columnAt(place);
        const bool isCertain = m_shares[place].seen > 0 && m_shares[place].same == m_shares[place].seen;
        painter.fillRect(column, isCertain ? m_theme.text : m_theme.mutedText);
        if (static_cast<int>(place) == m_chosen && hasFocus()) {
            painter.setPen(m_theme.text);
            painter.drawRect(column.adjusted(-2, -2, 2, 1));
        }
    }
    painter.setPen(m_theme.mutedText);
    const QRectF below(area.left(), area.bottom() + chartMargin, area.width(), metrics.height());
    painter.drawText(below, Qt::AlignLeft, timeText({}));
    painter.drawText(below, Qt::AlignRight, timeText(m_end));
    if (m_shares.empty())
        return;
    painter.setPen(QPen(m_theme.text, 1));
    painter.drawLine(QPointF(x(m_shown), area.top() - 4), QPointF(x(m_shown), area.bottom()));
}

void FuturesChart::choose(int place)
{
    if (m_shares.empty())
        return;
    m_chosen = std::clamp(place, 0, static_cast<int>(m_shares.size()) - 1);
    update();
    emit instantAsked(m_shares[static_cast<std::size_t>(m_chosen)].at);
}

void FuturesChart::mousePressEvent(QMouseEvent *event)
{
    int nearest = -1;
    qreal least = 1e9;
    for (std::size_t place = 0; place < m_shares.size(); ++place)
        if (const qreal away = std::abs(x(m_shares[place].at) - event->position().x()); away < least) {
            least = away;
            nearest = static_cast<int>(place);
        }
    if (nearest >= 0)
        choose(nearest);
}

void FuturesChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        choose(m_chosen - 1);
    else if (event->key() == Qt::Key_Right)
        choose(m_chosen + 1);
    else
        QWidget::keyPressEvent(event);
}

bool FuturesChart::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // Here the arrows go from instant to instant.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right)
            event->accept();
        return QWidget::event(event);
    }
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (std::size_t place = 0; place < m_shares.size(); ++place) {
        QRectF area = columnAt(place);
        area.setTop(plot().top());
        if (area.contains(help->pos()))
            showToolTip(help->globalPos(), wordsOf(m_shares[place]), this, area.toRect());
    }
    return true;
}

} // namespace raftarium
