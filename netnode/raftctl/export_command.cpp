#include "netnode/raftctl/export_command.h"

#include "netnode/files/gathered_writing.h"
#include "netnode/files/whole_file.h"
#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/run_source.h"
#include "raftcore/listing/listing.h"
#include "raftcore/pictures/space_time_svg.h"

#include <QFileInfo>
#include <QIODevice>
#include <QRegularExpression>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

int write(const QString &path, const std::function<bool(QIODevice &)> &write)
{
    const QString problem = writeWhole(path, write);
    return problem.isEmpty() ? int{Done} : complain(u"Cannot write %1: %2."_s.arg(path, problem), Failed);
}

int writeList(const CommandLine &line, const QString &path, raft::ListForm form)
{
    if (line.isSet(u"from"_s) || line.isSet(u"to"_s))
        return complain(u"--from and --to are for a diagram (.svg); a table has all rows"_s % line.seeHelp());
    const QString what = line.isSet(u"what"_s) ? line.value(u"what"_s) : u"events"_s;
    const auto thing = raft::listedThingNamed(what.toStdString());
    if (!thing)
        return complain(u"--what is events, operations or logs, not “%1”"_s.arg(what) % line.seeHelp());
    const std::unique_ptr<raft::Cluster> run = loadAnyRun(line.positional().first());
    if (!run)
        return Usage;
    return write(path, [&](QIODevice &file) {
        GatheredWriting gathered(file);
        return raft::writeList(*run, *thing, form,
                               [&gathered](std::string_view text) { return gathered.add(text); }) &&
               gathered.flush();
    });
}

/// A time of the command line, "1.5s" or "300ms"; `otherwise` without the option, nothing when it is none.
std::optional<raft::Time> timeOf(const CommandLine &line, const QString &option, raft::Time otherwise)
{
    static const QRegularExpression form(u"^([0-9]+(?:\\.[0-9]+)?)(ms|s)$"_s);
    if (!line.isSet(option))
        return otherwise;
    const auto found = form.match(line.value(option));
    if (!found.hasMatch())
        return std::nullopt;
    const double unit = found.captured(2) == u"ms"_s ? 1e3 : 1e6;
    return raft::Time{std::llround(std::min(found.captured(1).toDouble() * unit, 1e15))};
}

int writeDiagram(const CommandLine &line, const QString &path)
{
    if (line.isSet(u"what"_s))
        return complain(u"--what is for a table (.csv or .jsonl), not for a diagram"_s % line.seeHelp());
    const std::unique_ptr<raft::Cluster> run = loadAnyRun(line.positional().first());
    if (!run)
        return Usage;
    if (run->now() == raft::Time{})
        return complain(
            u"A diagram shows time, and in %1 none passes: its messages are delivered by hand."_s.arg(
                line.positional().first()));
    const auto from = timeOf(line, u"from"_s, raft::Time{});
    const auto to = timeOf(line, u"to"_s, run->now());
    if (!from || !to || *from >= *to)
        return complain(
            u"--from and --to are times as 1.5s or 300ms, the first before the second and "
            u"before the end of the run at %1 s"_s.arg(static_cast<double>(run->now().count()) / 1e6) %
            line.seeHelp());
    const auto picture = raft::spaceTimeSvg(*run, *from, *to);
    if (!picture)
        return complain(
            u"There are too many messages to tell their arrows apart: name a shorter time with --from "
            u"and --to"_s %
            line.seeHelp());
    return write(path, [&picture](QIODevice &file) {
        const auto size = static_cast<qint64>(picture->size());
        return file.write(picture->data(), size) == size;
    });
}

int exportRun(CommandLine &line)
{
    const QString path = line.value(u"output"_s);
    const QString form = QFileInfo(path).suffix().toLower();
    if (form == u"csv"_s)
        return writeList(line, path, raft::ListForm::Csv);
    if (form == u"jsonl"_s)
        return writeList(line, path, raft::ListForm::JsonLines);
    if (form == u"svg"_s)
        return writeDiagram(line, path);
    return complain(u"Expected -o FILE.csv, FILE.jsonl or FILE.svg"_s % line.seeHelp());
}

} // namespace

RaftctlCommand recordingExportCommand()
{
    return {
        {u"recording export"_s,
         u"RUN -o OUT.csv|jsonl|svg"_s,
         u"a run as a table, or as a space–time diagram"_s,
         u"Writes the events, operations or logs of a run (a recording, a web page or a scenario; FILE@12.5s "
         u"or FILE#EVENT up to an instant) as CSV or as JSON lines, or a space–time diagram as SVG: a lane "
         u"for each server and an arrow for each message. The file is written as a whole or not at all."_s,
         1,
         1,
         {{u"output"_s, u"The file to write."_s, u"FILE"_s, {}, {}, {}, false, u"o"_s},
          {u"what"_s,
           u"Which rows a table has (default events)."_s,
           u"WHAT"_s,
           {},
           {u"events"_s, u"operations"_s, u"logs"_s}},
          {u"from"_s, u"Where a diagram begins: 1.5s, 300ms."_s, u"TIME"_s},
          {u"to"_s, u"Where it ends (default the end of the run)."_s, u"TIME"_s}}},
        exportRun};
}

} // namespace raftarium
