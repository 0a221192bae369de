#include "app/canvas/server_painter.h"

#include "app/theme/marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

/// How wide the line beneath a server is, as a multiple of its footprint …
constexpr qreal captionWidth = 1.6;
/// … and why a server does not run, which may stand before a neighbour's line. Below the lowest servers there
/// is room for so many lines.
constexpr qreal reasonWidth = 2.4;
constexpr int reasonLines = 2;
constexpr qreal smallestWithNumber = 9; ///< Less wide, a vote has no room for its voter's number.

QFont sized(QFont font, qreal pixels)
{
    font.setPixelSize(std::max(7, static_cast<int>(std::lround(pixels))));
    return font;
}

/// As sized(), but smaller where the text would be wider than that.
QFont fitted(const QFont &font, qreal pixels, const QString &text, qreal width)
{
    const QFont wanted = sized(font, pixels);
    const qreal used = QFontMetricsF(wanted).horizontalAdvance(text);
    return used <= width ? wanted : sized(font, std::floor(pixels * width / used));
}

QColor tinted(const QColor &base, const QColor &tint, qreal amount)
{
    const auto channel = [amount](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * amount));
    };
    return QColor(channel(base.red(), tint.red()), channel(base.green(), tint.green()),
                  channel(base.blue(), tint.blue()));
}

void drawLine(QPainter &painter, qreal middle, const QFont &font, const QString &text)
{
    painter.setFont(font);
    const qreal height = QFontMetricsF(font).height();
    painter.drawText(QRectF(-200, middle - height / 2, 400, height), Qt::AlignCenter, text);
}

/// `text` in two lines as short as can be.
QStringList inTwoLines(const QString &text, const QFontMetricsF &metrics)
{
    QStringList best{text};
    qreal least = metrics.horizontalAdvance(text);
    for (qsizetype at = text.indexOf(u' '); at > 0; at = text.indexOf(u' ', at + 1)) {
        const QStringList lines{text.left(at), text.mid(at + 1)};
        const qreal widest =
            std::max(metrics.horizontalAdvance(lines[0]), metrics.horizontalAdvance(lines[1]));
        if (widest < least) {
            best = lines;
            least = widest;
        }
    }
    return best;
}

/// A ring just inside `radius`.
void strokeRing(QPainter &painter, qreal radius, const QPen &pen)
{
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const qreal r = radius - pen.widthF() / 2;
    painter.drawEllipse(QPointF(), r, r);
}

class Drawing {
public:
    Drawing(QPainter &painter, const ServerMeasures &measures, const ServerFacts &facts, const Theme &theme)
        : p(painter), m(measures), f(facts), t(theme), r(measures.radius),
          large(std::clamp(theme.textScale, 1.0, 1.35)), fill(theme.termColor(facts.server->hard.term)),
          edge(theme.termLine(facts.server->hard.term))
    {
    }

    void emphasis(Emphasis how)
    {
        if (how == Emphasis::None)
            return;
        QColor glow = t.selection;
        glow.setAlphaF(how == Emphasis::Selected ? 0.9F : 0.35F);
        strokeRing(p, r + 2 * m.track + 4, QPen(glow, how == Emphasis::Selected ? 2.4 : 2));
    }

    void disc()
    {
        p.setPen(Qt::NoPen);
        p.setBrush(f.isLeader() ? fill : tinted(t.raised, fill, t.dark ? 0.10 : 0.08));
        if (f.isDown())
            p.setBrush(t.track);
        if (f.isLeader()) {
            p.setBrush(t.window);
            p.drawEllipse(QPointF(), r, r);
            p.setBrush(fill);
        }
        p.drawEllipse(QPointF(), discRadius(), discRadius());
        if (f.isDown()) {
            p.setBrush(hatch(t));
            p.drawEllipse(QPointF(), r, r);
        }
    }

