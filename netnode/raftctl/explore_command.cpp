#include "netnode/raftctl/explore_command.h"

#include "netnode/client/interrupt.h"
#include "netnode/client/terminal.h"
#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/counted.h"
#include "netnode/raftctl/lab_options.h"
#include "netnode/raftctl/run_source.h"
#include "netnode/raftctl/save_text.h"
#include "netnode/raftctl/shell_word.h"
#include "netnode/raftctl/utf8_text.h"
#include "netnode/recording/recording_file.h"
#include "raftcore/exploration/campaign.h"
#include "raftcore/goals/condition_goal.h"
#include "raftcore/simulation/replay.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

struct ExploreOptions {
    std::vector<raft::Rule> without;
    quint64 seconds = 60;
    raft::ExplorationLimits limits;
    QString out;
    bool json = false;
    QString source; ///< Where runs begin; empty: with a new cluster.
    std::optional<raft::ExplorationStart> start;
    std::optional<raft::ConditionGoal> goal;
    std::size_t servers = 3; ///< Of a new cluster, for a goal.

    /// Whether a run is expected to be found.
    bool expectsRun() const { return goal || !without.empty(); }
};

/// A rule that the run has turned off stays off: nothing that follows is a run by every rule.
void goOnWithout(const raft::Rules &rules, std::vector<raft::Rule> &without)
{
    for (int i = 0; i < static_cast<int>(raft::Rule::Count); ++i)
        if (const auto rule = static_cast<raft::Rule>(i);
            !rules.holds(rule) && std::find(without.begin(), without.end(), rule) == without.end())
            without.push_back(rule);
}

/// Reads where runs begin and what they are to reach; false after having complained.
bool readTask(const CommandLine &line, ExploreOptions &options)
{
    if (line.isSet(u"from"_s)) {
        options.source = line.value(u"from"_s);
        const std::unique_ptr<raft::Cluster> run = loadRun(options.source);
        if (!run)
            return false;
        goOnWithout(run->view().rules, options.without);
        options.start = raft::ExplorationStart{run->setup(), raft::runOf(*run)};
        if (const std::string problem = raft::problemOf(*options.start); !problem.empty()) {
            complain(text(problem));
            return false;
        }
    }
    const std::optional<qint64> servers = line.number(u"servers"_s, 1, 7);
    if (!servers)
        return false;
    options.servers = options.start ? raft::serversOf(*options.start) : static_cast<std::size_t>(*servers);
    if (!line.isSet(u"goal"_s))
        return true;
    std::vector<std::string> conditions;
    for (const QString &condition : line.values(u"goal"_s))
        conditions.push_back(condition.toStdString());
    const auto goal = raft::goalFrom(conditions, options.servers);
    if (const auto *problem = std::get_if<raft::GoalProblem>(&goal)) {
        complain(u"--goal %1: %2."_s.arg(text(problem->condition), text(problem->text)));
        return false;
    }
    options.goal = std::get<raft::ConditionGoal>(goal);
    return true;
}

/// What is wrong with the name of the recording.
QString problemWithFile(const QString &value)
{
    const QString problem = problemWithPlace(u"out"_s, value);
    const bool isRecording = value.endsWith(u".raft.json"_s, Qt::CaseInsensitive); // So the window knows it.
    return problem.isEmpty() && !isRecording
               ? u"--out takes a file named *.raft.json, not \"%1\"."_s.arg(value)
               : problem;
}

/// What the command line asks for; complains and answers nothing when it makes no sense.
std::optional<ExploreOptions> exploreOptionsFrom(const CommandLine &line)
{
    ExploreOptions options;
    const auto rules = rulesWithout(line);
    const auto seconds = rules ? line.number(u"seconds"_s, 1, 1'000'000) : std::nullopt;
    const auto deepest = static_cast<qint64>(options.limits.depth);
    const auto depth = seconds ? line.number(u"depth"_s, 1, deepest) : std::nullopt;
    if (!depth)
        return std::nullopt;
    options.without = *rules;
    options.seconds = static_cast<quint64>(*seconds);
    options.limits.depth = static_cast<std::size_t>(*depth);
    options.json = line.json();
    if (!readTask(line, options))
        return std::nullopt;
    if (!line.isSet(u"out"_s))
        return options;
    options.out = line.value(u"out"_s);
    if (const QString wrong = problemWithFile(options.out); !wrong.isEmpty()) {
        complain(wrong);
        return std::nullopt;
    }
    return options;
}

