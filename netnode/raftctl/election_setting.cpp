#include "netnode/raftctl/election_setting.h"

#include "netnode/raftctl/closest_name.h"
#include "raftcore/cluster/election_hazard.h"

#include <QRegularExpression>
#include <QStringList>

#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

using raft::ElectionSetting;
using raft::Time;

constexpr double mostMilliseconds = 1e7;

/// "150", "0.5", "150ms": milliseconds as microseconds.
std::optional<Time> timeIn(QString text)
{
    if (text.endsWith(u"ms"_s))
        text.chop(2);
    bool isNumber = false;
    const double ms = text.toDouble(&isNumber);
    if (!isNumber || !(ms >= 0 && ms <= mostMilliseconds))
        return std::nullopt;
    return Time{std::llround(ms * 1000)};
}

/// "150..300", or one time that is both.
std::optional<std::pair<Time, Time>> timesIn(const QString &text)
{
    const qsizetype dots = text.indexOf(u".."_s);
    const std::optional<Time> least = timeIn(dots < 0 ? text : text.left(dots));
    const std::optional<Time> most = timeIn(dots < 0 ? text : text.mid(dots + 2));
    if (!least || !most || *most < *least)
        return std::nullopt;
    return std::pair(*least, *most);
}

bool readTimes(const QString &text, Time &least, Time &most)
{
    const auto times = timesIn(text);
    if (times)
        std::tie(least, most) = *times;
    return times.has_value();
}

