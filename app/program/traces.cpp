#include "app/program/traces.h"

#include "app/program/work_progress.h"
#include "netnode/traces/growing_trace.h"
#include "netnode/traces/spooled_input.h"
#include "netnode/traces/trace_file.h"
#include "raftcore/traces/trace_cluster.h"

#include <QFileInfo>
#include <QtConcurrent>

#include <chrono>
#include <numeric>
#include <thread>
#include <vector>

namespace raftarium {

namespace {

FileGrowth growthOf(GrowingTrace &growing)
{
    switch (growing.readOn()) {
    case TraceGrowth::None: break;
    case TraceGrowth::More: return FileGrowth::More;
    case TraceGrowth::Anew: return FileGrowth::Anew;
    }
    return FileGrowth::None;
}

/// Standard input can be read only once: it is kept as long as the program runs.
const SpooledInput &standardInput()
{
    static const SpooledInput input(0);
    return input;
}

/// Waits to its end, or until its beginning tells its form and nothing comes for a moment.
void await(const SpooledInput &input, bool toItsEnd, const raft::WorkProgress &progress)
{
    constexpr auto pace = std::chrono::milliseconds(100);
    qint64 before = -1;
    while (!input.hasEnded() && progress(0)) {
        const qint64 size = QFileInfo(input.path()).size();
        if (!toItsEnd && size == before && traceFormOfFile(input.path()))
            return;
        before = size;
        std::this_thread::sleep_for(pace);
    }
}

std::vector<qint64> sizesOf(const QStringList &paths)
{
    std::vector<qint64> sizes;
    for (const QString &path : paths)
        sizes.push_back(QFileInfo(path).size());
    return sizes;
}

/// Several files are merged as a whole: when one is longer all are read again, unless that would take long.
std::function<FileGrowth()> readingAgain(const QStringList &paths)
{
    constexpr qint64 most = qint64{64} << 20;
    const std::vector<qint64> before = sizesOf(paths);
    if (paths.size() < 2 || std::accumulate(before.begin(), before.end(), qint64{0}) > most)
        return nullptr;
    return [paths, before] { return sizesOf(paths) == before ? FileGrowth::None : FileGrowth::Anew; };
}

void readRun(QPromise<std::shared_ptr<OpenedRun>> &promise, QStringList paths, const TraceReading &how)
{
    const raft::WorkProgress progress = progressOf(promise);
    for (QString &path : paths) {
        if (path == u"-") {
            await(standardInput(), how.toItsEnd, progress);
            path = standardInput().path();
        }
    }
    std::function<FileGrowth()> again = readingAgain(paths); // What comes while they are read counts.
    OpenedTrace read =
        raftarium::openTrace({.paths = paths, .group = how.group, .table = how.patterns}, progress);
    auto opened = std::make_shared<OpenedRun>();
    opened->paths = paths;
    opened->group = how.group;
    opened->title = QFileInfo(paths.front()).fileName();
    if (paths.size() > 1)
        opened->title += QStringLiteral(" +%1").arg(paths.size() - 1);
    opened->problem = read.problem;
    opened->remark = read.remark;
    if (read.trace)
        opened->cluster = std::make_unique<raft::TraceCluster>(read.trace);
    opened->readOn = std::move(again);
    if (read.growth)
        opened->readOn = [growth = read.growth] { return growthOf(*growth); };
    promise.addResult(std::move(opened));
}

} // namespace

TraceFiles traceFiles()
{
    TraceFiles files;
    files.open = [](const QStringList &paths, const TraceReading &how) {
        return QtConcurrent::run(readRun, paths, how);
    };
    files.recognises = [](const QString &path) { return traceFormOfFile(path).has_value(); };
    files.patternsBeside = patternsBeside;
    return files;
}

} // namespace raftarium