    void ring()
    {
        const qreal thick = std::max(1.6, r * 0.05);
        if (f.isDown()) {
            strokeRing(p, r, QPen(t.mutedText, thick));
        } else if (f.isLeader()) {
            strokeRing(p, r, QPen(edge, thick * 1.1));
            strokeRing(p, discRadius(), QPen(edge, 1));
        } else if (!f.isMember() || f.isUnknown()) {
            QPen dotted(t.mutedText, thick, Qt::CustomDashLine, Qt::RoundCap);
            dotted.setDashPattern({0.2, 2.6});
            strokeRing(p, r, dotted);
        } else if (f.isCandidate()) {
            // A server that only asks whether it could win has a finer ring than one that has started an
            // election.
            const bool asks = f.server->role == raft::Role::PreCandidate;
            QPen dashed(edge, thick * (asks ? 1.1 : 1.5), Qt::CustomDashLine, Qt::FlatCap);
            dashed.setDashPattern(asks ? QList<qreal>{1.4, 1.8} : QList<qreal>{3.2, 2});
            strokeRing(p, r, dashed);
        } else {
            strokeRing(p, r, QPen(edge, thick));
        }
    }

    void words()
    {
        const QColor ink = f.isLeader() ? Theme::textOn(fill) : t.text;
        const QString number = f.termText();
        const QString term =
            f.isStateUnknown() ? QString() : QCoreApplication::translate("Canvas", "term %1").arg(number);
        p.setPen(f.isUnknown() ? t.mutedText : ink);
        if (r < 30) {
            nameIn(-r * 0.2, r * 0.62, r * 1.7);
            const QString few = term.isEmpty() ? term : QLatin1Char('t') + number;
            drawLine(p, r * 0.4, fitted(t.monospace(8), r * 0.42, few, r * 1.6), few);
            return;
        }
        if (r * 0.3 < t.leastPixels) {
            wordsForTheLastRow(ink, term);
            return;
        }
        nameIn(-r * 0.27, r * 0.47, r * 1.7);
        drawLine(p, r * (0.38 + 0.1 * large), fitted(t.monospace(8), r * 0.235 * large, term, r * 1.26),
                 term);
        role(r * 0.15, r * (isStrong() ? 0.205 : 0.225) * large, ink);
    }

    /// The whole name, else what tells the server from others, else as much of that as there is room for.
    void nameIn(qreal middle, qreal pixels, qreal room)
    {
        constexpr qreal aLittleWider = 1.15; // Of small letters, whose size is rounded.
        constexpr qsizetype shortest = 4;    // "S10" is not cut.
        const QFont bold = t.font(10, QFont::Bold);
        QString name = serverName(f.server->id);
        QFont font = fitted(bold, pixels, name, room);
        if (name.size() > shortest && QFontMetricsF(font).horizontalAdvance(name) > room * aLittleWider) {
            name = distinctServerName(f.server->id);
            font = fitted(bold, pixels, name, room);
            if (name.size() > shortest)
                name = QFontMetricsF(font).elidedText(name, Qt::ElideMiddle, room * aLittleWider);
        }
        drawLine(p, middle, font, name);
    }

    /// Lines as high as their letters must be.
    void wordsForTheLastRow(const QColor &ink, const QString &term)
    {
        const qreal line = t.leastPixels * 1.06;
        nameIn(-line, t.leastPixels * 1.1, r * 2);
        drawLine(p, line, sized(t.monospace(8), t.leastPixels), term);
        role(0, t.leastPixels, ink);
    }

    /// Where letters must not shrink, a role that is wider than the disc is written in small letters, or left
    /// out where they are still too wide and the note beneath the server tells it.
    void role(qreal middle, qreal pixels, const QColor &ink)
    {
        if (f.isDown())
            return; // The clock writes there how long.
        const qreal room = discRadius() * 1.68;
        const QFont font =
            fitted(t.font(8, isStrong() ? QFont::DemiBold : QFont::Normal), pixels, f.role, room);
        const auto fits = [&](const QString &word) {
            return t.leastPixels == 0 || QFontMetricsF(font).horizontalAdvance(word) <= room;
        };
        const QString word = fits(f.role) ? f.role : f.role.toLower();
        p.setPen(isStrong() ? ink : t.mutedText);
        if (fits(word) || !f.isStaleLeader())
            drawLine(p, middle, font, word);
    }

