#include "netnode/raftctl/soak_command.h"

#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/counted.h"
#include "netnode/raftctl/lab_options.h"
#include "netnode/raftctl/progress_bar.h"
#include "netnode/raftctl/soak_campaign.h"
#include "netnode/raftctl/stop_request.h"
#include "netnode/raftctl/utf8_text.h"
#include "netnode/recording/recording_file.h"
#include "raftcore/soak/minimise.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <array>
#include <charconv>
#include <csignal>
#include <string>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

struct SoakOptions {
    SoakCampaign campaign;
    QString out;           ///< The folder for recordings of runs that went wrong; empty: they are not kept.
    bool minimise = false; ///< What is kept are the fewest interventions that still go wrong.
    bool json = false;
};

/// What the command line asks for; complains and answers nothing when it makes no sense.
std::optional<SoakOptions> soakOptionsFrom(const CommandLine &line)
{
    constexpr qint64 most = 1'000'000'000'000;
    SoakOptions options;
    const auto seeds = line.number(u"seeds"_s, 1, most);
    const auto first = seeds ? line.number(u"first"_s, 1, most) : std::nullopt;
    const auto jobs = first ? line.number(u"jobs"_s, 1, 256) : std::nullopt;
    const auto rules = jobs ? rulesWithout(line) : std::nullopt;
    if (!rules)
        return std::nullopt;
    options.campaign.seeds = static_cast<std::uint64_t>(*seeds);
    options.campaign.first = static_cast<std::uint64_t>(*first);
    options.campaign.jobs = static_cast<unsigned>(*jobs);
    options.campaign.without = *rules;
    options.json = line.json();
    options.out = line.value(u"out"_s);
    options.minimise = line.isSet(u"minimise"_s);
    if (options.minimise && options.out.isEmpty()) {
        complain(u"--minimise needs --out DIR, for what is left of the runs that go wrong."_s);
        return std::nullopt;
    }
    if (!options.out.isEmpty() && !QDir().mkpath(options.out)) {
        complain(u"--out: the folder %1 cannot be made."_s.arg(options.out));
        return std::nullopt;
    }
    if (line.isSet(u"servers"_s)) {
        const quint64 servers = line.value(u"servers"_s).toULongLong();
        if (servers != 3 && servers != 5 && servers != 7) {
            complain(u"--servers takes 3, 5 or 7, not \"%1\"."_s.arg(line.value(u"servers"_s)));
            return std::nullopt;
        }
        options.campaign.servers = servers;
    }
    return options;
}

/// The command that has just this run again.
QString replay(const SoakCampaign &campaign, const SoakResult &result)
{
    QString command =
        u"%1 soak --first %2 --seeds 1 --servers %3"_s.arg(QCoreApplication::arguments().first())
            .arg(result.seed)
            .arg(result.servers);
    for (const raft::Rule rule : campaign.without)
        command += u" --without "_s % text(raft::name(rule));
    return command;
}

// A broken invariant of our own ends the program; to look into it takes the seed. Only what a signal
// handler may do.
extern "C" void tellSeedOfBrokenRun(int)
{
    std::array<char, 160> line{};
    char *at = line.data();
    const auto add = [&at](std::string_view words) {
        for (const char c : words)
            *at++ = c;
    };
    const SoakResult run = currentSoakRun();
    add("raftctl: that was seed ");
    at = std::to_chars(at, at + 20, run.seed).ptr;
    add("; again: raftctl soak --seeds 1 --first ");
    at = std::to_chars(at, at + 20, run.seed).ptr;
    add(" --servers ");
    at = std::to_chars(at, at + 20, run.servers).ptr;
    add(" and the same --without\n");
    if (run.seed != 0)
        static_cast<void>(!::write(STDERR_FILENO, line.data(), static_cast<std::size_t>(at - line.data())));
}

/// What became of all runs, reported while they go on: failures as they come, progress on a terminal.
class SoakReport {
public:
    SoakReport(const SoakOptions &options, const std::atomic<bool> &stop) : m_options(options), m_stop(stop)
    {
    }