/// Watches searches: the time, Ctrl-C, and the progress on a terminal.
class SearchWatch {
public:
    explicit SearchWatch(quint64 seconds) : m_most(static_cast<qint64>(seconds) * 1000)
    {
        m_clock.start();
        QObject::connect(&m_interrupt, &Interrupt::asked, [this] { m_wasInterrupted = true; });
    }

    /// The next search begins; `left` are still to come, this one counted. They share the time.
    void begin(const QString &about, std::size_t left)
    {
        m_about = about;
        m_until = m_clock.elapsed() + (m_most - m_clock.elapsed()) / static_cast<qint64>(left);
        m_next = 0;
    }

    bool goesOn(const raft::ExplorationProgress &progress)
    {
        const qint64 now = m_clock.elapsed();
        if (now < m_next)
            return true;
        constexpr qint64 pause = 50; // Milliseconds.
        m_next = now + pause;
        QCoreApplication::processEvents();
        if (m_isTerminal)
            drawBar(progress);
        return !m_wasInterrupted && now < m_until;
    }

    void finish()
    {
        if (m_isTerminal)
            m_err << "\r\x1b[K" << Qt::flush;
    }

    bool wasInterrupted() const { return m_wasInterrupted; }
    double seconds() const { return static_cast<double>(m_clock.elapsed()) / 1000; }

private:
    void drawBar(const raft::ExplorationProgress &progress)
    {
        constexpr int width = 30;
        const auto full = static_cast<int>(progress.part * width);
        m_err << "\r[" << QString(full, u'#') << QString(width - full, u'.') << "] "
              << counted(progress.depth, u"move"_s) << ", " << counted(progress.states, u"state"_s) << ", "
              << static_cast<qint64>(seconds()) << '/' << m_most / 1000 << " s"
              << (m_about.isEmpty() ? QString() : u": "_s + m_about) << "\x1b[K" << Qt::flush;
    }

    Interrupt m_interrupt;
    QElapsedTimer m_clock;
    QTextStream m_err{stderr};
    const bool m_isTerminal = canWriteInPlace(STDERR_FILENO);
    const qint64 m_most;
    qint64 m_until = 0;
    qint64 m_next = 0;
    QString m_about;
    bool m_wasInterrupted = false;
};

QString rulesText(const ExploreOptions &options)
{
    QStringList names;
    for (const raft::Rule rule : options.without)
        names.append(text(raft::name(rule)));
    return names.isEmpty() ? u"with every rule"_s : u"without "_s % names.join(u" and "_s);
}

/// Where runs begin, if it is no new cluster.
QString fromText(const ExploreOptions &options)
{
    return options.start ? u" from "_s % options.source : QString();
}

/// What became of the searches.
struct Outcome {
    raft::CampaignOutcome searched;
    std::unique_ptr<raft::Cluster> run; ///< The run that was found, as the simulation has confirmed it.
    QString problem;                    ///< Why it is not confirmed, or not kept.
    double seconds = 0;
    bool wasInterrupted = false;

    const raft::Exploration &found() const { return searched.found; }
    bool isFound() const { return searched.isFound(); }
};

/// Why a search ended without finding anything.
QString endText(raft::Exploration::End end, bool wasInterrupted)
{
    switch (end) {
    case raft::Exploration::End::Violated:
    case raft::Exploration::End::Reached: break;
    case raft::Exploration::End::Depth: return u"the depth asked for is reached"_s;
    case raft::Exploration::End::Complete: return u"there are no longer ones"_s;
    case raft::Exploration::End::Full: return u"more states than it may remember"_s;
    case raft::Exploration::End::Stopped: return wasInterrupted ? u"interrupted"_s : u"the time is over"_s;
    }
    return {};
}

raft::ExplorationCampaign campaignOf(const ExploreOptions &options)
{
    raft::ExplorationCampaign campaign;
    if (options.goal) {
        raft::ExplorationPlan plan = options.goal->plan;
        plan.off = options.without;
        campaign.plans.push_back({std::string(), plan});
        campaign.goal = options.goal->isReached;
    } else {
        campaign = raft::campaignWithout(options.without);
    }
    campaign.start = options.start;
    return campaign;
}

/// Searches one kind of runs after the other, until what is looked for is found.
Outcome search(const ExploreOptions &options)
{
    Outcome outcome;
    SearchWatch watch(options.seconds);
    const raft::CampaignWatch watched{
        [&watch](const std::string &about, std::size_t left) { watch.begin(text(about), left); },
        [&watch](const raft::ExplorationProgress &progress) { return watch.goesOn(progress); }};
    outcome.searched = raft::explore(campaignOf(options), options.limits, watched);
    watch.finish();
    outcome.seconds = watch.seconds();
    outcome.wasInterrupted = watch.wasInterrupted();
    return outcome;
}