    void badges()
    {
        const qreal size = std::max(11.0, r * 0.42);
        const QPointF corner = QPointF(0.71, -0.71) * (r + m.track);
        if (f.isLeader())
            drawCrown(p, {0, -r - m.track * 1.4}, std::max(13.0, r * 0.55), t, f.isStaleLeader());
        if (f.isDown())
            drawCrossBadge(p, corner, size, t);
        if (f.isPaused()) {
            p.setPen(QPen(t.mutedText, 1));
            p.setBrush(t.window);
            p.drawEllipse(corner, size / 2, size / 2);
            drawPause(p, corner, size * 0.45, t);
        }
        if (f.isLearner())
            drawLearner(p, QPointF(-0.71, -0.71) * (r + m.track), size * 0.9, t);
    }

    void pips()
    {
        if (!f.isCandidate() || f.pips.empty())
            return;
        const QString tally = QStringLiteral("%1/%2").arg(f.granted).arg(f.needed);
        const qreal room = m.gap - 2 * m.track - 2;
        const qreal size = std::clamp(room * 0.96, 5.0, std::max(16.0 * t.textScale, t.leastPixels * 1.1));
        const qreal step = size + std::max(1.5, size * 0.16);
        const QFont font = sized(t.monospace(8, QFont::DemiBold), size * 0.9);
        const qreal textWidth = QFontMetricsF(font).horizontalAdvance(tally);
        const qreal y = r + 2 * m.track + 1 + room / 2;
        qreal x = -(static_cast<qreal>(f.pips.size()) * step + textWidth + 2) / 2 + size / 2;
        for (const Pip &pip : f.pips) {
            drawVote(p, {x, y}, size, pip, f.server->hard.term, f.isPreCandidate(), t);
            x += step;
        }
        p.setFont(font);
        p.setPen(t.text);
        p.drawText(QRectF(x - size / 2 + 2, y - size, textWidth + 4, 2 * size),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, tally);
    }

    void cells(const LogWindow &window)
    {
        const raft::ServerView &server = *f.server;
        const QRectF row = m.cellRow(window.count);
        for (int i = 0; i < window.count; ++i) {
            const raft::Index index = window.first + static_cast<std::uint64_t>(i);
            const QRectF cell(row.left() + i * (m.cell + 1), row.top(), m.cell, m.cell);
            if (server.log.contains(index))
                drawTermCell(p, cell, server.log.at(index).at.term, index <= server.commit,
                             index <= server.durable, t);
            else if (index > server.log.base().index)
                emptyCell(cell);
        }
        snapshotBlock(window, row);
        commitTick(window, row);
    }

    /// A reason that is wider than the server stands in two lines: neighbours are painted over what reaches
    /// them.
    void caption()
    {
        if (f.caption.isEmpty() || m.caption <= 0)
            return;
        const QFont font = captionFont();
        p.setFont(font);
        p.setPen(f.isDown() ? t.text : t.mutedText);
        const qreal width = m.footprint().width() * (f.saysWhy() ? reasonWidth : captionWidth);
        const qreal height = std::max(m.caption, QFontMetricsF(font).height() * 0.95);
        QRectF line(-width / 2, m.cellRow(1).bottom() + 5, width, height);
        for (const QString &words : captionLines()) {
            drawHaloed(p, line, QFontMetricsF(font).elidedText(words, Qt::ElideRight, width), t);
            line.translate(0, height);
        }
    }

