#include "log_grid_painter.h"

#include "log_legend.h"

#include "app/session/known_down.h"
#include "app/session/membership_edit.h"
#include "app/session/server_name.h"
#include "app/theme/marks.h"
#include "app/theme/plain_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace raftarium {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

std::optional<raft::Position> selectedEntry(const Selection &selection)
{
    const auto *entry = std::get_if<SelectedEntry>(&selection);
    return entry ? std::optional(entry->at) : std::nullopt;
}

/// The leader whose view of the others is marked: the selected one, else the one of the highest term.
const raft::ServerView *markedLeader(const LogGridPicture &picture)
{
    if (const auto *selected = std::get_if<SelectedServer>(&picture.selection)) {
        const raft::ServerView *server = picture.view.server(selected->server);
        if (server && server->isLeader())
            return server;
    }
    return picture.view.leader();
}

/// What is not reported of a log, or not exactly; of most runs nothing.
QString knowledgeWords(const raft::ServerKnowledge &knowledge)
{
    using Fact = raft::ServerFact;
    if (knowledge.knowsAll())
        return {};
    QStringList words;
    if (!knowledge.knows(Fact::LogLength))
        words << say("log ?");
    else if (knowledge.isInferred(Fact::LogLength) || knowledge.isInferred(Fact::LogTerms))
        words << say("≈ log inferred");
    if (!knowledge.knows(Fact::Commit))
        words << say("commit ?");
    return words.join(QStringLiteral(" · "));
}

/// Draws one picture; holds what all its parts need.
class Artist {
public:
    Artist(QPainter &painter, const LogGridPicture &picture, const Theme &theme)
        : m_painter(painter), m_picture(picture), m_geometry(picture.geometry), m_theme(theme),
          m_visible(picture.geometry.visible()), m_selected(selectedEntry(picture.selection))
    {
    }

    void drawAll()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        drawTitle();
        drawSelectedRow();
        m_painter.save();
        m_painter.setClipRect(m_geometry.cells()
                                  .united(m_geometry.header())
                                  .adjusted(-LogGridGeometry::gap, 0, LogGridGeometry::gap, 3));
        drawHeader();
        for (int row = 0; row < m_geometry.rows(); ++row)
            drawRow(row);
        drawProgress();
        drawFalling();
        m_painter.restore();
        for (int row = 0; row < m_geometry.rows(); ++row)
            drawName(row);
    }

private:
    const raft::ServerView &server(int row) const
    {
        return m_picture.view.servers[static_cast<std::size_t>(row)];
    }
    void drawTitle();
    void drawSelectedRow();
    void drawHeader();
    void drawRow(int row);
    void drawKnowledge(int row);
    void drawCompacted(int row);
    void drawLight(const QRectF &cell, raft::Position at);
    void drawCommit(int row);
    void drawProgress();
    void drawFalling();
    void drawName(int row);

    QPainter &m_painter;
    const LogGridPicture &m_picture;
    const LogGridGeometry &m_geometry;
    const Theme &m_theme;
    LogColumns m_visible;
    std::optional<raft::Position> m_selected;
};

void Artist::drawTitle()
{
    const QRectF row = m_geometry.title();
    const QFont bold = m_theme.font(9.5, QFont::DemiBold);
    m_painter.setFont(bold);
    m_painter.setPen(m_theme.text);
    const QString title = say("Replicated log");
    m_painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, title);
    const QRectF rest = row.adjusted(QFontMetricsF(bold).horizontalAdvance(title) + 20, 0, 0, 0);
    drawLogLegend(m_painter, rest, m_theme);
}

void Artist::drawSelectedRow()
{
    const auto *selected = std::get_if<SelectedServer>(&m_picture.selection);
    for (int row = 0; selected && row < m_geometry.rows(); ++row)
        if (server(row).id == selected->server)
            m_painter.fillRect(m_geometry.row(row).translated(0, -2),
                               faded(m_theme.selection, m_theme.dark ? 0.22 : 0.09));
}