    void tell(const SoakResult &result)
    {
        ++m_done;
        const raft::SoakVerdict &verdict = result.verdict;
        m_operations += verdict.operations;
        m_deliveries += verdict.deliveries;
        m_hash = (m_hash ^ verdict.hash) * 0x9fb21c651e98df25U;
        if (verdict.undecided)
            m_undecided.append(QString::number(result.seed));
        if (!verdict.problem.empty())
            tellFailure(result);
        const double seconds = std::max(0.001, m_bar.seconds());
        m_bar.show(m_done, m_options.campaign.seeds,
                   u"%1/%2 seeds, %3 failed, %4/s"_s.arg(m_done)
                       .arg(m_options.campaign.seeds)
                       .arg(m_failures.size())
                       .arg(static_cast<qint64>(static_cast<double>(m_done) / seconds)));
    }

    /// `stopped`: from outside, before all runs were made.
    int finish(bool stopped)
    {
        m_bar.erase();
        if (m_options.json)
            m_out << QJsonDocument(toJson()).toJson(QJsonDocument::Compact) << '\n';
        else
            m_out << summary();
        m_out.flush();
        if (!m_keepProblem.isEmpty())
            complain(m_keepProblem, Failed);
        return !m_failures.isEmpty() ? Failed : stopped ? Interrupted : Done;
    }

private:
    void tellFailure(const SoakResult &result)
    {
        constexpr qsizetype mostLines = 20;
        const QString problem = text(result.verdict.problem);
        const QString again = replay(m_options.campaign, result);
        QJsonObject failure{{u"seed"_s, static_cast<qint64>(result.seed)},
                            {u"servers"_s, static_cast<qint64>(result.servers)},
                            {u"problem"_s, problem},
                            {u"replay"_s, again}};
        keep(result, failure);
        m_failures.append(failure);
        if (m_options.json || m_failures.size() > mostLines + 1)
            return;
        m_bar.erase();
        if (m_failures.size() > mostLines)
            m_out << "… more that go wrong are counted, and not shown; --json names all\n" << Qt::flush;
        else
            m_out << u"seed %1: %2; again: %3\n"_s.arg(result.seed).arg(problem, again) << shortened(failure)
                  << Qt::flush;
    }

    static QString shortened(const QJsonObject &failure)
    {
        if (!failure.contains(u"interventions"_s))
            return {};
        return u"    %1 of its %2 interventions still do it: %3\n"_s
            .arg(failure[u"interventions"_s].toInteger())
            .arg(failure[u"interventions_before"_s].toInteger())
            .arg(failure[u"recording"_s].toString());
    }

    /// Writes the run down, as it happens again, and notes where.
    void keep(const SoakResult &result, QJsonObject &failure)
    {
        constexpr qsizetype mostKept = 100;
        if (m_options.out.isEmpty() || m_failures.size() >= mostKept || !m_keepProblem.isEmpty())
            return;
        std::unique_ptr<raft::Cluster> run = raft::soaked(raft::soakPlan(
            result.seed, static_cast<std::size_t>(result.servers), m_options.campaign.without));
        raft::Recording recording;
        recording.title = "Random run, seed " + std::to_string(result.seed);
        if (m_options.minimise)
            minimise(run, recording.title, failure);
        recording.program = RAFTARIUM_VERSION;
        recording.setup = run->setup();
        recording.runs.push_back(recordedRun(*run));
        const QString file = QDir(m_options.out).filePath(u"seed-%1.raft.json"_s.arg(result.seed));
        m_keepProblem = saveRecording(file, recording, [](double) { return true; });
        if (m_keepProblem.isEmpty())
            failure[u"recording"_s] = file;
    }

    /// Makes a run short, if it violates a property: without progress there is nothing to leave out by.
    void minimise(std::unique_ptr<raft::Cluster> &run, std::string &title, QJsonObject &failure)
    {
        auto found = raft::minimise(*run, [this] {
            m_bar.show(m_done, m_options.campaign.seeds, u"making a run short"_s);
            return !m_stop;
        });
        if (!found)
            return;
        failure[u"interventions"_s] = static_cast<qint64>(found->interventions);
        failure[u"interventions_before"_s] = static_cast<qint64>(found->before);
        title += ": " + std::to_string(found->interventions) + " of " + std::to_string(found->before) +
                 " interventions that still break " + std::string(raft::title(found->property));
        run = std::move(found->cluster);
    }

