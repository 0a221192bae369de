#include "netnode/raftctl/trace_command.h"

#include "netnode/files/whole_file.h"
#include "netnode/raftctl/counted.h"
#include "netnode/raftctl/run_source.h"
#include "netnode/raftctl/save_text.h"
#include "netnode/raftctl/stop_request.h"
#include "netnode/raftctl/utf8_text.h"
#include "raftcore/cluster/state_change.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/traces/own_words.h"
#include "raftcore/traces/own_writer.h"
#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_export.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

bool goesOn(double)
{
    return !stopRequest();
}

/// The trace that the command line names; a null one after having said why there is none.
std::shared_ptr<raft::Trace> openNamed(const CommandLine &line)
{
    const std::optional<TraceRequest> request = traceRequestOf(line);
    if (!request)
        return nullptr;
    OpenedTrace opened = openTrace(*request, goesOn);
    if (!opened.problem.isEmpty())
        complain(opened.problem);
    else if (!opened.remark.isEmpty())
        complain(opened.remark);
    return opened.trace;
}

QString milliseconds(raft::Time time)
{
    return QString::number(static_cast<double>(time.count()) / 1e3, 'f', 3);
}

/// A line of a file from elsewhere may hold what moves the cursor of a terminal.
QString printable(QString text)
{
    for (QChar &c : text)
        if (!c.isPrint())
            c = u'·';
    return text;
}

int showTrace(CommandLine &line)
{
    const std::shared_ptr<raft::Trace> trace = openNamed(line);
    if (!trace)
        return stopRequest() ? Interrupted : Usage;
    const raft::TraceCluster cluster(trace);
    QTextStream out(stdout);
    for (raft::EventNumber number = 1; number <= cluster.events().size() && !stopRequest(); ++number) {
        const raft::Event event = cluster.events()[number];
        const QString sentence = text(cluster.describe(number));
        if (line.json())
            printJson(QJsonObject{
                {u"event"_s, static_cast<qint64>(number)},
                {u"at_us"_s, static_cast<qint64>(event.at.count())},
                {u"server"_s, event.server == 0 ? QString() : text(cluster.serverName({event.server}))},
                {u"what"_s, sentence}});
        else
            out << milliseconds(event.at).rightJustified(12) << u"  "_s << printable(sentence) << u'\n';
    }
    return stopRequest() ? Interrupted : Done;
}

QString orUnknown(bool known, const QString &text)
{
    return known ? text : u"?"_s;
}

/// A server as the trace leaves it.
QStringList cellsOf(const raft::TraceCluster &cluster, const raft::ServerView &server)
{
    using Fact = raft::ServerFact;
    const auto knows = [&server](Fact fact) { return server.knowledge.knows(fact); };
    const QString role =
        server.liveness == raft::Liveness::Crashed ? u"down"_s : text(raft::word(server.role));
    return {text(cluster.serverName(server.id)), orUnknown(knows(Fact::Role), role),
            orUnknown(knows(Fact::CurrentTerm), QString::number(server.hard.term.value)),
            orUnknown(knows(Fact::LogLength), QString::number(server.log.lastIndex().value)),
            orUnknown(knows(Fact::Commit), QString::number(server.commit.value))};
}

/// The term that it came to lead, as far as that is told.
std::optional<raft::Term> termLed(const raft::Trace &trace, raft::EventNumber number)
{
    const raft::Event event = trace.events()[number];
    const raft::TraceServer *leader = trace.stateAt(number).server({event.server});
    const bool isKnown = leader != nullptr && leader->knows(raft::ServerFact::CurrentTerm);
    return isKnown ? std::optional(event.term) : std::nullopt;
}

/// Who became leader when.
std::vector<raft::EventNumber> leadershipsOf(const raft::Trace &trace)
{
    std::vector<raft::EventNumber> found;
    for (raft::EventNumber number = 1; number <= trace.events().size(); ++number) {
        const raft::Event event = trace.events()[number];
        if (event.kind == raft::EventKind::StateChanged && raft::tellsRole(event) &&
            static_cast<raft::Role>(event.detail) == raft::Role::Leader)
            found.push_back(number);
    }
    return found;
}

