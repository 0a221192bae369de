#include "netnode/raftctl/inevitable_command.h"

#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/in_order.h"
#include "netnode/raftctl/lab_options.h"
#include "netnode/raftctl/progress_bar.h"
#include "netnode/raftctl/run_source.h"
#include "netnode/raftctl/seconds_text.h"
#include "netnode/raftctl/stop_request.h"
#include "netnode/raftctl/utf8_text.h"
#include "raftcore/futures/futures.h"

#include <QJsonArray>
#include <QJsonObject>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

struct FuturesOptions {
    quint64 seeds = 100;
    quint64 first = 1;
    quint64 instants = 20;
    unsigned jobs = 1;
};

/// What the command line asks for; complains and answers nothing when it makes no sense.
std::optional<FuturesOptions> futuresOptionsFrom(const CommandLine &line)
{
    const auto seeds = line.number(u"seeds"_s, 1, 1'000'000);
    const auto first = seeds ? line.number(u"first"_s, 1, 1'000'000'000'000) : std::nullopt;
    const auto instants = first ? line.number(u"instants"_s, 2, 1000) : std::nullopt;
    const auto jobs = instants ? line.number(u"jobs"_s, 1, 256) : std::nullopt;
    if (!jobs)
        return std::nullopt;
    return FuturesOptions{static_cast<quint64>(*seeds), static_cast<quint64>(*first),
                          static_cast<quint64>(*instants), static_cast<unsigned>(*jobs)};
}

QString endingText(const raft::RunEnding &ending)
{
    if (ending.violated)
        return text(raft::name(*ending.violated)) % u" is violated"_s;
    return ending.isLed ? u"a server leads"_s : u"no server leads"_s;
}

/// Of each start, how many futures end as the run does.
std::vector<quint64> sameEndings(const raft::Futures &futures, const FuturesOptions &options,
                                 const std::atomic<bool> &stop)
{
    std::vector<quint64> same(futures.starts().size());
    const quint64 all = options.seeds * same.size();
    ProgressBar bar;
    quint64 done = 0;
    const auto live = [&](std::uint64_t number) {
        return futures.endingOf(number / options.seeds, options.first + number % options.seeds);
    };
    const auto count = [&](const raft::RunEnding &ending) {
        same[done / options.seeds] += ending == futures.ending() ? 1 : 0;
        ++done;
        bar.show(done, all, u"%1/%2 futures"_s.arg(done).arg(all));
    };
    doInOrder<raft::RunEnding>({all, options.jobs, &stop}, live, count);
    bar.erase();
    return same;
}

/// The first start from which on every future ends as the run does; as many as there are when none is.
std::size_t firstInevitable(const std::vector<quint64> &same, quint64 seeds)
{
    std::size_t first = same.size();
    while (first > 0 && same[first - 1] == seeds)
        --first;
    return first;
}

void printTable(QTextStream &out, const raft::Futures &futures, const std::vector<quint64> &same,
                quint64 seeds)
{
    constexpr quint64 width = 40;
    out << u"The run ends at %1: %2. Of %3 futures from each instant, so many end like that:\n\n"_s
               .arg(secondsText(futures.endsAt()), endingText(futures.ending()))
               .arg(seeds);
    for (std::size_t start = 0; start < same.size(); ++start) {
        const auto full = static_cast<int>(same[start] * width / seeds);
        out << secondsText(futures.starts()[start].at).rightJustified(14) << "  " << QString(full, u'█')
            << QString(static_cast<int>(width) - full, u'·')
            << QString::number(static_cast<double>(same[start]) * 100 / static_cast<double>(seeds), 'f', 1)
                   .rightJustified(7)
            << " %\n";
    }
    const std::size_t first = firstInevitable(same, seeds);
    if (first == same.size())
        out << "\nUp to the last of these instants it could still be avoided.\n";
    else
        out << u"\nFrom %1 on none of these futures avoids it.\n"_s.arg(
            secondsText(futures.starts()[first].at));
}

QJsonObject toJson(const raft::Futures &futures, const std::vector<quint64> &same,
                   const FuturesOptions &options)
{
    QJsonArray instants;
    for (std::size_t start = 0; start < same.size(); ++start)
        instants.append(QJsonObject{{u"at_us"_s, static_cast<qint64>(futures.starts()[start].at.count())},
                                    {u"same"_s, static_cast<qint64>(same[start])}});
    QJsonObject object{{u"ending"_s, endingText(futures.ending())},
                       {u"ends_at_us"_s, static_cast<qint64>(futures.endsAt().count())},
                       {u"seeds"_s, static_cast<qint64>(options.seeds)},
                       {u"first_seed"_s, static_cast<qint64>(options.first)},
                       {u"instants"_s, instants}};
    if (const std::size_t first = firstInevitable(same, options.seeds); first < same.size())
        object[u"inevitable_from_us"_s] = static_cast<qint64>(futures.starts()[first].at.count());
    return object;
}

int runInevitable(CommandLine &line)
{
    const std::optional<FuturesOptions> options = futuresOptionsFrom(line);
    const QString file = line.positional().first();
    const std::unique_ptr<raft::Cluster> run = options ? loadRun(file) : nullptr;
    if (!run)
        return Usage;
    const raft::Futures futures(run->setup(), raft::runOf(*run), options->instants);
    if (futures.endsAt() == raft::Time{})
        return complain(
            u"%1 lasts no time: in a run with manual delivery nothing is left to chance."_s.arg(file));
    const std::atomic<bool> &stop = stopRequest();
    const std::vector<quint64> same = sameEndings(futures, *options, stop);
    if (stop)
        return complain(u"Interrupted: not all futures were looked at."_s, Interrupted);
    QTextStream out(stdout);
    if (line.json())
        printJson(toJson(futures, same, *options));
    else
        printTable(out, futures, same, options->seeds);
    return Done;
}

} // namespace

RaftctlCommand inevitableCommand()
{
    const QString jobs = QString::number(std::max(1U, std::thread::hardware_concurrency()));
    return {{u"inevitable"_s,
             u"FILE[@TIME|#EVENT] [--seeds N] [--instants N]"_s,
             u"from which instant on the end of a run could no longer be avoided"_s,
             u"Takes a recording or a scenario that ends in a violation or without a leader, goes back "
             u"to instants along it, and continues it from there with other random choices: timeouts, "
             u"latencies and losses of other seeds, and the same interventions at the same times. Says "
             u"which share of these futures ends in the same way. Interventions on single messages are "
             u"left out where these do not exist. With @12.5s or #EVENT the run ends there."_s,
             1,
             1,
             {
                 {u"seeds"_s, u"How many futures from each instant (default 100)."_s, u"N"_s, u"100"_s},
                 {u"first"_s, u"The first seed (default 1)."_s, u"S"_s, u"1"_s},
                 {u"instants"_s, u"How many instants (default 20)."_s, u"N"_s, u"20"_s},
                 {u"jobs"_s, u"How many at the same time (default: one for each core)."_s, u"N"_s, jobs},
                 {u"json"_s, u"Print JSON."_s},
             }},
            runInevitable};
}

} // namespace raftarium