void Artist::drawHeader()
{
    const QFont font = m_theme.monospace(7.5);
    const QFontMetricsF metrics(font);
    const double pitch = m_geometry.columnPitch();
    // Long numbers in narrow columns: only round ones are written.
    const double widest = metrics.horizontalAdvance(QString::number(m_visible.last.value + 40)) + 6;
    const std::uint64_t step =
        widest <= pitch ? 1 : (widest <= 2 * pitch ? 2 : (widest <= 5 * pitch ? 5 : 10));
    const auto reach = static_cast<std::uint64_t>(m_geometry.visibleColumns()) + 1;
    for (std::uint64_t i = 0; i <= reach; ++i) {
        const raft::Index index = m_visible.first + i;
        if (index.value % step != 0 && !(step > 1 && index.value == 1))
            continue;
        const bool exists = index <= m_geometry.columns().last;
        const bool lit = (m_selected && m_selected->index == index) ||
                         (m_picture.hovered && m_picture.hovered->index == index);
        m_painter.setFont(lit ? m_theme.monospace(7.5, QFont::Bold) : font);
        m_painter.setPen(lit ? m_theme.text : (exists ? m_theme.mutedText : faded(m_theme.mutedText, 0.6)));
        const QRectF header = m_geometry.header();
        const double centre = m_geometry.columnX(index) + (pitch - LogGridGeometry::gap) / 2;
        const double half = metrics.horizontalAdvance(QString::number(index.value)) / 2;
        if (centre - half < header.left() - LogGridGeometry::gap || centre + half > header.right() + 4)
            continue; // Of a column that is half out of sight the number would be cut.
        m_painter.drawText(QRectF(centre - widest, header.top(), 2 * widest, header.height()),
                           Qt::AlignCenter, QString::number(index.value));
    }
}

void Artist::drawLight(const QRectF &cell, raft::Position at)
{
    const bool selected = m_selected == at;
    if (!selected && m_picture.hovered != at)
        return;
    m_painter.setPen(QPen(m_theme.selection, selected ? 2.6 : 1.6));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 5, 5);
}

void Artist::drawRow(int row)
{
    const raft::ServerView &shown = server(row);
    if (shown.liveness == raft::Liveness::Crashed)
        m_painter.fillRect(m_geometry.row(row).intersected(m_geometry.cells()), hatch(m_theme));
    drawCompacted(row);
    const raft::Index first = std::max(m_visible.first, shown.log.firstIndex());
    const raft::Index last = std::min(m_visible.last, shown.log.lastIndex());
    for (raft::Index index = first; index <= last; ++index) {
        const raft::Entry &entry = shown.log.at(index);
        const QRectF cell = m_geometry.cell(row, index);
        const bool committed = index <= shown.commit;
        const bool durable = index <= shown.durable;
        if (m_picture.cells)
            m_picture.cells->draw(m_painter, cell, entry, committed, durable, m_theme);
        else
            drawEntryCell(m_painter, cell, entry, committed, durable, m_theme);
        drawLight(cell, entry.at);
    }
    drawCommit(row);
    drawKnowledge(row);
}

/// What of a server's log nothing tells, or what is only inferred of it, stands behind its last entry.
void Artist::drawKnowledge(int row)
{
    const raft::ServerView &shown = server(row);
    const QString words = knowledgeWords(shown.knowledge);
    if (words.isEmpty())
        return;
    const raft::Index last = std::max(shown.log.lastIndex(), shown.log.base().index);
    QRectF place = m_geometry.row(row).intersected(m_geometry.cells());
    if (last.value > 0 && last >= m_visible.first)
        place.setLeft(
            std::min(m_geometry.cell(row, std::min(last, m_visible.last)).right() + 8, place.right()));
    QFont font = m_theme.font(8);
    if (const qreal high = m_geometry.row(row).height(); QFontMetricsF(font).height() > high)
        font.setPixelSize(static_cast<int>(std::ceil(m_theme.letters(std::max(7.0, high * 0.7)))));
    m_painter.setFont(font);
    m_painter.setPen(m_theme.mutedText);
    m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                       QFontMetricsF(font).elidedText(words, Qt::ElideRight, place.width()));
}