/// Who is there, if it is not the usual three.
QString clusterText(const raft::Exploration &found)
{
    const std::size_t voters = found.setup.voters.size();
    if (voters == 3 || found.before)
        return {};
    QString sentence = u"The cluster is S1 to S%1"_s.arg(voters);
    for (const raft::Action &action : found.beginning)
        if (const auto *join = std::get_if<raft::action::Join>(&action))
            sentence += u"; S%1 is there, and not yet a member"_s.arg(join->server.value);
    return sentence + u".\n"_s;
}

void printFound(QTextStream &out, const Outcome &outcome, const ExploreOptions &options)
{
    const raft::Exploration &found = outcome.found();
    const bool isGoal = found.end == raft::Exploration::End::Reached;
    const QString does = isGoal ? u"reaches the goal \"%1\""_s.arg(text(options.goal->text))
                                : u"breaks "_s + text(raft::title(found.property));
    out << u"A run of %1%2 %3 %4:\n%5\n"_s.arg(counted(found.depth, u"move"_s), fromText(options),
                                               rulesText(options), does, clusterText(found));
    for (std::size_t i = 0; i < found.transitions.size(); ++i)
        out << u"%1. %2\n"_s.arg(i + 1, 3).arg(text(found.transitions[i].text));
    out << '\n';
    if (!isGoal)
        out << u"%1 is violated: %2.\n"_s.arg(text(raft::name(found.property)), text(found.proof));
    if (outcome.run)
        out << "The simulation confirms it. ";
    if (found.depth > 1)
        out << u"No run of fewer moves does it; "_s;
    out << u"%1, %2 s.\n"_s.arg(counted(found.states, u"state"_s), QString::number(outcome.seconds, 'f', 1));
    if (!outcome.run || !outcome.problem.isEmpty())
        return;
    if (options.out.isEmpty())
        out << "--out FILE.raft.json keeps it, for the window to play.\n";
    else
        out << u"See it: raftarium %1\n"_s.arg(shellWord(options.out));
}

void printNothing(QTextStream &out, const Outcome &outcome, const ExploreOptions &options)
{
    const QString does =
        options.goal ? u"reaches the goal \"%1\""_s.arg(text(options.goal->text)) : u"breaks a property"_s;
    out << u"No run of up to %1%2 %3 %4; %5, %6 s: %7.\n"_s.arg(
        counted(outcome.searched.depth, u"move"_s), fromText(options), rulesText(options), does,
        counted(outcome.searched.states, u"state"_s), QString::number(outcome.seconds, 'f', 1),
        endText(outcome.found().end, outcome.wasInterrupted));
    if (outcome.searched.kinds.size() > 1)
        for (const raft::SearchedKind &kind : outcome.searched.kinds)
            out << u"  %1: %2 %3, %4\n"_s.arg(
                text(kind.about), kind.isComplete ? u"all there are,"_s : u"up to"_s,
                counted(kind.depth, u"move"_s), counted(kind.states, u"state"_s));
    if (options.without.empty() || options.goal || options.start)
        return;
    out << "Longer runs, of more servers, are looked at by: raftctl soak";
    for (const raft::Rule rule : options.without)
        out << " --without " << text(raft::name(rule));
    out << '\n';
}

QJsonArray kindsJson(const Outcome &outcome)
{
    QJsonArray kinds;
    for (const raft::SearchedKind &kind : outcome.searched.kinds)
        kinds.append(QJsonObject{{u"about"_s, text(kind.about)},
                                 {u"depth"_s, static_cast<qint64>(kind.depth)},
                                 {u"all"_s, kind.isComplete},
                                 {u"states"_s, static_cast<qint64>(kind.states)},
                                 {u"ended"_s, endText(kind.end, outcome.wasInterrupted)}});
    return kinds;
}

QJsonObject toJson(const Outcome &outcome, const ExploreOptions &options)
{
    const raft::Exploration &found = outcome.found();
    QJsonArray without;
    for (const raft::Rule rule : options.without)
        without.append(text(raft::name(rule)));
    QJsonObject object{{u"without"_s, without},
                       {u"found"_s, outcome.isFound()},
                       {u"depth"_s, static_cast<qint64>(outcome.searched.depth)},
                       {u"states"_s, static_cast<qint64>(outcome.searched.states)},
                       {u"seconds"_s, outcome.seconds}};
    if (options.start)
        object[u"from"_s] = options.source;
    if (options.goal)
        object[u"goal"_s] = text(options.goal->text);
    if (!outcome.isFound()) {
        object[u"ended"_s] = endText(found.end, outcome.wasInterrupted);
        if (options.without.empty())
            object[u"kinds"_s] = kindsJson(outcome);
        return object;
    }
    QJsonArray moves;
    for (const raft::NarratedTransition &move : found.transitions)
        moves.append(text(move.text));
    object[u"moves"_s] = moves;
    if (found.end == raft::Exploration::End::Violated) {
        object[u"property"_s] = text(raft::name(found.property));
        object[u"proof"_s] = text(found.proof);
    }
    object[u"confirmed"_s] = outcome.run != nullptr;
    if (outcome.run && !options.out.isEmpty() && outcome.problem.isEmpty())
        object[u"recording"_s] = options.out;
    if (!outcome.problem.isEmpty())
        object[u"problem"_s] = outcome.problem;
    return object;
}

