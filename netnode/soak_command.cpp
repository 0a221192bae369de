#include "soak_command.h"

#include "client_options.h"
#include "lab_options.h"
#include "progress_bar.h"
#include "soak_campaign.h"
#include "stop_request.h"

#include <QCoreApplication>
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

struct Options {
    SoakCampaign campaign;
    bool json = false;
};

QString takeServers(const QString &value, SoakCampaign &campaign)
{
    const quint64 servers = value.toULongLong();
    if (servers != 3 && servers != 5 && servers != 7)
        return u"--servers takes 3, 5 or 7, not \"%1\"."_s.arg(value);
    campaign.servers = servers;
    return {};
}

QString turnOff(const QString &value, SoakCampaign &campaign)
{
    std::optional<raft::Rule> rule;
    QString wrong = takeRule(value, rule);
    if (rule)
        campaign.without.push_back(*rule);
    return wrong;
}

QString takeOption(const QString &option, const QString &value, SoakCampaign &campaign)
{
    constexpr quint64 most = 1'000'000'000'000;
    if (option == u"--seeds"_s)
        return takeNumber(option, value, 1, most, campaign.seeds);
    if (option == u"--first"_s)
        return takeNumber(option, value, 1, most, campaign.first);
    if (option == u"--jobs"_s)
        return takeNumber(option, value, 1, 256, campaign.jobs);
    return option == u"--servers"_s ? takeServers(value, campaign) : turnOff(value, campaign);
}

/// One sentence that says what is wrong with the command line; empty when nothing is.
QString parse(const QStringList &arguments, Options &options)
{
    const QStringList known{u"--seeds"_s, u"--first"_s, u"--jobs"_s, u"--servers"_s, u"--without"_s};
    return readOptions(arguments, known, options.json, [&](const QString &option, const QString &value) {
        return takeOption(option, value, options.campaign);
    });
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

// A broken invariant of our own ends the program; whoever looks into it needs the seed. Only what a signal
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

/// What became of all runs, told while they go on: failures as they come, progress where somebody watches.
class Report {
public:
    explicit Report(const Options &options) : m_options(options) {}

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

    /// `stopped`: by somebody, before all runs were made.
    int finish(bool stopped)
    {
        m_bar.erase();
        if (m_options.json)
            m_out << QJsonDocument(toJson()).toJson();
        else
            m_out << summary();
        return !m_failures.isEmpty() ? Failed : stopped ? Interrupted : Done;
    }

private:
    void tellFailure(const SoakResult &result)
    {
        const QString problem = text(result.verdict.problem);
        const QString again = replay(m_options.campaign, result);
        m_failures.append(QJsonObject{{u"seed"_s, static_cast<qint64>(result.seed)},
                                      {u"servers"_s, static_cast<qint64>(result.servers)},
                                      {u"problem"_s, problem},
                                      {u"replay"_s, again}});
        if (m_options.json)
            return;
        m_bar.erase();
        m_out << u"seed %1: %2; again: %3\n"_s.arg(result.seed).arg(problem, again) << Qt::flush;
    }

    QString summary() const
    {
        QString line = u"%1 runs, %2 failed, %3 undecided; %4 requests, %5 messages\n"_s.arg(m_done)
                           .arg(m_failures.size())
                           .arg(m_undecided.size())
                           .arg(m_operations)
                           .arg(m_deliveries);
        if (!m_undecided.isEmpty())
            line += u"Too entangled to decide whether clients saw one store: seeds %1\n"_s.arg(
                m_undecided.join(u", "_s));
        return line;
    }

    QJsonObject toJson() const
    {
        return {{u"runs"_s, static_cast<qint64>(m_done)},
                {u"failed"_s, m_failures.size()},
                {u"undecided"_s, QJsonArray::fromStringList(m_undecided)},
                {u"operations"_s, static_cast<qint64>(m_operations)},
                {u"deliveries"_s, static_cast<qint64>(m_deliveries)},
                {u"hash"_s, QString::number(m_hash, 16)},
                {u"seconds"_s, m_bar.seconds()},
                {u"failures"_s, m_failures}};
    }

    const Options &m_options;
    ProgressBar m_bar;
    QTextStream m_out{stdout};
    quint64 m_done = 0;
    quint64 m_operations = 0;
    quint64 m_deliveries = 0;
    quint64 m_hash = 0;
    QStringList m_undecided;
    QJsonArray m_failures;
};

} // namespace

int runSoakCommand(const QStringList &arguments)
{
    Options options;
    options.campaign.jobs = std::max(1U, std::thread::hardware_concurrency());
    if (const QString wrong = parse(arguments, options); !wrong.isEmpty()) {
        QTextStream(stderr) << "raftctl: " << wrong << '\n';
        return Usage;
    }
    std::signal(SIGABRT, tellSeedOfBrokenRun);
    options.campaign.stop = &stopRequest();
    Report report(options);
    runCampaign(options.campaign, [&report](const SoakResult &result) { report.tell(result); });
    return report.finish(*options.campaign.stop);
}

} // namespace raftarium
