#include "netnode/raftctl/trace_check_command.h"

#include "netnode/files/whole_file.h"
#include "netnode/page/check_page.h"
#include "netnode/raftctl/counted.h"
#include "netnode/raftctl/stop_request.h"
#include "netnode/raftctl/trace_command.h"
#include "netnode/raftctl/utf8_text.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/traces/trace_monitor.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

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
    for (const raft::PropertyCoverage &each : trace.monitor.coverage())
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
    return {{u"form"_s, text(trace.source.formTitle())},
            {u"lines"_s, static_cast<qint64>(trace.source.lines)},
            {u"broken_lines"_s, static_cast<qint64>(trace.source.brokenLines)},
            {u"broken"_s, broken},
            {u"remark"_s, text(trace.source.remark)},
            {u"violations"_s, violations},
            {u"properties"_s, properties}};
}

QString titleOf(const raft::TraceFinding &finding)
{
    return u"%1 (%2)%3"_s.arg(text(raft::title(finding.violation.property)),
                              text(raft::section(finding.violation.property)),
                              finding.inferred ? u", by logs that are inferred"_s : QString());
}

QString verdictOn(const raft::PropertyCoverage &each)
{
    return each.facts > 0 ? u"checked against "_s + counted(each.facts, u"fact"_s)
                          : u"not checked, the trace does not tell %1"_s.arg(text(each.missing));
}

void printReport(QTextStream &out, const CheckedTrace &trace)
{
    for (const raft::TraceFinding &finding : trace.monitor.findings()) {
        out << u"%1: %2\n"_s.arg(text(trace.source.nameOf(finding.later)), titleOf(finding));
        out << u"    %1\n"_s.arg(text(finding.violation.proof));
        if (finding.earlier != finding.later)
            out << u"    the other fact: %1\n"_s.arg(text(trace.source.nameOf(finding.earlier)));
    }
    for (const raft::PropertyCoverage &each : trace.monitor.coverage())
        out << u"%1: %2\n"_s.arg(text(raft::title(each.property)), verdictOn(each));
    if (!trace.source.remark.empty())
        out << text(trace.source.remark) << u'\n';
    out << u"%1: %2 lines, %3 of them could not be read\n"_s.arg(text(trace.source.formTitle()))
               .arg(trace.source.lines)
               .arg(trace.source.brokenLines);
    for (const raft::BrokenLine &line : trace.source.broken)
        out << u"    %1: %2\n"_s.arg(text(trace.source.nameOf(line.where)), text(line.why));
}

/// Line number `wanted` of a file, as it is written; empty when it cannot be read again.
QString lineOf(const QString &path, std::uint32_t wanted)
{
    constexpr qint64 longest = 4'096;
    QFile file(path);
    if (path == u"-" || !file.open(QIODevice::ReadOnly))
        return {};
    for (std::uint32_t line = 1; line < wanted && !file.atEnd(); ++line)
        file.readLine();
    return QString::fromUtf8(file.readLine(longest)).trimmed();
}

CheckPage::Place placeOf(const CheckedTrace &trace, const QStringList &paths, raft::SourceLine where)
{
    return {text(trace.source.nameOf(where)),
            where.file < paths.size() ? lineOf(paths[where.file], where.line) : QString()};
}

CheckPage pageOf(const CheckedTrace &trace, const QStringList &paths)
{
    CheckPage page;
    page.title = QFileInfo(paths.front()).fileName();
    const auto &findings = trace.monitor.findings();
    page.verdict =
        u"%1: %2 lines, %3 of them could not be read; %4 violations."_s.arg(text(trace.source.formTitle()))
            .arg(trace.source.lines)
            .arg(trace.source.brokenLines)
            .arg(findings.size());
    for (const raft::TraceFinding &finding : findings) {
        CheckPage::Finding listed{titleOf(finding), text(finding.violation.proof), {}};
        if (finding.earlier != finding.later)
            listed.lines << placeOf(trace, paths, finding.earlier);
        listed.lines << placeOf(trace, paths, finding.later);
        page.findings << listed;
    }
    for (const raft::PropertyCoverage &each : trace.monitor.coverage()) {
        const bool isBroken =
            std::any_of(findings.begin(), findings.end(), [&each](const raft::TraceFinding &finding) {
                return finding.violation.property == each.property;
            });
        page.properties << CheckPage::Property{text(raft::title(each.property)), verdictOn(each), isBroken};
    }
    if (!trace.source.remark.empty())
        page.remarks << text(trace.source.remark);
    for (const raft::BrokenLine &line : trace.source.broken)
        page.remarks << u"%1: %2"_s.arg(text(trace.source.nameOf(line.where)), text(line.why));
    return page;
}

/// Writes the page that is asked for, if one is; a sentence when it cannot.
QString writePage(const CheckedTrace &trace, const CommandLine &line)
{
    const QString path = line.value(u"output"_s);
    if (path.isEmpty())
        return {};
    const QByteArray page = webPage(pageOf(trace, line.positional()));
    const QString problem =
        writeWhole(path, [&page](QIODevice &file) { return file.write(page) == page.size(); });
    return problem.isEmpty() ? QString() : u"%1 cannot be written: %2"_s.arg(path, problem);
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
    if (const QString unwritten = writePage(trace, line); !unwritten.isEmpty())
        return complain(unwritten);
    return trace.monitor.findings().empty() ? Done : Failed;
}

} // namespace

RaftctlCommand traceCheckCommand()
{
    return {{u"trace check"_s, u"FILE…"_s,
             u"whether a trace of another implementation breaks a safety property, and at which lines"_s,
             u"Checks a trace against the safety properties of Raft and names the lines of the two "
             u"facts that contradict one. Says which properties could be checked, and what the trace "
             u"would have to contain for the others. For continuous integration: the exit code is 1 "
             u"when a property is violated. Several files are one trace; - is standard input."_s,
             1, -1,
             traceReadingOptions() << CommandOption{u"json"_s, u"Print JSON."_s}
                                   << traceOutputOption(u"Write what was found as a web page, too."_s)},
            checkTrace};
}

} // namespace raftarium
