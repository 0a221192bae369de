#include "netnode/raftctl/statistics_command.h"

#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/election_setting.h"
#include "netnode/raftctl/in_order.h"
#include "netnode/raftctl/progress_bar.h"
#include "netnode/raftctl/save_text.h"
#include "netnode/raftctl/stop_request.h"
#include "raftcore/pictures/elections_svg.h"
#include "raftcore/statistics/elections_csv.h"

#include <QJsonArray>
#include <QJsonObject>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

using raft::ElectionSample;
using Samples = std::vector<ElectionSample>;

struct StatisticsOptions {
    std::vector<raft::ElectionSetting> settings;
    QStringList names;
    quint64 elections = 1000;
    quint64 seed = 1;
    unsigned jobs = 1;
    QString csv;
    QString svg;
    bool json = false;
};

bool readSettings(const CommandLine &line, StatisticsOptions &options)
{
    const QStringList given = line.positional();
    for (const QString &words : given.isEmpty() ? QStringList{QString()} : given) {
        const auto setting = electionSettingFrom(words);
        if (const auto *problem = std::get_if<QString>(&setting)) {
            complain(*problem);
            return false;
        }
        options.settings.push_back(std::get<raft::ElectionSetting>(setting));
        options.names.append(words.trimmed().isEmpty() ? u"a new cluster's settings"_s : words.simplified());
    }
    return true;
}

/// What the command line asks for; complains and answers nothing when it makes no sense.
std::optional<StatisticsOptions> statisticsOptionsFrom(const CommandLine &line)
{
    StatisticsOptions options;
    const auto elections = line.number(u"elections"_s, 1, 10'000'000);
    const auto seed = elections ? line.number(u"seed"_s, 1, 1'000'000'000'000) : std::nullopt;
    const auto jobs = seed ? line.number(u"jobs"_s, 1, 256) : std::nullopt;
    if (!jobs || !readSettings(line, options))
        return std::nullopt;
    options.elections = static_cast<quint64>(*elections);
    options.seed = static_cast<quint64>(*seed);
    options.jobs = static_cast<unsigned>(*jobs);
    for (const QString &option : {u"csv"_s, u"svg"_s}) {
        const QString problem = line.isSet(option) ? problemWithPlace(option, line.value(option)) : QString();
        if (!problem.isEmpty()) {
            complain(problem);
            return std::nullopt;
        }
    }
    options.csv = line.value(u"csv"_s);
    options.svg = line.value(u"svg"_s);
    options.json = line.json();
    return options;
}

/// Holds the elections of all settings, in pieces; those of a setting end with the first that was not held.
std::vector<Samples> holdAll(const StatisticsOptions &options, const std::atomic<bool> &stop)
{
    constexpr quint64 piece = 50;
    const quint64 pieces = (options.elections + piece - 1) / piece;
    std::vector<Samples> all(options.settings.size());
    ProgressBar bar;
    quint64 held = 0;
    const auto hold = [&](std::uint64_t number) {
        const raft::ElectionSetting &setting = options.settings[number / pieces];
        Samples samples;
        const quint64 first = number % pieces * piece;
        for (quint64 i = first; i < std::min(first + piece, options.elections) && !stop; ++i)
            samples.push_back(raft::holdElection(setting, options.seed + i));
        return samples;
    };
    const auto take = [&, number = quint64{0}](const Samples &samples) mutable {
        Samples &here = all[number++ / pieces];
        here.insert(here.end(), samples.begin(), samples.end());
        held += samples.size();
        bar.show(held, options.elections * options.settings.size(), u"%1 elections"_s.arg(held));
    };
    doInOrder<Samples>({pieces * options.settings.size(), options.jobs, &stop}, hold, take);
    bar.erase();
    return all;
}

QString millisecondsText(std::optional<raft::Time> time)
{
    return time ? QString::number(static_cast<double>(time->count()) / 1000, 'f', 1) + u" ms"_s : u"—"_s;
}

