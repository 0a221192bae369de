#include "netnode/raftctl/fuzz_command.h"

#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/counted.h"
#include "netnode/raftctl/in_order.h"
#include "netnode/raftctl/lab_options.h"
#include "netnode/raftctl/progress_bar.h"
#include "netnode/raftctl/stop_request.h"
#include "netnode/raftctl/utf8_text.h"
#include "raftcore/fuzzing/story.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <map>
#include <optional>
#include <thread>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

struct FuzzOptions {
    quint64 first = 1;
    quint64 runs = 100'000;
    quint64 steps = 0;   ///< Moves of a run; 0: the seed chooses.
    quint64 servers = 0; ///< 0: the seed chooses.
    unsigned jobs = 1;
    std::vector<raft::Rule> without;
    bool json = false;
};

/// What the command line asks for; complains and answers nothing when it makes no sense.
std::optional<FuzzOptions> fuzzOptionsFrom(const CommandLine &line)
{
    constexpr qint64 most = 1'000'000'000'000;
    constexpr qint64 mostSteps = 1'000'000;
    const auto given = [&line](const QString &option, qint64 least, qint64 greatest) {
        return line.isSet(option) ? line.number(option, least, greatest) : std::optional<qint64>(0);
    };
    const auto runs = line.number(u"runs"_s, 1, most);
    const auto first = runs ? line.number(u"first"_s, 1, most) : std::nullopt;
    const auto jobs = first ? line.number(u"jobs"_s, 1, 256) : std::nullopt;
    const auto steps = jobs ? given(u"steps"_s, 1, mostSteps) : std::nullopt;
    const auto servers = steps ? given(u"servers"_s, 3, 6) : std::nullopt;
    const auto rules = servers ? rulesWithout(line) : std::nullopt;
    if (!rules)
        return std::nullopt;
    FuzzOptions options;
    options.first = static_cast<quint64>(*first);
    options.runs = static_cast<quint64>(*runs);
    options.steps = static_cast<quint64>(*steps);
    options.servers = static_cast<quint64>(*servers);
    options.jobs = static_cast<unsigned>(*jobs);
    options.without = *rules;
    options.json = line.json();
    return options;
}

raft::FuzzPlan planOf(std::uint64_t seed, const FuzzOptions &options)
{
    raft::FuzzPlan plan = raft::fuzzPlan(seed, static_cast<std::size_t>(options.servers), options.without);
    if (options.steps != 0)
        plan.moves = static_cast<int>(options.steps);
    return plan;
}

/// The command that has just this run again.
QString replay(std::uint64_t seed, const FuzzOptions &options)
{
    QString command = u"%1 fuzz --first %2 --runs 1"_s.arg(QCoreApplication::arguments().first()).arg(seed);
    if (options.servers != 0)
        command += u" --servers %1"_s.arg(options.servers);
    if (options.steps != 0)
        command += u" --steps %1"_s.arg(options.steps);
    for (const raft::Rule rule : options.without)
        command += u" --without "_s % text(raft::name(rule));
    return command;
}

struct Result {
    std::uint64_t seed = 0;
    raft::FuzzVerdict verdict;
};

/// What became of all runs.
class FuzzReport {
public:
    explicit FuzzReport(const FuzzOptions &options) : m_options(options) {}

    void tell(const Result &result)
    {
        ++m_done;
        m_steps += result.verdict.steps;
        m_hash = (m_hash ^ result.verdict.hash) * 0x9fb21c651e98df25U;
        if (!result.verdict.kind.empty())
            tellFailure(result);
        const double seconds = std::max(0.001, m_bar.seconds());
        m_bar.show(m_done, m_options.runs,
                   u"%1/%2 runs, %3 failed, %4 million steps/s"_s.arg(m_done)
                       .arg(m_options.runs)
                       .arg(m_failed)
                       .arg(static_cast<double>(m_steps) / seconds / 1e6, 0, 'f', 1));
    }

