#include "netnode/processes/process_cluster.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <type_traits>

/// What can be done to processes: signals and requests.
namespace raftarium {

namespace {

namespace action = raft::action;

template <class What, class... Kinds>
constexpr bool isOneOf = (std::is_same_v<What, Kinds> || ...);

/// What servers do at their own ends of their links.
template <class What>
constexpr bool isAboutLinks = isOneOf<What, action::Split, action::Heal, action::CutLink, action::OpenLink,
                                      action::SlowLink, action::LoseOnLink>;
/// What servers do to themselves, by a request without any more to say.
template <class What>
constexpr bool isExperiment = isOneOf<What, action::ForceTimeout, action::SendHeartbeat, action::CompactLog>;
/// What a process can be asked for.
template <class What>
constexpr bool isPossible = isAboutLinks<What> || isExperiment<What> ||
                            isOneOf<What, action::Crash, action::Restart, action::Join, action::Pause,
                                    action::Resume, action::SetNetwork, action::Change, action::Transfer,
                                    action::Submit, action::Mark, action::SetManual>;
/// What needs the process itself.
template <class What>
constexpr bool needsOwnProcess = isOneOf<What, action::Restart, action::Join, action::Pause, action::Resume>;
/// What servers do only if they were started so that they do.
template <class What>
constexpr bool needsFaults =
    isAboutLinks<What> || isExperiment<What> || isOneOf<What, action::Crash, action::SetNetwork>;

std::string needsSimulation()
{
    return ProcessCluster::tr("Only a simulation can do that; these are real processes.").toStdString();
}

template <class What>
QString experimentPath(const What &)
{
    return isOneOf<What, action::CompactLog> ? QStringLiteral("/faults/snapshot")
                                             : QStringLiteral("/faults/timeout");
}

HttpCall memberCall(const QByteArray &method, raft::NodeId member, const QJsonObject &body = {})
{
    const QByteArray text =
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    return {method, QStringLiteral("/cluster/members/%1").arg(member.value), text, {}};
}

/// Sends a signal; false when there is no such process: to the system, 0 is this program with all that
/// belongs to its group.
bool signalTo(qint64 processId, int signal)
{
    return processId > 0 && ::kill(static_cast<pid_t>(processId), signal) == 0;
}

/// The API changes one member at a time: those that come, then those that change, then those that go. `urls`
/// are those of servers that the cluster does not know yet.
std::vector<HttpCall> callsFor(const raft::Membership &target, const raft::Membership &present,
                               const std::map<raft::NodeId, QUrl> &urls)
{
    std::vector<HttpCall> calls;
    const auto put = [&](raft::NodeId id, const char *role) {
        QJsonObject body{{QStringLiteral("role"), QLatin1StringView(role)}};
        if (const auto url = urls.find(id); url != urls.end() && !present.includes(id))
            body[QStringLiteral("url")] = url->second.toString();
        calls.push_back(memberCall(QByteArrayLiteral("PUT"), id, body));
    };
    for (const raft::NodeId id : target.voters)
        if (!present.votes(id))
            put(id, "voter");
    for (const raft::NodeId id : target.learners)
        if (present.votes(id) || !present.includes(id))
            put(id, "learner");
    for (const raft::NodeId id : present.everyone())
        if (!target.includes(id))
            calls.push_back(memberCall(QByteArrayLiteral("DELETE"), id));
    return calls;
}

} // namespace

raft::ActionResult ProcessCluster::perform(const raft::Action &what)
{
    raft::ActionResult result;
    result.problem = obstacle(what);
    if (!result.done())
        return result;
    if (const auto *write = std::get_if<action::Submit>(&what))
        return m_clients.submit(*write);
    if (const auto *mark = std::get_if<action::Mark>(&what))
        return m_shadow->perform(*mark);
    if (std::holds_alternative<action::Change>(what) || std::holds_alternative<action::Transfer>(what))
        result.subject = m_admin.begin();
    result.problem = std::visit([this](const auto &one) { return act(one); }, what);
    return result;
}

std::string ProcessCluster::obstacle(const raft::Action &what) const
{
    const std::string reason = std::visit(
        [this](const auto &one) -> std::string {
            using What = std::decay_t<decltype(one)>;
            if constexpr (!isPossible<What>)
                return needsSimulation();
            else if constexpr (needsOwnProcess<What>)
                return m_servers.areOwn()
                           ? std::string()
                           : tr("Only processes that this window has started can be stopped, restarted or "
                                "let go on.")
                                 .toStdString();
            else if (needsFaults<What> && m_running && !m_running->faultless().empty())
                return tr("S%1 was started without --allow-faults.")
                    .arg(m_running->faultless().begin()->value)
                    .toStdString();
            else
                return {};
        },
        what);
    const bool isOwn = std::holds_alternative<action::SetManual>(what);
    return reason.empty() && !isOwn ? m_shadow->obstacle(what) : reason;
}

template <class What>
std::string ProcessCluster::act(const What &what)
{
    if constexpr (isAboutLinks<What>)
        m_faults.perform(what);
    else if constexpr (isExperiment<What>)
        m_admin.post(url(what.server), experimentPath(what));
    else
        return needsSimulation();
    return {};
}

std::string ProcessCluster::act(const action::Crash &crash)
{
    if (!m_servers.areOwn()) {
        m_admin.post(url(crash.server), QStringLiteral("/faults/crash"));
        return {};
    }
    m_servers.kill(crash.server);
    return {};
}

std::string ProcessCluster::act(const action::Restart &restart)
{
    m_servers.restart(restart.server);
    return {};
}

std::string ProcessCluster::act(const action::Join &join)
{
    if (join.server.value != m_servers.size() + 1)
        return tr("Processes join in the order of their numbers: the next one is S%1.")
            .arg(m_servers.size() + 1)
            .toStdString();
    m_servers.add(join.server);
    m_servers.restart(join.server);
    return {};
}

std::string ProcessCluster::act(const action::Pause &pause)
{
    absorb();
    if (!signalTo(processId(pause.server), SIGSTOP)) // It has ended, and that is not yet part of the picture.
        return raft::phrase("%1 is down.", {raft::named(pause.server)});
    m_servers.stop(pause.server, MonitoredServers::StoppedBy::Here);
    return {};
}

std::string ProcessCluster::act(const action::Resume &resume)
{
    if (!signalTo(processId(resume.server), SIGCONT))
        return raft::phrase("%1 is down.", {raft::named(resume.server)});
    m_servers.goOn(resume.server);
    return {};
}

std::string ProcessCluster::act(const action::SetNetwork &set)
{
    raft::NetworkDials dials; // All that servers can do to messages.
    dials.latencyMin = dials.latencyMax = set.dials.latencyMin;
    dials.lossPerMillion = set.dials.lossPerMillion;
    m_shadow->perform(action::SetNetwork{dials});
    m_faults.perform(action::SetNetwork{dials});
    return {};
}

std::string ProcessCluster::act(const action::Change &change)
{
    if (change.joint)
        return tr("The API of raftnode changes one member at a time; a joint change needs a simulation.")
            .toStdString();
    for (const raft::NodeId id : change.target.everyone())
        if (!m_servers.contains(id))
            return tr("S%1 does not run; start it with raftnode --join first.").arg(id.value).toStdString();
    const auto urls = m_servers.areOwn() ? m_servers.urls() : std::map<raft::NodeId, QUrl>();
    const raft::ClusterView view = m_shadow->view();
    for (const HttpCall &call : callsFor(change.target, view.server(change.server)->membership, urls))
        m_admin.insist(url(change.server), call);
    return {};
}

std::string ProcessCluster::act(const action::Transfer &transfer)
{
    QByteArray body = QByteArrayLiteral("{}");
    if (transfer.target)
        body = QByteArrayLiteral("{\"to\":") + QByteArray::number(transfer.target->value) + '}';
    m_admin.insist(url(transfer.server),
                   {QByteArrayLiteral("POST"), QStringLiteral("/cluster/transfer"), body, {}});
    return {};
}

std::string ProcessCluster::act(const action::SetManual &set)
{
    if (set.manual)
        return tr("Real processes run by the clock.").toStdString();
    m_servers.begin();
    return {};
}

} // namespace raftarium