    QFont captionFont() const { return sized(t.font(8, QFont::Medium), std::max(9.0, m.caption * 0.7)); }
    QStringList captionLines() const
    {
        const QFontMetricsF metrics(captionFont());
        const bool isLong = metrics.horizontalAdvance(f.caption) > m.footprint().width();
        return f.saysWhy() && isLong ? inTwoLines(f.caption, metrics) : QStringList{f.caption};
    }

private:
    /// Whether its role is written so that it is seen first.
    bool isStrong() const { return f.isLeader() || f.isCandidate(); }
    /// A leader has a ring around its disc.
    qreal discRadius() const { return f.isLeader() ? r * 0.86 : r; }
    QFont sized(const QFont &font, qreal pixels) const { return raftarium::sized(font, t.letters(pixels)); }
    QFont fitted(const QFont &font, qreal pixels, const QString &text, qreal width) const
    {
        const QFont fitting = raftarium::fitted(font, pixels, text, width);
        return sized(fitting, fitting.pixelSize());
    }
    /// The cells that the snapshot covers, with its last index where there is room for it.
    void snapshotBlock(const LogWindow &window, const QRectF &row)
    {
        const raft::Index last = f.server->log.base().index;
        if (last.value == 0 || last < window.first)
            return;
        const auto cells = std::min<std::uint64_t>(last.value - window.first.value + 1,
                                                   static_cast<std::uint64_t>(window.count));
        const qreal width = static_cast<qreal>(cells) * (m.cell + 1);
        const QRectF block(row.left(), row.top() + 0.5, width, m.cell - 1);
        p.fillRect(block, t.track);
        const QFont font = sized(t.monospace(8), m.cell * 0.75);
        const QString words = QStringLiteral("≤ %1").arg(last.value);
        if (QFontMetricsF(font).horizontalAdvance(words) + 6 > width)
            return;
        p.setFont(font);
        p.setPen(t.mutedText);
        p.drawText(block.adjusted(3, 0, -3, 0), Qt::AlignRight | Qt::AlignVCenter, words);
    }

    void emptyCell(const QRectF &cell)
    {
        p.setPen(Qt::NoPen);
        p.setBrush(t.track);
        p.drawEllipse(cell.center(), 1.5, 1.5);
    }

    /// A small mark under the last entry that this server knows to be committed.
    void commitTick(const LogWindow &window, const QRectF &row)
    {
        const raft::Index commit = f.server->commit;
        if (commit < window.first || commit.value == 0)
            return;
        const auto place = std::min<std::uint64_t>(commit.value - window.first.value + 1,
                                                   static_cast<std::uint64_t>(window.count));
        const qreal x = row.left() + static_cast<qreal>(place) * (m.cell + 1) - 1;
        const qreal y = row.bottom() + 2.5;
        p.setPen(QPen(t.mutedText, 1.2));
        p.drawLine(QPointF(row.left(), y), QPointF(x, y));
        p.drawLine(QPointF(x, y - 2), QPointF(x, y + 2));
    }

    QPainter &p;
    const ServerMeasures &m;
    const ServerFacts &f;
    const Theme &t;
    qreal r;
    /// By so much the lines beneath the name are larger than usual: a disc has no room for more.
    qreal large;
    QColor fill;
    QColor edge;
};

int sixteenths(qreal degrees)
{
    return static_cast<int>(std::lround(degrees * 16));
}

} // namespace

void drawVote(QPainter &painter, QPointF centre, qreal size, const Pip &pip, raft::Term term, bool preVote,
              const Theme &theme)
{
    const bool granted = pip.vote == Vote::Granted;
    const QColor fill = granted && !preVote ? theme.termColor(term) : theme.window;
    const bool hopes = granted || pip.vote == Vote::OnItsWay;
    QPen ring(hopes ? theme.termLine(term) : theme.mutedText, granted ? 1.8 : 1.1);
    if (pip.vote == Vote::OnItsWay)
        ring.setDashPattern({1.6, 1.4});
    painter.setPen(ring);
    painter.setBrush(fill);
    painter.drawEllipse(centre, size / 2, size / 2);
    if (size >= smallestWithNumber) {
        painter.setFont(sized(theme.font(8, QFont::DemiBold), theme.letters(size * 0.72)));
        painter.setPen(pip.vote == Vote::None ? theme.mutedText : Theme::textOn(fill));
        painter.drawText(QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size), Qt::AlignCenter,
                         shortServerName(pip.voter));
    }
    if (pip.vote == Vote::Refused)
        drawCross(painter, centre + QPointF(size, size) * 0.36, size * 0.6, theme);
}

void drawServer(QPainter &painter, const ServerMeasures &measures, const ServerFacts &facts,
                const LogWindow &window, Emphasis emphasis, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    Drawing drawing(painter, measures, facts, theme);
    drawing.emphasis(emphasis);
    drawing.disc();
    drawing.ring();
    drawing.words();
    drawing.pips();
    drawing.cells(window);
    drawing.badges();
    drawing.caption();
    painter.restore();
}

