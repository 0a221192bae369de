#include "netnode/page/ring_picture.h"

#include "raftcore/cluster/view_words.h"
#include "raftcore/colors/colors.h"

#include <QPointF>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr double discRadius = 58;
constexpr double cellSize = 20;
constexpr std::uint64_t mostShownCells = 7;

QString at(QPointF place)
{
    return u"translate(%1 %2)"_s.arg(place.x(), 0, 'f', 1).arg(place.y(), 0, 'f', 1);
}

QString termClassOf(raft::Term term)
{
    return term.value == 0 ? u"t-none"_s : u"t%1"_s.arg((term.value - 1) % raft::termFills.size());
}

QString words(const QString &classes, double y, const QString &text)
{
    return u"<text class=\"%1\" y=\"%2\">%3</text>"_s.arg(classes, QString::number(y), text.toHtmlEscaped());
}

QPointF placeOf(std::size_t place, std::size_t count)
{
    const double reach = count == 1 ? 0 : 245;
    const double turn = 2 * std::numbers::pi * static_cast<double>(place) / static_cast<double>(count);
    return {450 + reach * 1.22 * std::sin(turn), 340 - reach * std::cos(turn)};
}

QString linkPicture(QPointF from, QPointF to, bool cut)
{
    return u"<line class=\"link%1\" x1=\"%2\" y1=\"%3\" x2=\"%4\" y2=\"%5\"/>\n"_s.arg(
        cut ? u" cut"_s : QString(), QString::number(from.x()), QString::number(from.y()),
        QString::number(to.x()), QString::number(to.y()));
}

/// The last entries of a log, beneath the disc.
QString cellsPicture(const raft::ServerView &server)
{
    const std::uint64_t last = server.log.lastIndex().value;
    const std::uint64_t first =
        std::max(server.log.firstIndex().value, last > mostShownCells ? last - mostShownCells + 1 : 1);
    const double left = -static_cast<double>(last + 1 - first) * (cellSize + 1) / 2;
    QString cells;
    for (raft::Index index{first}; server.log.contains(index); ++index) {
        const raft::Term term = server.log.at(index).at.term;
        cells += u"<g class=\"cell %1 %2\" transform=\"%3\"><path d=\"M0 0h20v20h-20z\"/><text x=\"10\" "
                 "y=\"14\">%4</text></g>"_s.arg(
                     index <= server.commit ? u"committed"_s : u"open"_s, termClassOf(term),
                     at({left + static_cast<double>(index.value - first) * (cellSize + 1), discRadius + 18}),
                     QString::number(term.value));
    }
    return cells;
}

QString serverPicture(const raft::ClusterView &view, const raft::ServerView &server, QPointF place)
{
    const bool isDown = server.liveness == raft::Liveness::Crashed;
    const QString state = isDown ? u"down"_s : server.isLeader() ? u"leads"_s : u"follows"_s;
    const QString role = QString::fromUtf8(raft::roleWord(view, server));
    QString picture = u"<g class=\"server %1 %2\" transform=\"%3\"><circle class=\"disc\" r=\"58\"/>"_s.arg(
        state, termClassOf(server.hard.term), at(place));
    if (server.isLeader())
        picture += u"<circle class=\"inner\" r=\"53\"/>"_s;
    picture += words(u"name"_s, -7, u"S%1"_s.arg(server.id.value)) +
               words(role == role.toLower() ? u"role"_s : u"role strong"_s, 14, role) +
               words(u"term"_s, 34, u"term %1"_s.arg(server.hard.term.value));
    return picture + cellsPicture(server) + u"</g>\n"_s;
}

} // namespace

QString ringPicture(const raft::ClusterView &view)
{
    const std::size_t count = view.servers.size();
    QString picture =
        u"<svg class=\"ring\" viewBox=\"0 0 900 690\" role=\"img\" aria-label=\"The servers in the end\">\n"_s;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i + 1; j < count; ++j) {
            const raft::LinkView *link = view.link(view.servers[i].id, view.servers[j].id);
            picture += linkPicture(placeOf(i, count), placeOf(j, count), link != nullptr && link->cut);
        }
    for (std::size_t i = 0; i < count; ++i)
        picture += serverPicture(view, view.servers[i], placeOf(i, count));
    return picture + u"</svg>\n"_s;
}

} // namespace raftarium
