#include "netnode/raftctl/compare_command.h"

#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/run_source.h"
#include "netnode/raftctl/seconds_text.h"
#include "netnode/raftctl/utf8_text.h"
#include "netnode/recording/recording_file.h"
#include "raftcore/comparison/comparison.h"
#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_export.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

using Cause = raft::Parting::Cause;

/// Two runs and what they are called.
struct Pair {
    QString left;
    QString right;
    const raft::Cluster *leftRun = nullptr;
    const raft::Cluster *rightRun = nullptr;
};

QString nameOf(Cause cause)
{
    switch (cause) {
    case Cause::Settings: return u"settings"_s;
    case Cause::Intervention: return u"intervention"_s;
    case Cause::End: return u"end"_s;
    case Cause::NotInTheRuns: break;
    }
    return u"unknown"_s;
}

QString sentenceOf(Cause cause)
{
    switch (cause) {
    case Cause::Settings: return u"They were set up differently."_s;
    case Cause::Intervention: return u"Something else was done to them."_s;
    case Cause::End: return u"One of them ends there."_s;
    case Cause::NotInTheRuns: break;
    }
    return u"Settings and interventions are the same up to there."_s;
}

// ---- as JSON

QJsonArray leadersJson(const std::vector<raft::Leading> &leaders)
{
    QJsonArray all;
    for (const raft::Leading &leader : leaders)
        all.append(QJsonObject{{u"from_us"_s, static_cast<qint64>(leader.from.count())},
                               {u"server"_s, static_cast<qint64>(leader.server.value)},
                               {u"term"_s, static_cast<qint64>(leader.term.value)}});
    return all;
}

/// "seed: 1 | 2".
QString settingText(const raft::SettingDifference &setting)
{
    return u"%1: %2 | %3"_s.arg(text(setting.name), text(setting.left), text(setting.right));
}

QJsonObject partingJson(const raft::Parting &parting)
{
    QJsonArray settings;
    for (const raft::SettingDifference &setting : parting.settings)
        settings.append(settingText(setting));
    return {{u"event"_s, static_cast<qint64>(parting.event)},
            {u"at_us"_s, static_cast<qint64>(parting.at.count())},
            {u"cause"_s, nameOf(parting.cause)},
            {u"settings"_s, settings},
            {u"left"_s, text(parting.left)},
            {u"right"_s, text(parting.right)}};
}

QJsonObject comparisonJson(const Pair &pair, const raft::RunComparison &comparison)
{
    QJsonArray entries;
    for (const raft::EntryDifference &entry : comparison.entries)
        entries.append(QJsonObject{{u"index"_s, static_cast<qint64>(entry.index.value)},
                                   {u"left"_s, text(entry.left)},
                                   {u"right"_s, text(entry.right)}});
    return {{u"left"_s, pair.left},
            {u"right"_s, pair.right},
            {u"same"_s, !comparison.parting.has_value()},
            {u"parting"_s, comparison.parting ? QJsonValue(partingJson(*comparison.parting)) : QJsonValue()},
            {u"leaders_left"_s, leadersJson(comparison.left)},
            {u"leaders_right"_s, leadersJson(comparison.right)},
            {u"entries"_s, entries},
            {u"entries_in_all"_s, static_cast<qint64>(comparison.entriesInAll)}};
}

// ---- as text

/// A line of what happened in each of the two.
void printSides(QTextStream &out, const Pair &pair, const QString &left, const QString &right)
{
    out << u"  "_s << pair.left << u":  "_s << left << u"\n  "_s << pair.right << u":  "_s << right << '\n';
}

QString leadersText(const std::vector<raft::Leading> &leaders)
{
    QStringList all;
    for (const raft::Leading &leader : leaders)
        all.append(u"S%1 from %2 in term %3"_s.arg(QString::number(leader.server.value),
                                                   secondsText(leader.from),
                                                   QString::number(leader.term.value)));
    return all.isEmpty() ? u"no new leader"_s : all.join(u", "_s);
}

void printEntries(QTextStream &out, const Pair &pair, const raft::RunComparison &comparison)
{
    constexpr std::size_t most = 20;
    out << u"committed entries that differ: %1\n"_s.arg(comparison.entriesInAll);
    for (std::size_t i = 0; i < std::min(comparison.entries.size(), most); ++i) {
        const raft::EntryDifference &entry = comparison.entries[i];
        const auto side = [](const std::string &what) { return what.empty() ? u"none"_s : text(what); };
        out << u"  %1  %2: %3   %4: %5\n"_s.arg(QString::number(entry.index.value).rightJustified(6),
                                                pair.left, side(entry.left), pair.right, side(entry.right));
    }
    if (comparison.entriesInAll > most)
        out << u"  … and %1 more; --json shows them\n"_s.arg(comparison.entriesInAll - most);
}