QString percentText(double share)
{
    return QString::number(share * 100, 'f', 1) + u" %"_s;
}

/// A line of the table: what it says, and how it is made of the figures.
struct Row {
    const char *name;
    QString (*text)(const raft::ElectionFigures &figures);
};

const Row rows[] = {
    {"elections", [](const raft::ElectionFigures &figures) { return QString::number(figures.elections()); }},
    {"without a leader",
     [](const raft::ElectionFigures &figures) { return QString::number(figures.failed()); }},
    {"least", [](const raft::ElectionFigures &figures) { return millisecondsText(figures.timeOf(0)); }},
    {"10 % within",
     [](const raft::ElectionFigures &figures) { return millisecondsText(figures.timeOf(0.1)); }},
    {"median", [](const raft::ElectionFigures &figures) { return millisecondsText(figures.timeOf(0.5)); }},
    {"90 % within",
     [](const raft::ElectionFigures &figures) { return millisecondsText(figures.timeOf(0.9)); }},
    {"99 % within",
     [](const raft::ElectionFigures &figures) { return millisecondsText(figures.timeOf(0.99)); }},
    {"most", [](const raft::ElectionFigures &figures) { return millisecondsText(figures.timeOf(1)); }},
    {"mean",
     [](const raft::ElectionFigures &figures) {
         return millisecondsText(figures.times().empty() ? std::nullopt : std::optional(figures.meanTime()));
     }},
    {"messages, mean",
     [](const raft::ElectionFigures &figures) { return QString::number(figures.meanMessages(), 'f', 1); }},
    {"more than one term",
     [](const raft::ElectionFigures &figures) { return percentText(figures.splitShare()); }},
    {"terms, most",
     [](const raft::ElectionFigures &figures) { return QString::number(figures.mostTerms()); }},
};

void printTable(QTextStream &out, const StatisticsOptions &options,
                const std::vector<raft::ElectionFigures> &all)
{
    constexpr int column = 12;
    constexpr int first = 20;
    for (std::size_t i = 0; i < all.size(); ++i)
        out << u"[%1] %2\n"_s.arg(i + 1).arg(options.names[static_cast<qsizetype>(i)]);
    out << '\n' << QString(first, u' ');
    for (std::size_t i = 0; i < all.size(); ++i)
        out << u"[%1]"_s.arg(i + 1).rightJustified(column);
    out << '\n';
    for (const Row &row : rows) {
        out << QString::fromUtf8(row.name).leftJustified(first);
        for (const raft::ElectionFigures &figures : all)
            out << row.text(figures).rightJustified(column);
        out << '\n';
    }
    for (std::size_t i = 1; i < all.size(); ++i)
        out << u"%1[%2] elects a leader sooner than [1] in %3 of pairs of elections.\n"_s
                   .arg(i == 1 ? u"\n"_s : QString())
                   .arg(i + 1)
                   .arg(percentText(raft::chanceOfBeingQuicker(all[i], all[0])));
}

QJsonValue microsecondsJson(std::optional<raft::Time> time)
{
    return time ? QJsonValue(static_cast<qint64>(time->count())) : QJsonValue();
}

QJsonObject toJson(const StatisticsOptions &options, const std::vector<raft::ElectionFigures> &all)
{
    QJsonArray settings;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const raft::ElectionFigures &figures = all[i];
        QJsonObject quantiles;
        for (const int percent : {0, 1, 10, 25, 50, 75, 90, 99, 100})
            quantiles[QString::number(percent)] = microsecondsJson(figures.timeOf(percent / 100.0));
        QJsonObject setting{{u"setting"_s, options.names[static_cast<qsizetype>(i)]},
                            {u"elections"_s, static_cast<qint64>(figures.elections())},
                            {u"failed"_s, static_cast<qint64>(figures.failed())},
                            {u"quantiles_us"_s, quantiles},
                            {u"mean_us"_s, static_cast<qint64>(figures.meanTime().count())},
                            {u"messages_mean"_s, figures.meanMessages()},
                            {u"more_than_one_term"_s, figures.splitShare()},
                            {u"terms_most"_s, static_cast<qint64>(figures.mostTerms())},
                            {u"sooner_than_first"_s, raft::chanceOfBeingQuicker(figures, all[0])}};
        if (const QString hazard = hazardOf(options.settings[i]); !hazard.isEmpty())
            setting[u"hazard"_s] = hazard;
        settings.append(setting);
    }
    return {{u"seed"_s, static_cast<qint64>(options.seed)}, {u"settings"_s, settings}};
}