/// Lets the run happen in the simulation, and writes it down.
void keep(Outcome &outcome, const ExploreOptions &options)
{
    std::string problem;
    outcome.run = raft::confirm(outcome.found(), &problem,
                                options.goal ? options.goal->isReached : raft::ExplorationGoal());
    outcome.problem = text(problem);
    if (!outcome.run || options.out.isEmpty())
        return;
    raft::Recording recording;
    const bool isGoal = outcome.found().end == raft::Exploration::End::Reached;
    const QString title = u"Shortest run "_s % rulesText(options) %
                          (isGoal ? u" that reaches "_s + text(options.goal->text)
                                  : u" that breaks "_s + text(raft::title(outcome.found().property)));
    recording.title = title.toStdString();
    recording.program = RAFTARIUM_VERSION;
    recording.setup = outcome.run->setup();
    recording.runs.push_back(recordedRun(*outcome.run));
    recording.runs.back().name = "Shortest run";
    outcome.problem = saveRecording(options.out, recording, [](double) { return true; });
}

int exitCode(const Outcome &outcome, const ExploreOptions &options)
{
    if (!outcome.problem.isEmpty())
        return Failed;
    return outcome.isFound() == options.expectsRun() ? Done : Failed;
}

int runExplore(CommandLine &line)
{
    const std::optional<ExploreOptions> asked = exploreOptionsFrom(line);
    if (!asked)
        return Usage;
    const ExploreOptions &options = *asked;
    Outcome outcome = search(options);
    if (outcome.isFound())
        keep(outcome, options);
    QTextStream out(stdout);
    if (options.json)
        printJson(toJson(outcome, options));
    else if (outcome.isFound())
        printFound(out, outcome, options);
    else
        printNothing(out, outcome, options);
    out.flush();
    return outcome.problem.isEmpty() ? exitCode(outcome, options) : complain(outcome.problem, Failed);
}

} // namespace

RaftctlCommand exploreCommand()
{
    const QString deepest = QString::number(raft::ExplorationLimits{}.depth);
    return {
        {u"explore"_s,
         u"[--without RULE] [--from FILE[@TIME|#EVENT]] [--goal CONDITION] [--seconds N] [--depth N] [--out FILE]"_s,
         u"the shortest run that breaks a property without that rule; with every rule there is none"_s,
         u"Searches, move by move, for the shortest run of a few servers that breaks a safety "
         u"property when a rule of the protocol is off. With every rule there is none; it then says "
         u"how far it has searched when the time is over. Ctrl-C ends it earlier, with what was "
         u"found so far. With --from the runs begin where a recording or a scenario ends: can it "
         u"still go wrong from there? Servers that are down start again and links are open; each "
         u"move involves only the servers that it needs. With --goal it searches for the shortest "
         u"run to a state that a scenario can expect, as in --goal \"role 3 leader term=2; log 1 = "
         u"1,1\". The exit code is 0 when a run is found without a rule or to a goal, or none where "
         u"every rule holds; else 1."_s,
         0,
         0,
         {
             withoutOption(),
             {u"from"_s,
              u"Begin at the end of this recording or scenario, at a time in it, or after one of its events."_s,
              u"SOURCE"_s},
             {u"goal"_s,
              u"Search for a run after which this holds: what may follow \"expect\" in a scenario, "
              u"several separated by \";\"."_s,
              u"CONDITION"_s},
             {u"servers"_s, u"With --goal: how many servers a new cluster has (default 3)."_s, u"N"_s,
              u"3"_s},
             {u"seconds"_s, u"How long at most (default 60)."_s, u"N"_s, u"60"_s},
             {u"depth"_s, u"How many moves at most (default %1)."_s.arg(deepest), u"N"_s, deepest},
             {u"out"_s, u"Save the run that is found as this recording (*.raft.json)."_s, u"FILE"_s},
             {u"json"_s, u"Print JSON."_s},
         }},
        runExplore};
}

} // namespace raftarium
