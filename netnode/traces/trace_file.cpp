#include "netnode/traces/trace_file.h"

#include "netnode/traces/growing_trace.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/traces/run_clock.h"
#include "raftcore/traces/trace_loader.h"
#include "raftcore/traces/trace_merge.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <variant>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

constexpr qint64 pieceSize = 256 * 1024;

std::variant<raft::LabPatterns, QString> readPatterns(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tr("%1 cannot be read: %2").arg(path, file.errorString());
    constexpr qint64 most = 1 << 20;
    std::string problem;
    std::optional<raft::LabPatterns> patterns =
        raft::LabPatterns::read(file.read(most).toStdString(), &problem);
    if (!patterns)
        return tr("%1 is no table of patterns: %2").arg(path, QString::fromStdString(problem));
    return *std::move(patterns);
}

/// The table to be used for a log; a sentence when there is one that cannot be read.
std::variant<raft::LabPatterns, QString> patternsFor(const TraceRequest &request, const QString &path)
{
    if (request.table)
        return *request.table;
    if (!request.patterns.isEmpty())
        return readPatterns(request.patterns);
    if (QFileInfo::exists(patternsBeside(path)))
        return readPatterns(patternsBeside(path));
    return raft::LabPatterns::usual();
}

bool openSource(QFile &file, const QString &path)
{
    return path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
}

/// Feeds the loader; empty, a sentence why it failed, or nothing at all when `progress` has said no.
std::optional<QString> feed(raft::TraceLoader &loader, QFile &file, const raft::WorkProgress &progress)
{
    const qint64 whole = file.isSequential() ? 0 : file.size();
    qint64 done = 0;
    QByteArray piece(pieceSize, Qt::Uninitialized);
    for (;;) {
        const qint64 got = file.read(piece.data(), piece.size());
        if (got < 0)
            return tr("%1 cannot be read: %2").arg(file.fileName(), file.errorString());
        if (got == 0)
            break;
        loader.feed({piece.constData(), static_cast<std::size_t>(got)});
        done += got;
        const double part = whole > 0 ? static_cast<double>(done) / static_cast<double>(whole) : 0;
        if (progress && !progress(std::min(part, 1.0)))
            return std::nullopt;
    }
    loader.finish();
    return QString();
}

QString knownForms()
{
    QStringList forms;
    for (const raft::TraceForm form : raft::allTraceForms())
        forms << QString::fromUtf8(raft::title(form).data(),
                                   static_cast<qsizetype>(raft::title(form).size()));
    return forms.join(u", "_s);
}

/// Makes a loader read as was asked for; a sentence when it cannot.
QString prepare(raft::TraceLoader &loader, const TraceRequest &request, const QString &path)
{
    std::variant<raft::LabPatterns, QString> patterns = patternsFor(request, path);
    if (const auto *problem = std::get_if<QString>(&patterns))
        return *problem;
    loader.setPatterns(std::get<raft::LabPatterns>(std::move(patterns)));
    loader.setServer(QFileInfo(path).completeBaseName().toStdString());
    if (request.form)
        loader.setForm(*request.form);
    return {};
}

/// Of a file that was read to its end: why it cannot be shown, or nothing.
QString formProblem(const raft::TraceLoader &loader, const QString &path, const QByteArray &beginning)
{
    if (loader.form())
        return {};
    if (beginning.startsWith("\x1f\x8b"))
        return tr("%1 is compressed: unpack it first, as with gunzip").arg(path);
    return tr("%1 has none of the forms that can be read: %2").arg(path, knownForms());
}

/// Reads one of the files. Empty when it was read; nothing when `progress` has said no.
std::optional<QString> readOne(const TraceRequest &request, std::uint16_t number, raft::ServerNames &names,
                               raft::TraceSource &source, const TakeTraceItem &take,
                               const raft::WorkProgress &progress)
{
    const QString &path = request.paths[number];
    QFile file(path);
    if (!openSource(file, path))
        return tr("%1 cannot be read: %2").arg(path, file.errorString());
    raft::TraceLoader loader(names, source, number, take);
    if (const QString problem = prepare(loader, request, path); !problem.isEmpty())
        return problem;
    const QByteArray beginning = file.peek(GrowingTrace::remembered);
    const std::optional<QString> problem = feed(loader, file, progress);
    return problem && problem->isEmpty() ? formProblem(loader, path, beginning) : problem;
}

/// As readTraceFiles() of a single file, which is kept for what may be added to it.
std::optional<QString> readGrowing(const TraceRequest &request, GrowingTrace &growing,
                                   const raft::WorkProgress &progress)
{
    const QString &path = request.paths.front();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tr("%1 cannot be read: %2").arg(path, file.errorString());
    growing.trace().source().files = {QFileInfo(path).fileName().toStdString()};
    growing.trace().source().groups.choose(request.group.toStdString());
    if (const QString problem = prepare(growing.loader(), request, path); !problem.isEmpty())
        return problem;
    const QByteArray beginning = file.peek(GrowingTrace::remembered);
    const std::optional<QString> problem = feed(growing.loader(), file, progress);
    growing.noteEnd(file, beginning);
    return problem && problem->isEmpty() ? formProblem(growing.loader(), path, beginning) : problem;
}