QJsonObject summaryJson(const raft::TraceCluster &cluster)
{
    const raft::TraceSource &source = cluster.trace().source();
    QJsonArray servers;
    for (const raft::ServerView &server : cluster.view().servers) {
        const QStringList cells = cellsOf(cluster, server);
        servers.append(QJsonObject{{u"name"_s, cells[0]},
                                   {u"role"_s, cells[1]},
                                   {u"term"_s, cells[2]},
                                   {u"last_index"_s, cells[3]},
                                   {u"commit_index"_s, cells[4]}});
    }
    QJsonArray leaders;
    for (const raft::EventNumber number : leadershipsOf(cluster.trace())) {
        const raft::Event event = cluster.events()[number];
        const std::optional<raft::Term> term = termLed(cluster.trace(), number);
        leaders.append(
            QJsonObject{{u"at_us"_s, static_cast<qint64>(event.at.count())},
                        {u"server"_s, text(cluster.serverName({event.server}))},
                        {u"term"_s, term ? QJsonValue(static_cast<qint64>(term->value)) : QJsonValue()}});
    }
    return {{u"form"_s, text(source.formTitle())},
            {u"lines"_s, static_cast<qint64>(source.lines)},
            {u"broken_lines"_s, static_cast<qint64>(source.brokenLines)},
            {u"lines_without_meaning"_s, static_cast<qint64>(source.linesWithoutMeaning)},
            {u"events"_s, static_cast<qint64>(cluster.events().size())},
            {u"messages"_s, static_cast<qint64>(cluster.trace().state().messages())},
            {u"end_us"_s, static_cast<qint64>(cluster.now().count())},
            {u"servers"_s, servers},
            {u"leaders"_s, leaders},
            {u"violations"_s, static_cast<qint64>(cluster.violations().size())}};
}

void printSummary(QTextStream &out, const raft::TraceCluster &cluster)
{
    const raft::TraceSource &source = cluster.trace().source();
    out << u"%1: %2, %3 not read, %4 without a known meaning; %5, %6, %7 ms\n"_s
               .arg(text(source.formTitle()), counted(source.lines, u"line"_s))
               .arg(source.brokenLines)
               .arg(source.linesWithoutMeaning)
               .arg(counted(cluster.events().size(), u"event"_s),
                    counted(cluster.trace().state().messages(), u"message"_s), milliseconds(cluster.now()));
    out << u"  server        role           term  last index  commit index\n"_s;
    for (const raft::ServerView &server : cluster.view().servers) {
        const QStringList cells = cellsOf(cluster, server);
        out << u"  %1 %2 %3 %4 %5\n"_s.arg(printable(cells[0]), -13)
                   .arg(cells[1], -12)
                   .arg(cells[2], 6)
                   .arg(cells[3], 11)
                   .arg(cells[4], 13);
    }
    const std::vector<raft::EventNumber> leaders = leadershipsOf(cluster.trace());
    constexpr std::size_t most = 40;
    out << u"  leaders: %1\n"_s.arg(leaders.size());
    for (std::size_t place = 0; place < std::min(leaders.size(), most); ++place) {
        const raft::Event event = cluster.events()[leaders[place]];
        const std::optional<raft::Term> term = termLed(cluster.trace(), leaders[place]);
        out << u"    %1 ms  %2 in term %3\n"_s.arg(milliseconds(event.at), 12)
                   .arg(printable(text(cluster.serverName({event.server}))))
                   .arg(orUnknown(term.has_value(), QString::number(event.term.value)));
    }
    if (leaders.size() > most)
        out << u"    … and %1 more; --json shows all\n"_s.arg(leaders.size() - most);
    out << u"  violations: %1\n"_s.arg(cluster.violations().size());
}

int runSummary(CommandLine &line)
{
    const std::shared_ptr<raft::Trace> trace = openNamed(line);
    if (!trace)
        return stopRequest() ? Interrupted : Usage;
    const raft::TraceCluster cluster(trace);
    QTextStream out(stdout);
    if (line.json())
        printJson(summaryJson(cluster));
    else
        printSummary(out, cluster);
    return Done;
}

/// Writes lines to the file of the option -o, or to standard output without it; answers the exit code.
int writeLines(const CommandLine &line,
               const std::function<void(const std::function<void(std::string_view)> &)> &tell)
{
    const QString path = line.value(u"output"_s);
    if (path.isEmpty()) {
        tell([](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); });
        return stopRequest() ? Interrupted : Done;
    }
    const QString problem = writeWhole(path, [&tell](QIODevice &file) {
        bool written = true;
        tell([&](std::string_view text) {
            const auto size = static_cast<qint64>(text.size());
            written = written && file.write(text.data(), size) == size;
        });
        return written && !stopRequest();
    });
    if (stopRequest())
        return Interrupted;
    return problem.isEmpty() ? Done : complain(u"%1 cannot be written: %2"_s.arg(path, problem), Failed);
}

