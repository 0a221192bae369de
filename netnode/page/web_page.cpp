#include "netnode/page/web_page.h"

#include "netnode/page/page_frame.h"
#include "netnode/page/ring_picture.h"
#include "netnode/recording/packed_text.h"
#include "netnode/recording/recording_file.h"
#include "raftcore/cluster/view_words.h"
#include "raftcore/track/columns.h"
#include "raftcore/track/track.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr std::size_t mostTitleBytes = 200;

QString text(const std::string &utf8, std::size_t most = raft::TextTable::mostBytes)
{
    return QString::fromStdString(raft::shown(utf8, most));
}

QString hex(std::uint64_t hash)
{
    return QString::number(hash, 16).rightJustified(16, u'0');
}

QString titleOf(const raft::Recording &recording)
{
    return recording.title.empty() ? u"A run of Raftarium"_s : text(recording.title, mostTitleBytes);
}

QJsonObject about(const PageRun &run)
{
    QJsonArray bookmarks;
    for (const raft::RecordedBookmark &bookmark : run.bookmarks)
        bookmarks.append(QJsonArray{static_cast<qint64>(bookmark.event), text(bookmark.name)});
    return {{u"name"_s, text(run.name)},
            {u"hash"_s, hex(run.cluster->events().hash())},
            {u"bookmarks"_s, bookmarks}};
}

/// What the player knows beside the runs themselves.
QJsonObject about(const PageContents &contents)
{
    QJsonArray runs;
    for (const PageRun &run : contents.runs)
        runs.append(about(run));
    QJsonArray types;
    for (int type = 0; type <= static_cast<int>(raft::MessageType::ReadIndexReply); ++type)
        types.append(QString::fromUtf8(raft::name(static_cast<raft::MessageType>(type))));
    return {{u"title"_s, titleOf(contents.recording)},
            {u"shown"_s, static_cast<qint64>(contents.shown)},
            {u"runs"_s, runs},
            {u"messages"_s, types},
            {u"moments"_s, contents.lesson.moments}};
}

/// Where the run comes from, in a line.
QString origin(const PageContents &contents)
{
    const raft::Cluster &run = *contents.runs[contents.shown].cluster;
    const QString from =
        run.capabilities().external ? u"real processes"_s : u"seed %1"_s.arg(run.setup().seed);
    return u"%1 servers · %2 · %3 events · hash %4 · %5"_s.arg(
        QString::number(run.view().servers.size()), from, QString::number(run.events().size()),
        hex(run.events().hash()), u"Raftarium "_s + text(contents.recording.program, mostTitleBytes));
}

QString serverRows(const raft::ClusterView &view)
{
    QString rows;
    for (const raft::ServerView &server : view.servers)
        rows += u"<tr><th scope=\"row\">S%1</th><td>%2</td><td>%3</td><td>%4</td><td>%5</td></tr>\n"_s.arg(
            QString::number(server.id.value), QString::fromUtf8(raft::roleWord(view, server)),
            QString::number(server.hard.term.value), QString::number(server.log.lastIndex().value),
            QString::number(server.commit.value));
    return rows;
}

/// What mattered, an item each.
QString importantItems(const raft::Cluster &run)
{
    constexpr int most = 200;
    QString items;
    int count = 0;
    for (raft::EventNumber number = run.events().first(); number <= run.events().size(); ++number)
        if (importance(run.events()[number]) >= raft::Importance::Fault && ++count <= most)
            items += u"<li>%1 s: %2</li>\n"_s.arg(
                QString::number(static_cast<double>(run.events()[number].at.count()) / 1e6, 'f', 3),
                text(run.describe(number)).toHtmlEscaped());
    return count > most ? items + u"<li>… and %1 more</li>\n"_s.arg(count - most) : items;
}

/// For browsers that run no scripts: the servers in the end, and what mattered.
QString report(const raft::Cluster &run)
{
    const raft::ClusterView view = run.view();
    return u"%1<table><thead><tr><th scope=\"col\">server</th><th scope=\"col\">in the end</th>"
           "<th scope=\"col\">term</th><th scope=\"col\">last index</th><th scope=\"col\">committed</th></tr>"
           "</thead><tbody>\n%2</tbody></table>\n<ol>\n%3</ol>\n"_s.arg(ringPicture(view), serverRows(view),
                                                                        importantItems(run));
}

/// Every run, packed; empty when `progress` has said no.
QByteArray tracks(const PageContents &contents, const raft::WorkProgress &progress)
{
    QByteArray all;
    const auto count = static_cast<double>(contents.runs.size());
    for (std::size_t i = 0; i < contents.runs.size(); ++i) {
        const auto place = static_cast<double>(i);
        const std::string track = raft::trackOf(*contents.runs[i].cluster,
                                                raft::partOf(progress, place / count, (place + 1) / count));
        if (track.empty())
            return {};
        constexpr int level = 7; // Of a long run the best, 9, saves 6 % more and takes six times as long.
        const QByteArray stream = qCompress(QByteArray::fromStdString(track), level).mid(4);
        all += "<template class=\"track\">" + stream.toBase64() + "</template>\n";
    }
    return all;
}

QByteArray lessonSection(const LessonSections &lesson)
{
    return "<section id=\"lesson\" aria-label=\"Lesson\">\n"
           "<nav id=\"steps\" class=\"needs-script\" aria-label=\"Steps\" hidden></nav>\n" +
           lesson.html + "</section>\n";
}

} // namespace

QByteArray webPage(const PageContents &contents, const raft::WorkProgress &progress)
{
    const QByteArray runs = tracks(contents, progress);
    if (runs.isEmpty())
        return {};
    const QByteArray facts = QJsonDocument(about(contents)).toJson(QJsonDocument::Compact);
    return framedPage({
        {"title", titleOf(contents.recording).toHtmlEscaped().toUtf8()},
        {"origin", origin(contents).toHtmlEscaped().toUtf8()},
        {"remark", contents.remark.toHtmlEscaped().toUtf8()},
        {"command", contents.command.toHtmlEscaped().toUtf8()},
        {"kind", contents.lesson.isEmpty() ? "" : "with-lesson"},
        {"lesson", contents.lesson.isEmpty() ? QByteArray() : lessonSection(contents.lesson)},
        {"report", report(*contents.runs[contents.shown].cluster).toUtf8()},
        {"facts", QString::fromUtf8(facts).toHtmlEscaped().toUtf8()},
        {"tracks", runs},
        {"recording", packed(textOf(contents.recording))},
    });
}

} // namespace raftarium