/// The first of the groups that are left out.
QString otherGroups(const raft::TraceGroups &groups)
{
    constexpr std::size_t most = 12;
    QStringList others;
    for (std::size_t place = 0; place < std::min(groups.others().size(), most); ++place)
        others << QString::fromStdString(groups.others()[place]);
    if (groups.others().size() > most)
        others << tr("and %1 more").arg(groups.others().size() - most);
    return others.join(u", "_s);
}

QString emptyProblem(const TraceRequest &request, const raft::TraceGroups &groups)
{
    const QString paths = request.paths.join(u", "_s);
    return groups.others().empty() ? tr("%1 tells nothing that can be shown").arg(paths)
                                   : tr("%1 tells nothing of Raft group %2; its groups are %3")
                                         .arg(paths, request.group, otherGroups(groups));
}

/// Which of several groups is shown; empty when there is one only.
QString groupRemark(const raft::TraceGroups &groups)
{
    if (groups.others().empty())
        return {};
    return tr("Shown is Raft group %1; %2 lines of other groups are left out: %3. You can choose another "
              "one.")
        .arg(QString::fromStdString(groups.shown()))
        .arg(groups.linesLeftOut())
        .arg(otherGroups(groups));
}

QString remarkOf(const raft::TraceSource &source)
{
    QStringList parts;
    if (!source.remark.empty())
        parts << QString::fromStdString(source.remark);
    if (const QString groups = groupRemark(source.groups); !groups.isEmpty())
        parts << groups;
    if (source.brokenLines > 0)
        parts << tr("%1 of %2 lines could not be read, the first is %3: %4")
                     .arg(source.brokenLines)
                     .arg(source.lines)
                     .arg(QString::fromStdString(source.nameOf(source.broken.front().where)),
                          QString::fromStdString(raft::translated(source.broken.front().why.c_str())));
    return parts.join(u' ');
}

} // namespace

QString patternsBeside(const QString &path)
{
    return path + u".patterns.json"_s;
}

QString readTraceFiles(const TraceRequest &request, raft::ServerNames &names, raft::TraceSource &source,
                       const TakeTraceItem &take, const raft::WorkProgress &progress)
{
    for (const QString &path : request.paths)
        source.files.push_back(path == u"-" ? std::string("standard input")
                                            : QFileInfo(path).fileName().toStdString());
    source.groups.choose(request.group.toStdString());
    raft::RunClock clock;
    const auto takeTimed = [&](raft::TraceItem item) {
        if (item.at)
            item.at = clock.since(*item.at);
        take(std::move(item));
    };
    if (request.paths.size() == 1)
        return readOne(request, 0, names, source, takeTimed, progress).value_or(QString());
    const auto files = static_cast<std::size_t>(request.paths.size());
    raft::TraceMerge merge(files);
    for (std::size_t file = 0; file < files; ++file) {
        const auto from = static_cast<double>(file);
        const std::optional<QString> problem = readOne(
            request, static_cast<std::uint16_t>(file), names, source,
            [&merge, file](raft::TraceItem item) { merge.add(file, std::move(item)); },
            raft::partOf(progress, from / static_cast<double>(files),
                         (from + 1) / static_cast<double>(files)));
        if (!problem || !problem->isEmpty())
            return problem.value_or(QString());
    }
    merge.handOn(source, takeTimed);
    return {};
}

std::optional<raft::TraceForm> traceFormOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    constexpr qint64 lookedAt = 65'536;
    return raft::traceFormOf(file.read(lookedAt).toStdString());
}

OpenedTrace openTrace(const TraceRequest &request, const raft::WorkProgress &progress)
{
    OpenedTrace opened;
    opened.trace = std::make_shared<raft::Trace>();
    bool cancelled = false;
    const raft::WorkProgress watched = [&](double part) {
        cancelled = progress && !progress(part);
        return !cancelled;
    };
    raft::Trace &trace = *opened.trace;
    if (request.paths.size() == 1 && request.paths.front() != u"-") {
        opened.growth = std::make_shared<GrowingTrace>(request.paths.front(), opened.trace);
        opened.problem = readGrowing(request, *opened.growth, watched).value_or(QString());
    } else {
        opened.problem = readTraceFiles(
            request, trace.names(), trace.source(),
            [&trace](raft::TraceItem item) { trace.add(std::move(item)); }, watched);
    }
    if (opened.problem.isEmpty() && !cancelled && trace.events().empty())
        opened.problem = emptyProblem(request, trace.source().groups);
    if (cancelled || !opened.problem.isEmpty()) {
        opened.growth.reset();
        opened.trace.reset();
    } else {
        opened.remark = remarkOf(trace.source());
    }
    return opened;
}

} // namespace raftarium