    QString summary() const
    {
        QString line = u"%1, %2 failed, %3 undecided; %4, %5\n"_s.arg(counted(m_done, u"run"_s))
                           .arg(m_failures.size())
                           .arg(m_undecided.size())
                           .arg(counted(m_operations, u"request"_s), counted(m_deliveries, u"message"_s));
        if (!m_undecided.isEmpty())
            line += u"Too entangled to decide whether clients saw one store: seeds %1\n"_s.arg(
                m_undecided.join(u", "_s));
        if (!m_failures.isEmpty() && m_failures[0].toObject().contains(u"recording"_s))
            line +=
                u"See the first: raftarium %1\n"_s.arg(m_failures[0].toObject()[u"recording"_s].toString());
        return line;
    }

    QJsonObject toJson() const
    {
        return {{u"runs"_s, static_cast<qint64>(m_done)},
                {u"failed"_s, m_failures.size()},
                {u"undecided"_s, QJsonArray::fromStringList(m_undecided)},
                {u"operations"_s, static_cast<qint64>(m_operations)},
                {u"deliveries"_s, static_cast<qint64>(m_deliveries)},
                {u"hash"_s, QString::number(m_hash, 16).rightJustified(16, u'0')},
                {u"seconds"_s, m_bar.seconds()},
                {u"failures"_s, m_failures}};
    }

    const SoakOptions &m_options;
    const std::atomic<bool> &m_stop;
    ProgressBar m_bar;
    QTextStream m_out{stdout};
    quint64 m_done = 0;
    quint64 m_operations = 0;
    quint64 m_deliveries = 0;
    quint64 m_hash = 0;
    QStringList m_undecided;
    QString m_keepProblem; ///< Why recordings cannot be kept.
    QJsonArray m_failures;
};

int runSoak(CommandLine &line)
{
    const std::optional<SoakOptions> options = soakOptionsFrom(line);
    if (!options)
        return Usage;
    std::signal(SIGABRT, tellSeedOfBrokenRun);
    SoakCampaign campaign = options->campaign;
    campaign.stop = &stopRequest();
    SoakReport report(*options, *campaign.stop);
    runCampaign(campaign, [&report](const SoakResult &result) { report.tell(result); });
    return report.finish(*campaign.stop);
}

} // namespace

RaftctlCommand soakCommand()
{
    const QString jobs = QString::number(std::max(1U, std::thread::hardware_concurrency()));
    return {{u"soak"_s,
             u"[--seeds N] [--first S] [--servers 3|5|7] [--without RULE] [--out DIR [--minimise]]"_s,
             u"random runs with faults of every kind, checked all along"_s,
             u"Random runs, one for each seed: servers crash, disks and links fail, members change, "
             u"while clients write and read. The safety properties are checked after every event, and "
             u"at the end whether the clients saw one store. For a run that goes wrong, prints the "
             u"command that repeats it."_s,
             0,
             0,
             {
                 {u"seeds"_s, u"How many runs (default 1000)."_s, u"N"_s, u"1000"_s},
                 {u"first"_s, u"The first seed (default 1)."_s, u"S"_s, u"1"_s},
                 {u"servers"_s,
                  u"How many servers: 3, 5 or 7 (default: each seed chooses)."_s,
                  u"N"_s,
                  {},
                  {u"3"_s, u"5"_s, u"7"_s}},
                 {u"jobs"_s, u"How many at the same time (default: one for each core)."_s, u"N"_s, jobs},
                 withoutOption(),
                 {u"out"_s,
                  u"Save the first hundred runs that go wrong as recordings in this folder: "
                  u"seed-N.raft.json."_s,
                  u"DIR"_s},
                 {u"minimise"_s,
                  u"In each of them keep only the interventions without which it would not go wrong."_s},
                 {u"json"_s, u"Print JSON at the end."_s},
             }},
            runSoak};
}

} // namespace raftarium