void Artist::drawCompacted(int row)
{
    const raft::Position base = server(row).log.base();
    const QRectF block = m_geometry.compacted(row, base.index);
    if (block.isEmpty())
        return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.track);
    m_painter.drawRoundedRect(block, 4, 4);
    const QFont font = m_theme.monospace(7.5);
    m_painter.setFont(font);
    m_painter.setPen(m_theme.mutedText);
    const QString term = base.term.value == 0 ? QStringLiteral("?") : QString::number(base.term.value);
    const QString words = QStringLiteral("≤ %1 @ t%2").arg(base.index.value).arg(term);
    const QRectF inner = block.adjusted(4, 0, -9, 0); // At the right the mark of a match index may stand.
    m_painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter,
                       QFontMetricsF(font).elidedText(words, Qt::ElideRight, inner.width()));
}

/// A bar behind the last entry that the server knows to be committed; a short one behind the last applied.
void Artist::drawCommit(int row)
{
    const raft::ServerView &shown = server(row);
    const auto bar = [&](raft::Index index, double part, const QColor &color) {
        if (index.value == 0 || index < m_visible.first || index > m_visible.last)
            return;
        const QRectF cell = m_geometry.cell(row, index);
        const double height = cell.height() * part;
        m_painter.fillRect(QRectF(cell.right() + 1, cell.bottom() - height, 2, height), color);
    };
    bar(shown.commit, 1, m_theme.text);
    if (shown.applied != shown.commit)
        bar(shown.applied, 0.4, m_theme.mutedText);
}

/// How a leader sees the others: what matches, and what it will send next.
void Artist::drawProgress()
{
    const raft::ServerView *leader = markedLeader(m_picture);
    for (int row = 0; leader && row < m_geometry.rows(); ++row) {
        const auto seen =
            std::find_if(leader->progress.begin(), leader->progress.end(),
                         [&](const raft::Progress &each) { return each.peer == server(row).id; });
        if (seen == leader->progress.end())
            continue;
        if (seen->match.value > 0 && seen->match >= m_visible.first && seen->match <= m_visible.last) {
            const QRectF cell = m_geometry.cell(row, seen->match);
            m_painter.setPen(QPen(m_theme.panel, 1));
            m_painter.setBrush(m_theme.text);
            m_painter.drawEllipse(QPointF(cell.right(), cell.center().y()), 4, 4);
        }
        if (seen->next >= m_visible.first) {
            const QRectF cell = m_geometry.cell(row, seen->next);
            const QPointF tip(cell.left() - 0.5, cell.bottom() - 1);
            const std::array<QPointF, 3> arrow{tip, tip + QPointF(-4, 5), tip + QPointF(4, 5)};
            m_painter.setPen(QPen(m_theme.panel, 0.8));
            m_painter.setBrush(m_theme.mutedText);
            m_painter.drawPolygon(arrow.data(), 3);
        }
    }
}

void Artist::drawFalling()
{
    for (const FallingEntry &falling : m_picture.falling) {
        for (int row = 0; row < m_geometry.rows(); ++row) {
            if (server(row).id != falling.server)
                continue;
            const double drop = falling.progress * falling.progress * m_geometry.rowPitch();
            m_painter.setOpacity(std::clamp(1 - falling.progress, 0.0, 1.0));
            drawEntryCell(m_painter, m_geometry.cell(row, falling.entry.at.index).translated(0, drop),
                          falling.entry, false, true, m_theme);
            m_painter.setOpacity(1);
        }
    }
}

void Artist::drawName(int row)
{
    const raft::ServerView &shown = server(row);
    const QRectF name = m_geometry.name(row);
    QFont font = m_theme.font(9.5, QFont::DemiBold);
    const double high = std::min(name.height() * 0.8, 13 * m_theme.textScale);
    font.setPixelSize(static_cast<int>(std::ceil(m_theme.letters(std::max(7.0, high)))));
    m_painter.setFont(font);
    m_painter.setPen(m_theme.text);
    const qreal room = name.width() - 22; // For the mark beside it.
    m_painter.drawText(
        name, Qt::AlignLeft | Qt::AlignVCenter,
        fitting(serverName(shown.id), distinctServerName(shown.id), QFontMetricsF(font), room));
    const QPointF mark(name.right() - 14, name.center().y());
    const double size = std::min(18.0, name.height() * 0.8);
    if (isKnownToBeDown(shown))
        drawCross(m_painter, mark, size * 0.6, m_theme);
    else if (shown.liveness == raft::Liveness::Paused)
        drawPause(m_painter, mark, size * 0.6, m_theme);
    else if (shown.isLeader() && shown.knowledge.knows(raft::ServerFact::Role))
        drawCrown(m_painter, mark, size, m_theme, m_picture.view.isStaleLeader(shown));
    else if (belongingOf(m_picture.view, shown.id) == Belonging::Learner)
        drawLearner(m_painter, mark, size * 0.7, m_theme);
}