int runConvert(CommandLine &line)
{
    const std::optional<TraceRequest> request = traceRequestOf(line);
    if (!request)
        return Usage;
    raft::ServerNames names;
    raft::TraceSource source;
    QString problem;
    const int code = writeLines(line, [&](const std::function<void(std::string_view)> &write) {
        bool begun = false;
        std::string text;
        problem = readTraceFiles(
            *request, names, source,
            [&](const raft::TraceItem &item) {
                text.clear();
                if (!std::exchange(begun, true))
                    text = raft::ownHeader(names, source.files.front()) + "\n";
                raft::appendOwnLine(text, item, names);
                write(text);
            },
            goesOn);
    });
    return problem.isEmpty() ? code : complain(problem);
}

int runExport(CommandLine &line)
{
    const QString path = line.positional().first();
    const std::unique_ptr<raft::Cluster> run = loadAnyRun(path);
    if (!run)
        return Usage;
    return writeLines(line, [&](const std::function<void(std::string_view)> &write) {
        raft::exportTrace(
            *run, path.toStdString(), [&write](std::string_view text, raft::EventNumber) { write(text); },
            goesOn);
    });
}

CommandOption traceToWrite()
{
    return traceOutputOption(u"The file to write, *.trace.jsonl; else standard output."_s);
}

/// "own", "lab", …
QStringList formNames()
{
    QStringList names;
    for (const raft::TraceForm form : raft::allTraceForms())
        names << text(raft::name(form));
    return names;
}

} // namespace

CommandOption traceOutputOption(const QString &text)
{
    CommandOption output;
    output.name = u"output"_s;
    output.text = text;
    output.value = u"FILE"_s;
    output.letter = u"o"_s;
    return output;
}

QList<CommandOption> traceReadingOptions()
{
    return {{u"form"_s, u"The form of the files, if it is not recognised."_s, u"FORM"_s, {}, formNames()},
            {u"patterns"_s,
             u"A table that says what the sentences of a lab log mean; without it the file "
             "LOG.patterns.json beside the log, or the usual table."_s,
             u"FILE"_s},
            {u"group"_s,
             u"Which Raft group, if the log holds several (group, shard, gid, region_id); default: the "
             u"first."_s,
             u"GROUP"_s}};
}

std::optional<TraceRequest> traceRequestOf(const CommandLine &line)
{
    TraceRequest request;
    request.paths = line.positional();
    request.patterns = line.value(u"patterns"_s);
    request.group = line.value(u"group"_s);
    if (const QString form = line.value(u"form"_s); !form.isEmpty()) {
        request.form = raft::traceFormNamed(form.toStdString());
        if (!request.form) {
            complain(u"--form %1 is none of the forms that can be read: %2."_s.arg(
                form, formNames().join(u", "_s)));
            return std::nullopt;
        }
    }
    return request;
}

RaftctlCommand traceShowCommand()
{
    return {
        {u"trace show"_s, u"FILE…"_s, u"print a trace of another implementation, event by event"_s,
         u"Prints each event of a trace: a log of Raft in one of the forms that are known (see the page on "
         u"traces). Several files are one trace, with clocks that may differ; - is standard input."_s,
         1, -1, traceReadingOptions() << CommandOption{u"json"_s, u"Print JSON, an object a line."_s}},
        showTrace};
}

RaftctlCommand traceSummaryCommand()
{
    return {{u"trace summary"_s, u"FILE…"_s,
             u"which server led when in a trace, how it ends, and what could not be read"_s,
             u"Prints the form of a trace, how many lines could be read, which server led when, and the "
             u"servers at the end, with ? for what the trace does not say."_s,
             1, -1, traceReadingOptions() << CommandOption{u"json"_s, u"Print JSON."_s}},
            runSummary};
}

RaftctlCommand traceConvertCommand()
{
    return {
        {u"trace convert"_s, u"FILE…"_s, u"write a trace in Raftarium's own form"_s,
         u"Reads a trace in any form that is known and writes it in Raftarium's own, one JSON object a line."_s,
         1, -1, traceReadingOptions() << traceToWrite()},
        runConvert};
}

RaftctlCommand traceExportCommand()
{
    return {
        {u"trace export"_s,
         u"RUN"_s,
         u"write a recording or a scenario as a trace"_s,
         u"Runs a recording (*.raft.json) or a scenario (*.md, or the name of a built-in one), to an instant "
         u"if one is named (FILE@12.5s), and writes what happens as a trace in Raftarium's own form."_s,
         1,
         1,
         {traceToWrite()}},
        runExport};
}

} // namespace raftarium
