#include "netnode/client/live_status.h"

#include "netnode/client/status_table.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTextStream>
#include <QTime>

#include <algorithm>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr qsizetype mostNews = 8;

/// The parts beside each other, in as many lines as they need.
QStringList inLines(const QStringList &parts, qsizetype columns)
{
    constexpr auto gap = "   "_L1;
    QStringList lines;
    for (const QString &part : parts) {
        if (lines.isEmpty() || lines.last().size() + gap.size() + part.size() > columns)
            lines.append(part);
        else
            lines.last() += gap + part;
    }
    return lines;
}

} // namespace

LiveStatus::LiveStatus(ClusterClient &cluster, bool json)
    : m_cluster(cluster), m_json(json), m_onTerminal(!json && canWriteInPlace(STDOUT_FILENO))
{
    m_next.setSingleShot(true);
    m_next.setInterval(250);
    connect(&m_next, &QTimer::timeout, this, &LiveStatus::look);
    look();
}

void LiveStatus::look()
{
    m_cluster.survey([self = QPointer(this)](const QList<ServerStatus> &servers) {
        if (self.isNull())
            return;
        self->show(servers);
        self->m_next.start();
    });
}

void LiveStatus::show(const QList<ServerStatus> &servers)
{
    m_servers = servers;
    if (m_onTerminal)
        return draw();
    QTextStream out(stdout);
    const QString line = statusLine(servers);
    const bool isNew = std::exchange(m_line, line) != line;
    if (isNew && m_json)
        out << QJsonDocument(statusJson(servers)).toJson(QJsonDocument::Compact) << '\n';
    else if (isNew)
        out << line << '\n';
}

void LiveStatus::tell(const QString &news)
{
    m_news.append(QTime::currentTime().toString(u"HH:mm:ss  "_s) + news);
    if (m_news.size() > mostNews)
        m_news.removeFirst();
    if (m_onTerminal && !m_servers.isEmpty())
        draw();
}

/// News are as many as there is room for, each broken rather than cut off: an end's reason stands at its end.
void LiveStatus::draw()
{
    const TerminalSize size = terminalSize();
    QStringList lines = statusTable(m_servers, size.columns).split(u'\n', Qt::SkipEmptyParts);
    const QStringList footer = inLines(m_footer, size.columns);
    const qsizetype room = size.rows - 1 - lines.size() - (footer.isEmpty() ? 0 : footer.size() + 1);
    QStringList news;
    for (const QString &one : m_news)
        for (qsizetype at = 0; at < one.size(); at += size.columns)
            news.append(one.mid(at, size.columns));
    if (!news.isEmpty() && room > 1)
        lines += QStringList{QString()} + news.last(std::min(room - 1, news.size()));
    if (!footer.isEmpty())
        lines += QStringList{QString()} + footer;
    m_screen.show(lines);
}

} // namespace raftarium
