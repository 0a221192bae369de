#include "netnode/client/kept_data.h"

#include "netnode/journal/recovery.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// What one journal says about its cluster.
struct Kept {
    std::string name;         ///< Of the cluster.
    raft::ClusterId identity; ///< 0 when it is not known to be born.
    raft::Position last;      ///< Of its log.
    raft::Membership members; ///< The latest one; empty when it knows of none.
};

raft::Membership latestMembership(const raft::Stored &stored)
{
    raft::Membership members = stored.snapshot ? *stored.snapshot->membership : raft::Membership();
    for (raft::Index index = stored.log.firstIndex(); index <= stored.log.lastIndex(); ++index) {
        if (const auto *change = std::get_if<raft::MembershipChange>(&stored.log.at(index).payload))
            members = *change->target;
    }
    return members;
}

/// Nothing when it cannot be read, and its server will say why; nor when there is nothing in it.
std::optional<Kept> readJournal(const QString &path, raft::NodeId server)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const std::string content = file.readAll().toStdString();
    const std::string_view first = std::string_view(content).substr(0, content.find('\n'));
    const std::optional<JournalHeader> header = headerFrom(checkedJson(first).value_or("null"));
    if (!header)
        return std::nullopt;
    auto outcome = recoverJournal(content, header->cluster, server);
    const auto *recovered = std::get_if<RecoveredJournal>(&outcome);
    if (recovered == nullptr || recovered->stored.log.lastIndex() == raft::Index{})
        return std::nullopt;
    const raft::Stored &stored = recovered->stored;
    return Kept{header->cluster, stored.hard.cluster, stored.log.last(), latestMembership(stored)};
}

std::map<raft::NodeId, QString> journalsIn(const QString &directory)
{
    std::map<raft::NodeId, QString> journals;
    static const QRegularExpression name(u"^node_([1-9][0-9]{0,4})\\.jsonl$"_s);
    for (const QString &file : QDir(directory).entryList({u"node_*.jsonl"_s}, QDir::Files)) {
        if (const auto match = name.match(file); match.hasMatch())
            journals[{match.captured(1).toULongLong()}] = QDir(directory).filePath(file);
    }
    return journals;
}

QString idsText(const std::vector<raft::NodeId> &ids)
{
    QStringList names;
    for (const raft::NodeId id : ids)
        names.append(QString::number(id.value));
    return names.join(u", "_s);
}

/// 1 … N.
std::vector<raft::NodeId> firstServers(int count)
{
    std::vector<raft::NodeId> ids;
    for (int id = 1; id <= count; ++id)
        ids.push_back({static_cast<std::uint64_t>(id)});
    return ids;
}

} // namespace

std::optional<QString> obstacleInKeptData(const QString &directory, int servers)
{
    const std::map<raft::NodeId, QString> journals = journalsIn(directory);
    const QString otherwise =
        u"or name another directory (--data-dir), or remove %1 to start afresh."_s.arg(directory);
    std::vector<raft::NodeId> ids;
    std::optional<Kept> latest;
    raft::ClusterId identity;
    for (const auto &[server, path] : journals) {
        const std::optional<Kept> kept = readJournal(path, server);
        if (!kept)
            continue;
        ids.push_back(server);
        if (identity != raft::ClusterId{} && kept->identity != raft::ClusterId{} &&
            identity != kept->identity)
            return u"The journals in %1 are of different clusters: that of server %2 is not of the same as "
                   "those before it. Put each where it belongs, %3"_s.arg(directory)
                       .arg(server.value)
                       .arg(otherwise);
        if (kept->identity != raft::ClusterId{})
            identity = kept->identity;
        if (!latest || raft::atLeastAsUpToDate(kept->last, latest->last))
            latest = kept;
    }
    if (!latest)
        return std::nullopt;
    // Before its birth a cluster consists of those that have begun a journal.
    const std::vector<raft::NodeId> members =
        latest->members.voters.empty() ? ids : latest->members.everyone();
    const std::vector<raft::NodeId> asked = firstServers(servers);
    if (members == asked)
        return std::nullopt;
    const QString data = u"The data in %1 are those of a cluster of the servers %2, not of %3. "_s.arg(
        directory, idsText(members), idsText(asked));
    if (members == firstServers(static_cast<int>(members.size())))
        return data %
               u"Start %1 servers (members of a running cluster are changed with raftctl members), "_s.arg(
                   members.size()) %
               otherwise;
    return data % u"Start those with raftnode and change the members with raftctl members, "_s % otherwise;
}

} // namespace raftarium
