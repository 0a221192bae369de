#include "app/export/run_writing.h"

#include "app/export/export_words.h"
#include "app/session/run_report.h"
#include "netnode/files/gathered_writing.h"
#include "netnode/files/whole_file.h"
#include "raftcore/listing/listing.h"
#include "raftcore/pictures/space_time_svg.h"

#include <algorithm>

namespace raftarium {

namespace {

using exporting::Export;

QString write(const QString &path, const std::function<bool(QIODevice &)> &contents)
{
    const QString problem = writeWhole(path, contents);
    return problem.isEmpty() ? QString() : Export::tr("%1 cannot be written: %2").arg(path, problem);
}

QString writeTable(const raft::Cluster &run, const ExportRequest &request, const raft::WorkProgress &progress)
{
    const raft::ListedThing thing = request.thing == ExportedThing::Events ? raft::ListedThing::Events
                                    : request.thing == ExportedThing::Operations
                                        ? raft::ListedThing::Operations
                                        : raft::ListedThing::Logs;
    const raft::ListForm form =
        request.form == ExportForm::Csv ? raft::ListForm::Csv : raft::ListForm::JsonLines;
    // Rows of events are all but all the work.
    const double rows = std::max(1.0, static_cast<double>(run.events().size()));
    return write(request.path, [&](QIODevice &file) {
        GatheredWriting gathered(file);
        double done = 0;
        const bool written = raft::writeList(run, thing, form, [&](std::string_view text) {
            return progress(std::min(1.0, ++done / rows)) && gathered.add(text);
        });
        return written && gathered.flush();
    });
}

QString writeDiagram(const raft::Cluster &run, const ExportRequest &request)
{
    const raft::Time from = request.stretch.from.value_or(raft::Time{});
    const raft::Time to = std::min(request.stretch.to.value_or(run.now()), run.now());
    if (from >= to)
        return Export::tr("%1 was not written: nothing happens in that time").arg(request.path);
    const auto picture = raft::spaceTimeSvg(run, from, to);
    if (!picture)
        return Export::tr(
                   "%1 was not written: there are too many messages to tell their arrows apart; choose a "
                   "shorter time")
            .arg(request.path);
    return write(request.path, [&picture](QIODevice &file) {
        const auto size = static_cast<qint64>(picture->size());
        return file.write(picture->data(), size) == size;
    });
}

} // namespace

RunWriter runWriterFor(const ExportRequest &request, const QString &title)
{
    return [request, title](const raft::Cluster &run, const raft::WorkProgress &progress) {
        if (request.thing == ExportedThing::Diagram)
            return writeDiagram(run, request);
        if (request.thing != ExportedThing::Report)
            return writeTable(run, request, progress);
        const QByteArray report = runReport(run, title).toUtf8();
        return write(request.path,
                     [&report](QIODevice &file) { return file.write(report) == report.size(); });
    };
}

} // namespace raftarium
