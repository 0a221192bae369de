#include "netnode/raftctl/trace_check_command.h"

#include "netnode/raftctl/stop_request.h"
#include "netnode/raftctl/trace_command.h"
#include "netnode/raftctl/utf8_text.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/traces/trace_monitor.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// A trace that is checked line by line.
struct CheckedTrace {
    raft::ServerNames names;
    raft::TraceSource source;
    raft::TraceState state;
    raft::TraceStep step;
    raft::TraceMonitor monitor{names};

    void take(const raft::TraceItem &item)
    {
        state.apply(item, step);
        monitor.check(item, step, state);
    }
};

QJsonObject placeJson(const raft::TraceSource &source, raft::SourceLine where)
{
    const bool known = where.file < source.files.size();
    return {{u"file"_s, known ? text(source.files[where.file]) : QString()},
            {u"line"_s, static_cast<qint64>(where.line)}};
}

QJsonObject findingJson(const CheckedTrace &trace, const raft::TraceFinding &finding)
{
    QJsonArray servers;
    for (const raft::NodeId id : finding.violation.servers)
        servers.append(text(trace.names.nameOf(id)));
    return {{u"property"_s, text(raft::name(finding.violation.property))},
            {u"proof"_s, text(finding.violation.proof)},
            {u"section"_s, text(raft::section(finding.violation.property))},
            {u"servers"_s, servers},
            {u"at_us"_s, static_cast<qint64>(finding.violation.at.count())},
            {u"earlier"_s, placeJson(trace.source, finding.earlier)},
            {u"later"_s, placeJson(trace.source, finding.later)},
            {u"inferred"_s, finding.inferred}};
}

QJsonObject reportJson(const CheckedTrace &trace)
{
    QJsonArray violations;
    for (const raft::TraceFinding &finding : trace.monitor.findings())
        violations.append(findingJson(trace, finding));
    QJsonArray properties;
    for (const raft::TraceCoverage &each : trace.monitor.coverage())
        properties.append(QJsonObject{{u"property"_s, text(raft::name(each.property))},
                                      {u"checked"_s, each.facts > 0},
                                      {u"facts"_s, static_cast<qint64>(each.facts)},
                                      {u"missing"_s, text(each.missing)}});
    QJsonArray broken;
    for (const raft::BrokenLine &line : trace.source.broken) {
        QJsonObject object = placeJson(trace.source, line.where);
        object[u"why"_s] = text(line.why);
        broken.append(object);
    }
    return {{u"form"_s, text(trace.source.form)},
            {u"lines"_s, static_cast<qint64>(trace.source.lines)},
            {u"broken_lines"_s, static_cast<qint64>(trace.source.brokenLines)},
            {u"broken"_s, broken},
            {u"remark"_s, text(trace.source.remark)},
            {u"violations"_s, violations},
            {u"properties"_s, properties}};
}

void printReport(QTextStream &out, const CheckedTrace &trace)
{
    for (const raft::TraceFinding &finding : trace.monitor.findings()) {
        out << u"%1: %2 (%3)%4\n"_s.arg(text(trace.source.nameOf(finding.later)),
                                        text(raft::title(finding.violation.property)),
                                        text(raft::section(finding.violation.property)),
                                        finding.inferred ? u", by logs that are inferred"_s : QString());
        out << u"    %1\n"_s.arg(text(finding.violation.proof));
        if (finding.earlier != finding.later)
            out << u"    the other fact: %1\n"_s.arg(text(trace.source.nameOf(finding.earlier)));
    }
    for (const raft::TraceCoverage &each : trace.monitor.coverage())
        out << (each.facts > 0 ? u"%1: checked against %2 facts\n"_s.arg(text(raft::title(each.property)))
                                     .arg(each.facts)
                               : u"%1: not checked, the trace does not tell %2\n"_s.arg(
                                     text(raft::title(each.property)), text(each.missing)));
    if (!trace.source.remark.empty())
        out << text(trace.source.remark) << u'\n';
    out << u"%1: %2 lines, %3 of them could not be read\n"_s.arg(text(trace.source.form))
               .arg(trace.source.lines)
               .arg(trace.source.brokenLines);
    for (const raft::BrokenLine &line : trace.source.broken)
        out << u"    %1: %2\n"_s.arg(text(trace.source.nameOf(line.where)), text(line.why));
}

int checkTrace(CommandLine &line)
{
    const std::optional<TraceRequest> request = traceRequestOf(line);
    if (!request)
        return Usage;
    CheckedTrace trace;
    const QString problem = readTraceFiles(
        *request, trace.names, trace.source, [&trace](const raft::TraceItem &item) { trace.take(item); },
        [](double) { return !stopRequest(); });
    if (!problem.isEmpty())
        return complain(problem);
    QTextStream out(stdout);
    if (line.json())
        printJson(reportJson(trace));
    else
        printReport(out, trace);
    if (stopRequest())
        return Interrupted;
    return trace.monitor.findings().empty() ? Done : Failed;
}

} // namespace

Command traceCheckCommand()
{
    return {{u"trace check"_s, u"FILE…"_s,
             u"whether a trace of another implementation breaks a safety property, and at which lines"_s,
             u"Holds what a trace tells against the safety properties of Raft and names the lines of both "
             u"facts that "
             u"contradict one. Says which property could be checked, and what the trace would have to tell "
             u"for the "
             u"others. For continuous integration: the exit code is 1 when a property is broken. Several "
             u"files are "
             u"one trace; - is standard input."_s,
             1, -1, traceReadingOptions() << CommandOption{u"json"_s, u"Print JSON."_s}},
            checkTrace};
}

} // namespace raftarium