const void *contentOf(const raft::Entry &entry)
{
    if (const auto *command = std::get_if<raft::Command>(&entry.payload))
        return command->bytes.get();
    if (const auto *change = std::get_if<raft::MembershipChange>(&entry.payload))
        return change->target.get();
    return nullptr;
}

} // namespace

void EntryCells::draw(QPainter &painter, const QRectF &cell, const raft::Entry &entry, bool committed,
                      bool durable, const Theme &theme)
{
    constexpr double inset = 2;
    constexpr qsizetype most = 2'000;
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (m_drawn.size() > most || m_size != cell.size() || m_background != theme.window || m_ratio != ratio) {
        m_drawn.clear();
        m_size = cell.size();
        m_background = theme.window;
        m_ratio = ratio;
    }
    Cell &drawn = m_drawn[Key{entry.at, contentOf(entry), committed, durable}];
    QPixmap &picture = drawn.picture;
    if (picture.isNull()) {
        drawn.entry = entry;
        picture = QPixmap(((cell.size() + QSizeF(2 * inset, 2 * inset)) * ratio).toSize());
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QPainter drawing(&picture);
        drawing.setRenderHint(QPainter::Antialiasing);
        drawEntryCell(drawing, QRectF(QPointF(inset, inset), cell.size()), entry, committed, durable, theme);
    }
    const QPointF corner = cell.topLeft() - QPointF(inset, inset);
    painter.drawPixmap(
        QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio), picture);
}

void paintLogGrid(QPainter &painter, const LogGridPicture &picture, const Theme &theme)
{
    Artist(painter, picture, theme).drawAll();
}

QString logCellText(const raft::ServerView &server, const raft::Entry &entry)
{
    QString words = QStringLiteral("%1@%2 %3")
                        .arg(entry.at.index.value)
                        .arg(entry.at.term.value)
                        .arg(entrySummary(entry));
    if (entry.at.index > server.commit)
        words += say(" uncommitted");
    if (entry.at.index > server.durable)
        words += say(" volatile");
    return words;
}

QString compactedText(const raft::ServerView &server)
{
    const raft::Position base = server.log.base();
    return say("compacted up to %1@%2").arg(base.index.value).arg(base.term.value);
}

QStringList logGridLines(const LogGridPicture &picture)
{
    QStringList lines;
    const LogColumns visible = picture.geometry.visible();
    for (const raft::ServerView &server : picture.view.servers) {
        QStringList entries;
        if (server.log.base().index >= visible.first)
            entries.append(compactedText(server));
        const raft::Index last = std::min(visible.last, server.log.lastIndex());
        for (auto index = std::max(visible.first, server.log.firstIndex()); index <= last; ++index)
            entries.append(logCellText(server, server.log.at(index)));
        const QString state = server.sight == raft::Sight::Awaited      ? say(" starting")
                              : server.sight == raft::Sight::NotWatched ? say(" not watched")
                              : isKnownToBeDown(server)                 ? say(" down")
                              : server.isLeader()                       ? say(" leader")
                                                                        : QString();
        const QString commit = server.knowledge.knows(raft::ServerFact::Commit)
                                   ? QString::number(server.commit.value)
                                   : QStringLiteral("?");
        if (const QString words = knowledgeWords(server.knowledge); !words.isEmpty())
            entries.append(words);
        lines.append(serverName(server.id) + state + say(", commit %1: ").arg(commit) +
                     entries.join(QStringLiteral(", ")));
    }
    return lines;
}

} // namespace raftarium