void print(QTextStream &out, const Pair &pair, const raft::RunComparison &comparison)
{
    if (!comparison.parting) {
        out << pair.left << u" and "_s << pair.right
            << u" are the same: %1 events.\n"_s.arg(pair.leftRun->events().size());
        return;
    }
    const raft::Parting &parting = *comparison.parting;
    const auto side = [](const std::string &what) { return what.empty() ? u"it has ended"_s : text(what); };
    out << u"The first difference is event %1, at %2. %3\n"_s.arg(
        QString::number(parting.event), secondsText(parting.at), sentenceOf(parting.cause));
    printSides(out, pair, side(parting.left), side(parting.right));
    for (const raft::SettingDifference &setting : parting.settings)
        out << u"  "_s << settingText(setting) << '\n';
    out << u"leaders from then on:\n"_s;
    printSides(out, pair, leadersText(comparison.left), leadersText(comparison.right));
    printEntries(out, pair, comparison);
}

int tell(const CommandLine &line, const std::vector<Pair> &pairs,
         raft::ComparedTimes times = raft::ComparedTimes::Compared)
{
    QTextStream out(stdout);
    QJsonArray all;
    int code = Done;
    for (const Pair &pair : pairs) {
        const raft::RunComparison comparison = raft::compare(*pair.leftRun, *pair.rightRun, times);
        code = comparison.parting ? int{Failed} : code;
        if (line.json())
            all.append(comparisonJson(pair, comparison));
        else
            print(out, pair, comparison);
    }
    out.flush();
    if (line.json())
        printJson(QJsonDocument(all));
    return code;
}

/// Each branch of a recording, and the run that it left.
int compareBranches(const CommandLine &line)
{
    const QString path = line.positional().first();
    const OpenedFile file = openRecording(path, [](double) { return true; });
    if (!file.problem.isEmpty())
        return complain(file.problem);
    std::vector<Pair> pairs;
    for (std::size_t place = 0; place < file.clusters.size(); ++place) {
        const raft::RecordedRun &run = file.recording.runs[place];
        if (run.parent != place)
            pairs.push_back({text(file.recording.runs[run.parent].name), text(run.name),
                             file.clusters[run.parent].get(), file.clusters[place].get()});
    }
    if (pairs.empty())
        return complain(u"%1 holds no branches: name a second run to compare it with"_s.arg(path) %
                        line.seeHelp());
    return tell(line, pairs);
}

/// A run beside a trace has only what a trace can tell.
void tellAsTrace(std::unique_ptr<raft::Cluster> &run, const QString &name)
{
    if (!isTraceFile(name))
        run = std::make_unique<raft::TraceCluster>(raft::traceOfRun(*run, name.toStdString()));
}

int compare(CommandLine &line)
{
    const QStringList names = line.positional();
    if (names.size() == 1)
        return compareBranches(line);
    std::unique_ptr<raft::Cluster> left = loadAnyRun(names[0]);
    std::unique_ptr<raft::Cluster> right = left ? loadAnyRun(names[1]) : nullptr;
    if (!left || !right)
        return Usage;
    raft::ComparedTimes times = raft::ComparedTimes::Compared;
    if (isTraceFile(names[0]) || isTraceFile(names[1])) {
        times = raft::ComparedTimes::Ignored;
        tellAsTrace(left, names[0]);
        tellAsTrace(right, names[1]);
    }
    return tell(line, {{names[0], names[1], left.get(), right.get()}}, times);
}

} // namespace

RaftctlCommand recordingCompareCommand()
{
    return {{u"recording compare"_s,
             u"RUN [RUN]"_s,
             u"where two runs part, why, and what became of them"_s,
             u"Compares two runs (recordings, web pages, scenarios or traces; FILE@12.5s or FILE#EVENT "
             u"up to an instant) on one time axis: the first event that differs and its cause, which "
             u"servers led from then on, and the committed entries that differ. With one recording: "
             u"each of its branches and the run that it left. Exit code 1 when they differ."_s,
             1,
             2,
             {{u"json"_s, u"Print JSON."_s}}},
            compare};
}

} // namespace raftarium