QByteArray toCsv(const StatisticsOptions &options, const std::vector<Samples> &all)
{
    std::vector<raft::NamedSamples> named;
    for (std::size_t i = 0; i < all.size(); ++i)
        named.push_back({options.names[static_cast<qsizetype>(i)].toStdString(), all[i]});
    return QByteArray::fromStdString(raft::toCsv(named, options.seed));
}

QByteArray toSvg(const StatisticsOptions &options, const std::vector<raft::ElectionFigures> &all)
{
    std::vector<raft::NamedElections> named;
    for (std::size_t i = 0; i < all.size(); ++i)
        named.push_back({options.names[static_cast<qsizetype>(i)].toStdString(), all[i]});
    return QByteArray::fromStdString(raft::toSvg(named));
}

int runStatistics(CommandLine &line)
{
    const std::optional<StatisticsOptions> options = statisticsOptionsFrom(line);
    if (!options)
        return Usage;
    for (std::size_t i = 0; i < options->settings.size(); ++i)
        if (const QString hazard = hazardOf(options->settings[i]); !hazard.isEmpty())
            QTextStream(stderr) << options->names[static_cast<qsizetype>(i)] << ": " << hazard << ".\n";
    const std::atomic<bool> &stop = stopRequest();
    const std::vector<Samples> samples = holdAll(*options, stop);
    std::vector<raft::ElectionFigures> figures(samples.begin(), samples.end());
    QTextStream out(stdout);
    if (options->json)
        printJson(toJson(*options, figures));
    else
        printTable(out, *options, figures);
    out.flush();
    const QString problem =
        saveText(options->csv, toCsv(*options, samples)) + saveText(options->svg, toSvg(*options, figures));
    if (!problem.isEmpty())
        return complain(problem, Failed);
    return stop ? complain(u"Interrupted: not all elections were held."_s, Interrupted) : Done;
}

} // namespace

RaftctlCommand statisticsCommand()
{
    const QString jobs = QString::number(std::max(1U, std::thread::hardware_concurrency()));
    return {
        {u"statistics"_s,
         u"[SETTING]… [--elections N] [--csv FILE] [--svg FILE]"_s,
         u"how long clusters are without a leader: elections by the thousand, settings compared"_s,
         u"Runs elections in simulated clusters, one for each seed, and says how long it took until "
         u"a server led, how many messages that cost, and how often the first term brought no "
         u"leader, mostly because the votes were split. Several settings are compared with the "
         u"first, as in Figure 16 of the paper: raftctl statistics timeout=150..150 "
         u"timeout=150..155 timeout=150..300. A setting is one argument, of words with commas or "
         u"blanks between; what it does not name is as in a new cluster. Its words: "_s +
             electionSettingHelp() + u"."_s,
         0,
         -1,
         {
             {u"elections"_s, u"How many for each setting (default 1000)."_s, u"N"_s, u"1000"_s},
             {u"seed"_s, u"The seed of the first election (default 1); the others follow."_s, u"S"_s, u"1"_s},
             {u"jobs"_s, u"How many at the same time (default: one for each core)."_s, u"N"_s, jobs},
             {u"csv"_s, u"Write every election into this file, one on each line."_s, u"FILE"_s},
             {u"svg"_s, u"Draw into this file which share is decided within which time."_s, u"FILE"_s},
             {u"json"_s, u"Print JSON."_s},
         }},
        runStatistics};
}

} // namespace raftarium
