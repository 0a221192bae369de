#include "netnode/raftctl/page_command.h"

#include "netnode/page/played_lesson.h"
#include "netnode/page/recording_page.h"
#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/progress_bar.h"
#include "netnode/raftctl/scenario_file.h"
#include "netnode/raftctl/stop_request.h"
#include "netnode/recording/recording_file.h"
#include "raftcore/simulation/simulation.h"

#include <QFileInfo>

#include <variant>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr double madeAgain = 0.4; ///< Of the work, to let a run happen again.

/// Shows how far the work has come; goes on until Ctrl-C.
class Work {
public:
    raft::WorkProgress progress(double from, double to)
    {
        return [this, from, to](double part) {
            constexpr quint64 whole = 1000;
            const double done = from + part * (to - from);
            m_bar.show(static_cast<quint64>(done * whole), whole,
                       u"The page: %1 %"_s.arg(static_cast<int>(done * 100)));
            return !m_stop;
        };
    }
    bool isStopped() const { return m_stop; }
    void end() { m_bar.erase(); }

private:
    ProgressBar m_bar;
    const std::atomic<bool> &m_stop = stopRequest();
};

/// What savePage() has said, and the exit code.
int tell(const QString &problem, Work &work)
{
    work.end();
    if (problem.isEmpty())
        return Done;
    return complain(problem + u'.', work.isStopped() ? Interrupted : Failed);
}

/// The recording of a run that was just made.
raft::Recording recordingOf(const raft::Cluster &cluster, const std::string &title)
{
    raft::Recording recording;
    recording.title = title;
    recording.program = RAFTARIUM_VERSION;
    recording.setup = cluster.setup();
    recording.runs.push_back(recordedRun(cluster));
    recording.runs.back().name = "main";
    return recording;
}

/// `withLesson`: steps and questions, too.
int writeScenario(const QString &name, const QString &output, bool withLesson)
{
    const std::optional<raft::Scenario> scenario = loadScenario(name);
    if (!scenario)
        return Usage;
    Work work;
    const auto factory = [](const raft::ClusterSetup &setup, std::string *problem) {
        return raft::simulate(setup, problem);
    };
    const PlayedLesson lesson = playLesson(*scenario, factory, [&work] { return work.isStopped(); });
    if (lesson.clusters.empty())
        return complain(u"%1 sets up no cluster."_s.arg(name));
    PageContents contents;
    contents.recording = recordingOf(*lesson.clusters.back(), scenario->title);
    for (const auto &cluster : lesson.clusters)
        contents.runs.push_back({cluster.get(), "cluster " + std::to_string(contents.runs.size() + 1), {}});
    contents.shown = withLesson ? 0 : contents.runs.size() - 1;
    contents.command = u"raftctl scenario run %1"_s.arg(QFileInfo(name).fileName());
    if (withLesson)
        contents.lesson = lessonSections(*scenario, lesson.played);
    const int code = tell(savePage(output, contents, work.progress(madeAgain, 1)), work);
    return code == Done && lesson.problem
               ? complain(QString::fromStdString(lesson.problem->message()), Failed)
               : code;
}

int writeRecording(const QString &path, const QString &output)
{
    Work work;
    const raft::WorkProgress reading = work.progress(0, 0.2);
    const std::variant<raft::Recording, QString> read = readRecordingFile(path, reading);
    if (const auto *problem = std::get_if<QString>(&read)) {
        work.end();
        return complain(*problem, work.isStopped() ? Interrupted : Usage);
    }
    const QString command = u"raftctl recording show %1"_s.arg(QFileInfo(output).fileName());
    return tell(savePage(output, std::get<raft::Recording>(read), command, work.progress(0.2, 1)), work);
}

QString outputOf(const CommandLine &line)
{
    return line.value(u"output"_s);
}

int runRecording(CommandLine &line)
{
    const QString source = line.positional().first();
    if (outputOf(line).isEmpty())
        return complain(u"Expected -o FILE.html"_s % line.seeHelp());
    return isScenario(source) ? writeScenario(source, outputOf(line), false)
                              : writeRecording(source, outputOf(line));
}

int runLesson(CommandLine &line)
{
    if (outputOf(line).isEmpty())
        return complain(u"Expected -o FILE.html"_s % line.seeHelp());
    return writeScenario(line.positional().first(), outputOf(line), true);
}

const QList<CommandOption> &options()
{
    static const QList<CommandOption> all{
        {u"output"_s, u"The page to write."_s, u"FILE"_s, {}, {}, {}, false, u"o"_s}};
    return all;
}

} // namespace

RaftctlCommand recordingHtmlCommand()
{
    return {
        {u"recording html"_s, u"RUN -o OUT.html"_s,
         u"a run as one web page that plays it, with nothing installed"_s,
         u"Writes a recording (*.raft.json) or a scenario (*.md, or the name of a built-in one) as one web "
         u"page: servers, messages, timeline and logs at every instant. It loads nothing from anywhere, and "
         u"can be opened by raftarium and raftctl again."_s,
         1, 1, options()},
        runRecording};
}

RaftctlCommand lessonHtmlCommand()
{
    return {
        {u"lesson html"_s, u"FILE|NAME -o OUT.html"_s,
         u"a lesson as one web page, with its run, steps and questions"_s,
         u"Runs a lesson with the right answers and writes it as one web page: what is read, the questions, "
         u"and the run beside them. It loads nothing from anywhere."_s,
         1, 1, options()},
        runLesson};
}

} // namespace raftarium