bool readPerMillion(QString text, std::uint32_t &perMillion)
{
    if (text.endsWith(u'%'))
        text.chop(1);
    bool isNumber = false;
    const double percent = text.toDouble(&isNumber);
    if (!isNumber || !(percent >= 0 && percent <= 100))
        return false;
    perMillion = static_cast<std::uint32_t>(std::llround(percent * 10'000));
    return true;
}

bool readSwitch(const QString &text, bool &value)
{
    value = text == u"on"_s;
    return value || text == u"off"_s;
}

bool readServers(const QString &text, raft::ClusterSetup &cluster)
{
    bool isNumber = false;
    const uint servers = text.toUInt(&isNumber);
    if (!isNumber || servers < 1 || servers > 64)
        return false;
    cluster.voters = raft::clusterOf(servers).voters;
    return true;
}

/// A word of a setting: its name, what it takes, and how that is read.
struct SettingWord {
    QString name;
    QString takes;
    bool (*read)(const QString &text, ElectionSetting &setting);
};

const QList<SettingWord> &settingWords()
{
    static const QList<SettingWord> words{
        {u"servers"_s, u"a number from 1 to 64"_s,
         [](const QString &text, ElectionSetting &setting) { return readServers(text, setting.cluster); }},
        {u"timeout"_s, u"the election timeout in milliseconds, as in 150..300"_s,
         [](const QString &text, ElectionSetting &setting) {
             raft::Config &server = setting.cluster.server;
             return readTimes(text, server.electionMin, server.electionMax);
         }},
        {u"heartbeat"_s, u"the heartbeat interval in milliseconds, as in 50"_s,
         [](const QString &text, ElectionSetting &setting) {
             const std::optional<Time> time = timeIn(text);
             setting.cluster.server.heartbeat = time.value_or(Time{});
             return time.has_value();
         }},
        {u"latency"_s, u"how long a message takes in milliseconds, as in 5..15"_s,
         [](const QString &text, ElectionSetting &setting) {
             raft::NetworkDials &network = setting.cluster.network;
             return readTimes(text, network.latencyMin, network.latencyMax);
         }},
        {u"loss"_s, u"how many messages are lost, as in 5%"_s,
         [](const QString &text, ElectionSetting &setting) {
             return readPerMillion(text, setting.cluster.network.lossPerMillion);
         }},
        {u"disk"_s, u"how long a write to the disk takes in milliseconds, as in 0..2"_s,
         [](const QString &text, ElectionSetting &setting) {
             return readTimes(text, setting.cluster.diskMin, setting.cluster.diskMax);
         }},
        {u"prevote"_s, u"on or off"_s,
         [](const QString &text, ElectionSetting &setting) {
             return readSwitch(text, setting.cluster.server.preVote);
         }},
        {u"checkquorum"_s, u"on or off"_s,
         [](const QString &text, ElectionSetting &setting) {
             return readSwitch(text, setting.cluster.server.checkQuorum);
         }},
        {u"begin"_s, u"crash (the leader crashes) or start (all servers start)"_s,
         [](const QString &text, ElectionSetting &setting) {
             setting.beginning = text == u"start"_s ? ElectionSetting::Beginning::ColdStart
                                                    : ElectionSetting::Beginning::LeaderCrash;
             return text == u"start"_s || text == u"crash"_s;
         }},
    };
    return words;
}

QString problemWith(const QString &word, ElectionSetting &setting)
{
    const QString name = word.section(u'=', 0, 0).toLower();
    QStringList names;
    for (const SettingWord &known : settingWords()) {
        names.append(known.name);
        if (known.name != name)
            continue;
        if (word.contains(u'=') && known.read(word.section(u'=', 1).toLower(), setting))
            return {};
        return u"%1= takes %2, not \"%3\"."_s.arg(name, known.takes, word.section(u'=', 1));
    }
    const QString meant = closestName(name, names);
    return meant.isEmpty() ? u"A setting has no \"%1\"; it has %2."_s.arg(word, names.join(u", "_s))
                           : u"A setting has no \"%1\"; did you mean %2=?"_s.arg(word, meant);
}

QString milliseconds(Time time)
{
    return u"%1 ms"_s.arg(static_cast<double>(time.count()) / 1000);
}

QString hazardText(const raft::ElectionHazard &hazard)
{
    const QString takes = milliseconds(hazard.takes);
    const QString within = milliseconds(hazard.within);
    switch (hazard.kind) {
    case raft::HazardKind::NothingArrives: return u"no leader can be elected: every message is lost"_s;
    case raft::HazardKind::RoundTripTooLong:
        return u"no leader can be elected: a vote takes at least %1 to come back, and a candidate waits at "
               "most %2 (§5.6)"_s.arg(takes, within);
    case raft::HazardKind::RoundTripOftenLong:
        return u"elections may fail: a vote can take %1 to come back, and the shortest election timeout is "
               "%2 (§5.6)"_s.arg(takes, within);
    case raft::HazardKind::HeartbeatsTooRare:
        return u"followers may time out though their leader is well: heartbeats can arrive %1 apart, and the "
               "shortest election timeout is %2 (§5.6)"_s.arg(takes, within);
    case raft::HazardKind::LeaderCanBeDeposed:
        return u"PreVote without CheckQuorum: a server whose timer comes early may depose a leader that is "
               "well (thesis §4.2.3, §9.6)"_s;
    }
    return {};
}

} // namespace

std::variant<ElectionSetting, QString> electionSettingFrom(const QString &words)
{
    static const QRegularExpression between(u"[\\s,]+"_s);
    ElectionSetting setting;
    for (const QString &word : words.split(between, Qt::SkipEmptyParts))
        if (const QString problem = problemWith(word, setting); !problem.isEmpty())
            return problem;
    if (const std::string problem = raft::problemOf(setting); !problem.empty())
        return QString::fromStdString(problem);
    return setting;
}

QString electionSettingHelp()
{
    QStringList words;
    for (const SettingWord &word : settingWords())
        words.append(word.name % u": "_s % word.takes);
    return words.join(u"; "_s);
}

QString hazardOf(const ElectionSetting &setting)
{
    const raft::ClusterSetup &cluster = setting.cluster;
    const auto hazard = raft::electionHazard(cluster.server, cluster.network, cluster.diskMin,
                                             cluster.diskMax, cluster.voters.size());
    return hazard ? hazardText(*hazard) : QString();
}

} // namespace raftarium