    int finish(bool stopped)
    {
        m_bar.erase();
        if (m_options.json) {
            m_out << QJsonDocument(toJson()).toJson(QJsonDocument::Compact) << '\n';
        } else {
            m_out << counted(m_done, u"run"_s) << ", " << m_failed << " failed; "
                  << counted(m_steps, u"step"_s) << '\n';
            for (const auto &[kind, count] : m_kinds)
                m_out << u"  %1: %2\n"_s.arg(text(kind)).arg(count);
        }
        return m_failed != 0 ? Failed : stopped ? Interrupted : Done;
    }

private:
    void tellFailure(const Result &result)
    {
        constexpr qsizetype mostListed = 20;
        ++m_failed;
        ++m_kinds[result.verdict.kind];
        if (m_failures.size() >= mostListed)
            return;
        const QString again = replay(result.seed, m_options);
        QJsonObject failure{{u"seed"_s, static_cast<qint64>(result.seed)},
                            {u"kind"_s, text(result.verdict.kind)},
                            {u"problem"_s, text(result.verdict.problem)},
                            {u"replay"_s, again}};
        m_bar.erase();
        if (!m_options.json)
            m_out << u"seed %1: %2; again, move by move: %3\n"_s.arg(result.seed)
                         .arg(text(result.verdict.problem), again)
                  << Qt::flush;
        if (m_options.runs == 1)
            failure[u"story"_s] = story(result);
        m_failures.append(failure);
    }

    QJsonArray story(const Result &result)
    {
        const raft::FuzzStory fuzzed = raft::fuzzStory(planOf(result.seed, m_options));
        QJsonArray lines;
        for (const std::string &line : fuzzed.lines) {
            lines.append(text(line));
            if (!m_options.json)
                m_out << text(line) << '\n';
        }
        if (!m_options.json)
            m_out << text(fuzzed.verdict.problem)
                  << u" (%1 of %2 moves are enough)\n"_s.arg(fuzzed.verdict.moves).arg(result.verdict.moves);
        return lines;
    }

    QJsonObject toJson() const
    {
        QJsonObject kinds;
        for (const auto &[kind, count] : m_kinds)
            kinds[text(kind)] = static_cast<qint64>(count);
        return {{u"runs"_s, static_cast<qint64>(m_done)},
                {u"failed"_s, static_cast<qint64>(m_failed)},
                {u"steps"_s, static_cast<qint64>(m_steps)},
                {u"hash"_s, QString::number(m_hash, 16).rightJustified(16, u'0')},
                {u"seconds"_s, m_bar.seconds()},
                {u"kinds"_s, kinds},
                {u"failures"_s, m_failures}};
    }

    const FuzzOptions &m_options;
    ProgressBar m_bar;
    QTextStream m_out{stdout};
    quint64 m_done = 0;
    quint64 m_failed = 0;
    quint64 m_steps = 0;
    quint64 m_hash = 0;
    std::map<std::string, quint64> m_kinds;
    QJsonArray m_failures; ///< The first of them.
};

int runFuzz(CommandLine &line)
{
    const std::optional<FuzzOptions> asked = fuzzOptionsFrom(line);
    if (!asked)
        return Usage;
    const FuzzOptions &options = *asked;
    const std::atomic<bool> &stop = stopRequest();
    FuzzReport report(options);
    doInOrder<Result>(
        {options.runs, options.jobs, &stop},
        [&](std::uint64_t number) {
            const std::uint64_t seed = options.first + number;
            return Result{seed, raft::fuzz(planOf(seed, options))};
        },
        [&](const Result &result) { report.tell(result); });
    return report.finish(stop);
}

} // namespace

RaftctlCommand fuzzCommand()
{
    const QString jobs = QString::number(std::max(1U, std::thread::hardware_concurrency()));
    return {{u"fuzz"_s,
             u"[--runs N] [--first S] [--steps M] [--servers 3…6] [--without RULE]"_s,
             u"millions of random steps of the bare protocol a second; --runs 1 shows a failing run"_s,
             u"Drives the bare protocol, without a simulation, through random orders of messages, "
             u"timers, disks and crashes, one for each seed. With --runs 1 a run that goes wrong is "
             u"shortened and reported move by move. For others it prints the command that repeats them."_s,
             0,
             0,
             {
                 {u"runs"_s, u"How many runs (default 100000)."_s, u"N"_s, u"100000"_s},
                 {u"first"_s, u"The first seed (default 1)."_s, u"S"_s, u"1"_s},
                 {u"steps"_s, u"Moves of a run (default: each seed chooses)."_s, u"M"_s},
                 {u"servers"_s,
                  u"How many servers, 3 to 6 (default: each seed chooses)."_s,
                  u"N"_s,
                  {},
                  {u"3"_s, u"4"_s, u"5"_s, u"6"_s}},
                 {u"jobs"_s, u"How many at the same time (default: one for each core)."_s, u"N"_s, jobs},
                 withoutOption(),
                 {u"json"_s, u"Print JSON at the end."_s},
             }},
            runFuzz};
}

} // namespace raftarium
