#include "log_grid_widget.h"

#include "log_legend.h"

#include "app/session/server_name.h"
#include "app/theme/file_painting.h"
#include "app/theme/marks.h"
#include "app/theme/plain_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace raftarium {

namespace {

constexpr int scrollUnits = 16;     ///< Of the scroll bar, per column.
constexpr double fallMs = 450;      ///< How long a truncated entry falls.
constexpr double dragThreshold = 4; ///< Pixels before a press becomes a drag.

bool isScrollKey(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
}

} // namespace

LogGridWidget::LogGridWidget(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_rows(this, [this] { return rows(); }), m_shown(session->shown()),
      m_scrollBar(new QScrollBar(Qt::Horizontal, this))
{
    setObjectName(QStringLiteral("log"));
    setAccessibleName(tr("Replicated log"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_scrollBar->setObjectName(QStringLiteral("logScroll"));
    m_scrollBar->setAccessibleName(tr("Scroll the log"));
    m_clock.start();
    connect(m_scrollBar, &QScrollBar::valueChanged, this,
            [this](int value) { scrollTo(static_cast<double>(value) / scrollUnits); });
    connect(session, &Session::clusterReplaced, this, &LogGridWidget::forgetCluster);
    connect(session, &Session::viewChanged, this, &LogGridWidget::followSession);
    connect(session, &Session::playbackChanged, this, [this] {
        if (!m_session->isPlaying() && !m_falling.empty()) {
            m_falling.clear();
            update();
        }
    });
    connect(session, &Session::selectionChanged, this, &LogGridWidget::revealSelection);
    forgetCluster();
}

QSize LogGridWidget::sizeHint() const
{
    return {620, 300};
}

QSize LogGridWidget::minimumSizeHint() const
{
    return {240, 140};
}

void LogGridWidget::setTheme(const Theme &theme)
{
    m_theme = theme;
    arrange();
}

void LogGridWidget::forgetCluster()
{
    m_before.clear();
    m_falling.clear();
    m_cells.clear();
    m_hovered.reset();
    m_followsEnd = true;
    m_shown = m_session->shown();
    arrange();
}

void LogGridWidget::arrange()
{
    m_geometry.arrange(size(), static_cast<int>(m_shown->servers.size()), m_theme.textScale);
    m_scrollBar->setGeometry(m_geometry.scrollBar().toRect());
    layOutColumns();
}

void LogGridWidget::followSession()
{
    m_shown = m_session->shown();
    if (static_cast<int>(m_shown->servers.size()) != m_geometry.rows())
        arrange();
    else
        layOutColumns();
}

void LogGridWidget::layOutColumns()
{
    const raft::Index firstBefore = m_geometry.columns().first;
    const LogColumns columns = columnsOf(*m_shown);
    const double moved = static_cast<double>(columns.first.value) - static_cast<double>(firstBefore.value);
    const double scroll = m_geometry.scrolled();
    m_geometry.setColumns(columns);
    if (m_followsEnd)
        m_geometry.scrollToEnd();
    else if (moved != 0)
        m_geometry.scrollTo(scroll - moved); // The columns that were seen stay where they were.
    scrolled();
    noticeTruncations();
    rememberVisible();
    update();
}

/// The scroll bar shows where the picture is.
void LogGridWidget::scrolled()
{
    const QSignalBlocker quiet(m_scrollBar);
    const int most = static_cast<int>(std::lround(m_geometry.mostScrolled() * scrollUnits));
    m_scrollBar->setRange(0, most);
    m_scrollBar->setPageStep(static_cast<int>(m_geometry.visibleColumns() * scrollUnits));
    m_scrollBar->setSingleStep(scrollUnits);
    m_scrollBar->setValue(static_cast<int>(std::lround(m_geometry.scrolled() * scrollUnits)));
    m_scrollBar->setVisible(most > 0);
}

void LogGridWidget::scrollTo(double columnsBefore)
{
    m_geometry.scrollTo(columnsBefore);
    m_followsEnd = m_geometry.isAtEnd();
    scrolled();
    rememberVisible();
    update();
}

void LogGridWidget::followEnd()
{
    scrollTo(m_geometry.mostScrolled());
}

void LogGridWidget::revealSelection()
{
    if (const auto *entry = std::get_if<SelectedEntry>(&m_session->selection())) {
        const LogColumns columns = m_geometry.columns();
        if (entry->at.index >= columns.first && entry->at.index <= columns.last) {
            m_geometry.reveal(entry->at.index);
            m_followsEnd = m_geometry.isAtEnd();
            scrolled();
        }
    }
    m_rows.follow();
    update();
}

/// Entries that were there and are gone fall, but only while time flows: a paused window draws nothing.
void LogGridWidget::noticeTruncations()
{
    const qint64 now = m_clock.elapsed();
    std::erase_if(m_falling, [&](const Falling &each) { return double(now - each.startedMs) >= fallMs; });
    if (!m_session->isPlaying()) {
        m_falling.clear();
        return;
    }
    for (const auto &[id, entries] : m_before) {
        const raft::ServerView *server = m_shown->server(id);
        if (!server || server->liveness == raft::Liveness::Crashed)
            continue;
        for (const raft::Entry &entry : entries) {
            const bool compacted = entry.at.index <= server->log.base().index;
            if (!compacted && server->log.termAt(entry.at.index) != entry.at.term)
                m_falling.push_back({id, entry, now});
        }
    }
}

void LogGridWidget::rememberVisible()
{
    m_rows.follow();
    m_before.clear();
    const LogColumns visible = m_geometry.visible();
    for (const raft::ServerView &server : m_shown->servers) {
        const raft::Index last = std::min(visible.last, server.log.lastIndex());
        for (auto index = std::max(visible.first, server.log.firstIndex()); index <= last; ++index)
            m_before[server.id].push_back(server.log.at(index));
    }
}

LogGridPicture LogGridWidget::picture() const
{
    LogGridPicture picture{*m_shown, m_geometry, m_session->selection(), m_hovered, {}, &m_cells};
    const qint64 now = m_clock.elapsed();
    for (const Falling &each : m_falling)
        picture.falling.push_back({each.server, each.entry, double(now - each.startedMs) / fallMs});
    return picture;
}

QList<PaintedRow> LogGridWidget::rows() const
{
    QList<PaintedRow> rows;
    const LogColumns visible = m_geometry.visible();
    for (int row = 0; row < m_geometry.rows(); ++row) {
        const raft::ServerView &server = m_shown->servers[static_cast<std::size_t>(row)];
        const QRectF block = m_geometry.compacted(row, server.log.base().index);
        if (const Selection whole = SelectedServer{server.id}; !block.isEmpty())
            rows.append({tr("%1: %2").arg(serverName(server.id), compactedText(server)),
                         block.toAlignedRect(), false, [this, whole] { m_session->select(whole); }});
        const raft::Index last = std::min(visible.last, server.log.lastIndex());
        for (auto index = std::max(visible.first, server.log.firstIndex()); index <= last; ++index) {
            const raft::Entry &entry = server.log.at(index);
            const Selection what = SelectedEntry{entry.at};
            rows.append({tr("%1: %2").arg(serverName(server.id), logCellText(server, entry)),
                         m_geometry.cell(row, index).toAlignedRect(), m_session->selection() == what,
                         [this, what] { m_session->select(what); }});
        }
    }
    return rows;
}

QStringList LogGridWidget::visibleEntries() const
{
    return logGridLines(picture());
}

void LogGridWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    LogGridPicture shown = picture();
    if (paintsShapes(painter))
        shown.cells = nullptr;
    paintLogGrid(painter, shown, m_theme);
    if (hasFocus() && shown.cells != nullptr) {
        painter.setPen(QPen(m_theme.accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
    }
}

void LogGridWidget::resizeEvent(QResizeEvent *)
{
    arrange();
}

void LogGridWidget::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    const int turned = std::abs(delta.x()) > std::abs(delta.y()) ? delta.x() : delta.y();
    scrollTo(m_geometry.scrolled() - turned / 120.0 * 2);
    event->accept();
}

std::optional<raft::Entry> LogGridWidget::entryAt(QPointF point) const
{
    const auto row = m_geometry.rowAt(point);
    const auto index = m_geometry.indexAt(point);
    if (!row || !index || !m_geometry.cell(*row, *index).contains(point))
        return std::nullopt;
    const raft::Log &log = m_shown->servers[static_cast<std::size_t>(*row)].log;
    return log.contains(*index) ? std::optional(log.at(*index)) : std::nullopt;
}

void LogGridWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_pressed = event->position();
    m_pressedScroll = m_geometry.scrolled();
    m_dragging = false;
}

void LogGridWidget::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed) {
        const double moved = event->position().x() - m_pressed->x();
        m_dragging = m_dragging || std::abs(moved) >= dragThreshold;
        if (m_dragging)
            scrollTo(m_pressedScroll - moved / m_geometry.columnPitch());
        return;
    }
    const auto entry = entryAt(event->position());
    const auto hovered = entry ? std::optional(entry->at) : std::nullopt;
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    setCursor(hovered ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void LogGridWidget::mouseReleaseEvent(QMouseEvent *event)
{
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed && !m_dragging)
        click(event->position());
}

void LogGridWidget::click(QPointF point)
{
    const auto row = m_geometry.rowAt(point);
    if (const auto entry = entryAt(point)) {
        m_session->select(SelectedEntry{entry->at});
        emit entryClicked(m_shown->servers[static_cast<std::size_t>(*row)].id, entry->at.index);
        return;
    }
    if (row && point.x() < m_geometry.cells().left())
        m_session->select(SelectedServer{m_shown->servers[static_cast<std::size_t>(*row)].id});
    else
        m_session->select(NothingSelected{});
}

void LogGridWidget::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: scrollTo(std::ceil(m_geometry.scrolled()) - 1); return;
    case Qt::Key_Right: scrollTo(std::floor(m_geometry.scrolled()) + 1); return;
    case Qt::Key_Home: scrollTo(0); return;
    case Qt::Key_End: followEnd(); return;
    default: QWidget::keyPressEvent(event);
    }
}

void LogGridWidget::leaveEvent(QEvent *)
{
    if (!m_hovered)
        return;
    m_hovered.reset();
    update();
}

QString LogGridWidget::tipAt(QPointF point) const
{
    if (const auto entry = entryAt(point))
        return tr("%1@%2 · %3")
            .arg(entry->at.index.value)
            .arg(entry->at.term.value == 0 ? QStringLiteral("?") : QString::number(entry->at.term.value))
            .arg(entrySummary(*entry));
    return m_geometry.title().contains(point) ? logLegendText() : QString();
}

bool LogGridWidget::event(QEvent *event)
{
    // While the log has the focus these keys are its own, not the window's.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isScrollKey(key->key()) && key->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    showToolTip(help->globalPos(), tipAt(help->pos()), this, {});
    return true;
}

} // namespace raftarium
