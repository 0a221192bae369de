#include "netnode/processes/process_setup.h"

#include <QFile>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <utility>

namespace raftarium {

namespace {

using std::chrono::milliseconds;

raft::Time microseconds(milliseconds time)
{
    return std::chrono::duration_cast<raft::Time>(time);
}

QString millisecondsIn(raft::Time time)
{
    return QString::number(std::chrono::duration_cast<milliseconds>(time).count());
}

// A token is letters and digits, and so are addresses as far as a shell is concerned; others are quoted.
std::string quoted(const std::string &word)
{
    const bool isPlain = std::all_of(word.begin(), word.end(), [](unsigned char letter) {
        return std::isalnum(letter) != 0 || std::strchr("-_.,:/", letter) != nullptr;
    });
    if (isPlain)
        return word;
    std::string safe = "'";
    for (const char letter : word)
        safe += letter == '\'' ? "'\\''" : std::string(1, letter);
    return safe + '\'';
}

} // namespace

raft::ClusterSetup mirrorSetup(std::vector<raft::NodeId> servers, milliseconds delay)
{
    raft::ClusterSetup setup;
    setup.voters = std::move(servers);
    setup.external = true;
    setup.server.preVote = setup.server.checkQuorum = true;
    setup.server.electionMin = raft::Time{300'000} + 6 * microseconds(delay);
    setup.server.electionMax = 2 * setup.server.electionMin;
    setup.server.heartbeat = raft::Time{60'000} + microseconds(delay);
    setup.network.latencyMin = setup.network.latencyMax = microseconds(delay);
    setup.diskMin = setup.diskMax = raft::Time{};
    return setup;
}

QStringList raftnodeOptions(const raft::Config &server, const QString &tokenFile)
{
    // With --stay-when-removed: a server that is looked at may be taken in again.
    QStringList options{QStringLiteral("--election-min-ms"), millisecondsIn(server.electionMin),
                        QStringLiteral("--election-max-ms"), millisecondsIn(server.electionMax),
                        QStringLiteral("--heartbeat-ms"),    millisecondsIn(server.heartbeat),
                        QStringLiteral("--token-file"),      tokenFile,
                        QStringLiteral("--cluster"),         QStringLiteral("raftarium-window"),
                        QStringLiteral("--allow-faults"),    QStringLiteral("--stay-when-removed")};
    if (!server.preVote)
        options.append(QStringLiteral("--no-pre-vote"));
    if (!server.checkQuorum)
        options.append(QStringLiteral("--no-check-quorum"));
    return options;
}

std::string shellLineFor(const QStringList &servers, const std::string &token)
{
    std::string line = "export RAFT_NODES=" + quoted(servers.join(u',').toStdString());
    if (!token.empty())
        line += " RAFT_TOKEN=" + quoted(token);
    return line;
}

bool standsStill(qint64 processId)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(processId));
    if (processId == 0 || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1) == "T"; // Its name may hold anything.
}

} // namespace raftarium