QString serverKey(const ServerFacts &facts, const LogWindow &window, Emphasis emphasis)
{
    const raft::ServerView &server = *facts.server;
    QString key = QString::number(server.id.value) + QLatin1Char(':') + facts.role + QLatin1Char(':') +
                  facts.caption + QLatin1Char(':') + QString::number(server.hard.term.value);
    const auto add = [&key](std::uint64_t value) { key += QLatin1Char(',') + QString::number(value); };
    add(static_cast<std::uint64_t>(server.liveness) * 4 + (facts.isUnknown() ? 2 : 0) +
        (facts.isStateUnknown() ? 1 : 0));
    add(static_cast<std::uint64_t>(server.role) * 2 + (facts.isRoleKnown() ? 1 : 0));
    key += facts.termText() + serverName(server.id);
    add(static_cast<std::uint64_t>(facts.belonging) * 2 + (facts.isStaleLeader() ? 1 : 0));
    add(static_cast<std::uint64_t>(emphasis));
    for (const Pip &pip : facts.pips) {
        add(pip.voter.value);
        add(static_cast<std::uint64_t>(pip.vote));
    }
    add(window.first.value);
    add(server.log.base().index.value);
    const raft::Index end = window.first + static_cast<std::uint64_t>(window.count);
    add(std::min(server.commit, end).value);
    add(std::min(server.durable, end).value);
    for (raft::Index index = window.first; index < end; ++index)
        add(server.log.contains(index) ? server.log.at(index).at.term.value : 0);
    return key;
}

void drawServerTimer(QPainter &painter, const ServerMeasures &measures, const ServerFacts &facts,
                     raft::Time now, raft::Time longestTimeout, const Theme &theme)
{
    const raft::ServerView &server = *facts.server;
    const auto timeout = static_cast<qreal>((server.deadline - server.timerStart).count());
    const auto left = static_cast<qreal>((server.deadline - now).count());
    if (timeout <= 0 || facts.isDown() || facts.isUnknown())
        return;
    const qreal longest = facts.isLeader() ? timeout : std::max(timeout, qreal(longestTimeout.count()));
    const qreal whole = 360 * timeout / longest;
    const qreal part = whole * std::clamp(left / timeout, 0.0, 1.0);
    const qreal radius = measures.radius + measures.track * 1.25;
    const QRectF circle(-radius, -radius, 2 * radius, 2 * radius);
    const auto arc = [&](const QColor &color, qreal width, qreal degrees) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(circle, 90 * 16, -sixteenths(degrees));
    };
    painter.setBrush(Qt::NoBrush);
    arc(theme.track, measures.track, whole);
    arc(theme.termLine(server.hard.term), measures.track, part);
    if (measures.track > 3 && server.hard.term.value > 0)
        arc(theme.termColor(server.hard.term), measures.track - 2, part);
}

void drawDownTime(QPainter &painter, const ServerMeasures &measures, const ServerFacts &facts,
                  std::optional<raft::Time> now, const Theme &theme)
{
    const qreal r = measures.radius;
    if (!facts.isDown() || r < 30)
        return;
    painter.setPen(theme.text);
    drawLine(
        painter, r * 0.15, sized(theme.font(8, QFont::Medium), theme.letters(r * 0.23)),
        now && !facts.isStateUnknown()
            ? QCoreApplication::translate("Canvas", "down %1").arg(durationText(*now - facts.server->since))
            : facts.role);
}

QRectF reasonBounds(const ServerMeasures &measures, const ServerFacts &facts)
{
    if (!facts.saysWhy() || facts.caption.isEmpty() || measures.caption <= 0)
        return {};
    const qreal width = measures.footprint().width() * reasonWidth;
    return QRectF(-width / 2, measures.cellRow(1).bottom() + 5, width, measures.caption * reasonLines);
}

QRectF serverBounds(const ServerMeasures &measures)
{
    const QRectF print = measures.footprint();
    const qreal beside = print.width() * (reasonWidth - 1) / 2 + 2;
    return print.adjusted(-beside, -8, beside, 4 + measures.caption * (reasonLines - 1));
}

} // namespace raftarium
