#include "unsaved_question.h"

#include "app/program/recordings.h"
#include "app/program/traces.h"
#include "app/program/unsaved_run.h"
#include "app/session/linearizability_watch.h"
#include "app/session/run_report.h"
#include "app/session/scenario_file.h"
#include "app/session/session.h"
#include "app/session/time_text.h"
#include "app/window/exports.h"
#include "app/window/language.h"
#include "app/window/lesson_handout.h"
#include "app/window/main_window.h"
#include "app/window/options.h"
#include "app/window/raftarium_manual.h"
#include "app/window/setup_panel.h"
#include "netnode/client/interrupt.h"
#include "netnode/files/lesson_order.h"
#include "netnode/files/whole_file.h"
#include "netnode/manual/completion_script.h"
#include "netnode/processes/process_cluster.h"
#include "raftcore/simulation/simulation.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <QStyleFactory>
#include <QThread>
#include <QTimer>

#include <cstdio>

// Puts the parts together: reads the command line, makes the cluster, opens the window or takes its picture.
namespace raftarium {

namespace {

constexpr int atFault = 2;                ///< Exit code: the command line, a file or the display.
constexpr int didNotHold = 1;             ///< Exit code: what a scenario expects.
constexpr std::uint64_t openingSeed = 13; ///< S1 leads after 0.18 s, in the first term.
constexpr std::size_t usualServers = 5;
constexpr QSize pictureSize{1920, 1080};
constexpr qint64 moment = 300; ///< Milliseconds; what is over by then is the first thing that is seen.

int complain(const QString &sentence)
{
    std::fprintf(stderr, "raftarium: %s\n", sentence.toUtf8().constData());
    return atFault;
}

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

/// Without a screen the platform complains about what it cannot do and what is not missed, such as the folder
/// of a session where nobody has logged in.
void tellWarning(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const bool isMissed = !message.startsWith(u"This plugin does not support") &&
                          !message.startsWith(u"QStandardPaths: XDG_RUNTIME_DIR not set");
    if (isMissed)
        std::fprintf(stderr, "%s\n", message.toUtf8().constData());
}

/// What the window shows at first.
struct Opening {
    std::unique_ptr<raft::Cluster> cluster;
    std::shared_ptr<OpenedRecording> recording; ///< Instead of a single cluster.
    QString recordingPath;              ///< To be read beside the window, which shows the cluster till then.
    QStringList tracePaths;             ///< The same of a trace …
    TraceReading traceReading;          ///< … and how they are read.
    std::shared_ptr<OpenedRun> trace;   ///< Instead of the cluster.
    std::optional<raft::Scenario> play; ///< To be played on real processes, beside the cluster.
    std::optional<raft::Scenario> run;  ///< To be run beside the window, which shows the cluster till then.
    QString title;
    QString remark;  ///< To be reported, though all can be shown.
    QString failure; ///< What did not hold of the scenario that is shown.
    QString problem; ///< Why nothing can be shown.

    /// Whether what was asked for comes after the window.
    bool isBeside() const { return run.has_value() || !recordingPath.isEmpty() || !tracePaths.isEmpty(); }
};

QString scenarioPath(const Options &options)
{
    const QString builtIn =
        QStringLiteral(":/scenarios/%1.md").arg(options.tour ? QStringLiteral("tour") : options.file);
    const bool isMeant = options.tour || (!QFileInfo::exists(options.file) && QFileInfo::exists(builtIn));
    return isMeant ? builtIn : options.file;
}

/// Until the servers of the scenario are there, a simulation is shown.
Opening openPlay(const Options &options)
{
    Opening opening;
    std::variant<raft::Scenario, QString> read =
        readScenarioForProcesses(scenarioPath(options), options.process.delay);
    if (const auto *problem = std::get_if<QString>(&read)) {
        opening.problem = *problem;
        return opening;
    }
    opening.play = std::get<raft::Scenario>(std::move(read));
    opening.cluster = raft::simulate(windowCluster(usualServers, openingSeed));
    opening.title = titleOf(*opening.play);
    return opening;
}

/// A person sees the window first and may cancel what takes long.
Opening openBeside(const Options &options)
{
    Opening opening;
    std::variant<raft::Scenario, QString> read = readScenarioFile(scenarioPath(options));
    if (const auto *problem = std::get_if<QString>(&read)) {
        opening.problem = *problem;
        return opening;
    }
    opening.run = std::get<raft::Scenario>(std::move(read));
    opening.cluster = raft::simulate(windowCluster(usualServers, openingSeed));
    opening.title = titleOf(*opening.run);
    return opening;
}

Opening openScenario(const Options &options)
{
    if (!options.unattended() && !options.namesInstant())
        return openBeside(options);
    PlayedScenario played = playScenarioFile(scenarioPath(options), raft::simulate);
    Opening opening;
    opening.title = played.title;
    opening.cluster = std::move(played.cluster);
    if (!opening.cluster)
        opening.problem = played.problem;
    else
        opening.failure = played.problem;
    return opening;
}

/// Whether work ends within a moment.
template <class Result>
bool endsSoon(const QFuture<Result> &work)
{
    QElapsedTimer clock;
    clock.start();
    while (!work.isFinished() && clock.elapsed() < moment)
        QThread::msleep(5);
    return work.isFinished();
}

/// What takes longer than a moment is read beside the window, with progress and cancel.
Opening openRecording(const Options &options)
{
    QFuture<std::shared_ptr<OpenedRecording>> read = recordingFiles().open(options.file);
    Opening opening;
    if (!options.unattended() && !options.namesInstant() && !endsSoon(read)) {
        read.cancel();
        opening.recordingPath = options.file;
        opening.cluster = raft::simulate(windowCluster(usualServers, openingSeed));
        return opening;
    }
    opening.recording = read.result();
    opening.title = opening.recording->title;
    opening.problem = opening.recording->problem;
    opening.remark = opening.recording->remark;
    return opening;
}

/// A person sees the window first; a picture or a report waits for the trace.
Opening openTrace(const Options &options)
{
    Opening opening;
    if (!options.unattended() && !options.namesInstant()) {
        opening.tracePaths = options.files();
        opening.traceReading.group = options.group;
        opening.cluster = raft::simulate(windowCluster(usualServers, openingSeed));
        return opening;
    }
    opening.trace = traceFiles().open(options.files(), {.toItsEnd = true, .group = options.group}).result();
    opening.title = opening.trace->title;
    opening.problem = opening.trace->problem;
    opening.remark = opening.trace->remark;
    return opening;
}

/// Whether what is named are files of other implementations.
bool isTrace(const Options &options)
{
    if (options.file.isEmpty() || options.tour || isRecordingName(options.file) ||
        options.file.endsWith(u".md", Qt::CaseInsensitive))
        return false;
    const QStringList files = options.files();
    return files.size() > 1 || files.front() == u"-" || files.front().endsWith(u".trace.jsonl") ||
           traceFiles().recognises(files.front());
}

Opening openCluster(const Options &options)
{
    Opening opening;
    std::string problem;
    opening.cluster = raft::simulate(
        windowCluster(options.servers.value_or(usualServers), options.seed.value_or(openingSeed)), &problem);
    opening.problem = QString::fromStdString(problem);
    constexpr raft::Time longest{600'000'000};
    if (options.at && *options.at > longest)
        opening.problem = QStringLiteral("--at can be at most 600s for a new cluster");
    else if (opening.cluster && options.at)
        opening.cluster->advance(*options.at);
    return opening;
}

Opening openProcesses(const Options &options, const ProcessFactory &factory)
{
    Opening opening;
    opening.title = QStringLiteral("Processes");
    if (factory)
        opening.cluster = factory(options.process, &opening.problem);
    else
        opening.problem = QStringLiteral("real processes are not available: this program only simulates");
    return opening;
}

std::unique_ptr<raft::Cluster> realProcesses(const ProcessRequest &request, QString *problem)
{
    if (request.setup)
        return ProcessCluster::startFor(*request.setup, problem);
    if (request.kind == ProcessRequest::Kind::Start)
        return ProcessCluster::start(
            {{}, static_cast<int>(request.servers), request.delay, request.dataDirectory}, problem);
    QList<QUrl> urls;
    for (const QString &address : request.addresses)
        urls.append(QUrl(address));
    return ProcessCluster::attach({urls, request.tokenFile, request.authority}, problem);
}

/// What was asked for, to begin with.
Opening open(const Options &options, const ProcessFactory &processes)
{
    const bool isScenario = options.tour || !options.file.isEmpty();
    if (!options.group.isEmpty() && !isTrace(options)) {
        Opening refused;
        refused.problem = QStringLiteral("--group is for a trace of several Raft groups: name its file");
        return refused;
    }
    if (options.real)
        return isScenario ? openPlay(options) : openProcesses(options, processes);
    if (isTrace(options))
        return openTrace(options);
    if (isRecordingName(options.file))
        return openRecording(options);
    return isScenario ? openScenario(options) : openCluster(options);
}

/// Lets real time pass.
void waitUntil(const Session &session, raft::Time time)
{
    const raft::Time left = std::max(time - session.cluster().now(), raft::Time{});
    QEventLoop loop;
    QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(left), &loop, &QEventLoop::quit);
    loop.exec();
}

/// Begins to play on real processes and waits until they are shown; else says why they are not.
QString beginPlay(raft::Scenario scenario, MainWindow &window, const Session &session)
{
    QString problem;
    QEventLoop loop;
    QObject::connect(&session, &Session::clusterReplaced, &loop, &QEventLoop::quit);
    QObject::connect(&window, &MainWindow::playEnded, &loop, [&](const QString &why) {
        problem = why;
        loop.quit();
    });
    window.playOnProcesses(std::move(scenario));
    loop.exec();
    if (session.inRealTime())
        return {};
    return problem.isEmpty() ? QStringLiteral("the scenario sets up no cluster, so there is nothing to show")
                             : problem;
}

/// Writes all or nothing; answers the exit code.
int save(const QString &path, const std::function<bool(QIODevice &)> &write)
{
    const QString problem = writeWhole(path, write);
    return problem.isEmpty() ? 0 : complain(QStringLiteral("%1 cannot be written: %2").arg(path, problem));
}

/// What clients saw is judged beside the play: the picture should show the verdict, unless that takes too
/// long.
void awaitVerdict(const Session &session)
{
    constexpr qint64 longest = 3000; // Milliseconds.
    QElapsedTimer clock;
    clock.start();
    while (!session.clientHistory().isUpToDate() && clock.elapsed() < longest)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
}

/// Lays the window out without a screen.
void showUnseen(MainWindow &window, Session &session)
{
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.show();
    awaitVerdict(session);
    // Fonts, docks and polishing settle in the event loop.
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    session.showNow();
}

int savePicture(MainWindow &window, Session &session, const QString &path)
{
    showUnseen(window, session);
    const QPixmap picture = window.grab();
    return save(path, [&picture](QIODevice &file) { return picture.save(&file, "PNG"); });
}

int saveReport(const raft::Cluster &cluster, const QString &title, const QString &path)
{
    const QByteArray report = runReport(cluster, title).toUtf8();
    return save(path, [&report](QIODevice &file) { return file.write(report) == report.size(); });
}

/// Writes a lesson for paper; answers the exit code.
int saveHandout(const Options &options)
{
    const std::variant<raft::Scenario, QString> read = readScenarioFile(scenarioPath(options));
    if (const auto *problem = std::get_if<QString>(&read))
        return complain(*problem);
    const LessonHandout handout = printedHandoutOf(std::get<raft::Scenario>(read), raft::simulate);
    const int code = save(options.made.handout, [&handout](QIODevice &file) {
        return file.write(handout.pdf) == handout.pdf.size();
    });
    if (code != 0 || handout.problem.isEmpty())
        return code;
    complain(handout.problem);
    return didNotHold;
}

int saveExport(MainWindow &window, Session &session, const ExportRequest &request)
{
    showUnseen(window, session);
    const QFuture<QString> work = window.exports()->begin(request);
    while (!work.isFinished())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    return work.result().isEmpty() ? 0 : complain(work.result());
}

int savePage(const Session &session, const QString &title, const QString &path)
{
    const QString problem = recordingFiles().savePage(path, title, session).result();
    return problem.isEmpty() ? 0 : complain(problem);
}

/// What is over in a moment is the first thing that is seen.
void awaitRun(const MainWindow &window)
{
    QElapsedTimer clock;
    clock.start();
    while (window.isBusy() && clock.elapsed() < moment)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
}

/// What is to be reported when the instant that is asked for comes after the end of the run; else nothing.
QString remarkBeyondEnd(const Session &session, const Options &options)
{
    const bool isBeyond = (options.at && *options.at > session.cluster().now()) ||
                          (options.event && *options.event > session.events().size());
    if (options.real || (options.file.isEmpty() && !options.tour) || !isBeyond)
        return {};
    return QStringLiteral(
               "the run ends at %1 with event %2, before the instant that is asked for: this is its end")
        .arg(timeText(session.cluster().now()))
        .arg(session.events().size());
}

/// Where the run is first looked at, and whether it plays.
void beginShow(Session &session, const Options &options)
{
    const bool recorded = !options.real && (options.tour || !options.file.isEmpty());
    if (recorded && options.at)
        session.seekTime(*options.at);
    else if (recorded && options.event)
        session.seekEvent(std::min(*options.event, session.events().size()));
    else if (recorded && !options.unattended())
        session.goToStart();
    session.setPlaying(options.real || (!options.namesInstant() && !options.unattended()));
}

/// What another window left behind when it was killed is offered here.
void offerLeftRun(MainWindow &window, UnsavedRun &unsaved)
{
    const QStringList left = unsaved.leftBehind();
    if (left.isEmpty())
        return;
    askAboutLeftRun(&window, left.last(), [&window, &unsaved, file = left.last()] {
        QObject::connect(&window, &MainWindow::recordingOpened, &unsaved,
                         [&unsaved, file](const QString &path) {
                             if (path == file) // Only then does the window hold what the file holds.
                                 unsaved.takeOver(file);
                         });
        window.openOwnCopy(file);
    });
}

/// Shows the window until it is closed.
int showWindow(MainWindow &window, Session &session, Opening &opening)
{
    UnsavedRun unsaved(&session, recordingFiles(), folderOfUnsavedRuns());
    const Interrupt interrupt; // As closing it does, a signal leaves no process behind.
    QObject::connect(&interrupt, &Interrupt::asked, &unsaved, &UnsavedRun::leaveBehind);
    QObject::connect(&interrupt, &Interrupt::asked, &window, &MainWindow::closeAtOnce);
    if (opening.run) {
        window.runScenario(std::move(*opening.run), true);
        awaitRun(window);
    }
    if (!opening.recordingPath.isEmpty())
        window.openRecording(opening.recordingPath);
    if (!opening.tracePaths.isEmpty()) {
        window.openTrace(opening.tracePaths, opening.traceReading);
        if (!opening.tracePaths.contains(QStringLiteral("-"))) // It may say nothing for long.
            awaitRun(window);
    }
    window.show();
    window.tell(opening.remark);
    if (!opening.failure.isEmpty())
        window.showFailure(opening.failure);
    offerLeftRun(window, unsaved);
    return QApplication::exec();
}

/// What is asked for without a window: a report, a web page, a picture, another export.
int savePapers(MainWindow &window, Session &session, const Opening &opening, const Options &options)
{
    bool held = opening.failure.isEmpty();
    QObject::connect(&window, &MainWindow::playEnded, &window, [&held](const QString &problem) {
        held = held && problem.isEmpty();
        if (!problem.isEmpty())
            complain(problem);
    });
    if (options.real)
        waitUntil(session, *options.at);
    const MadeFiles &made = options.made;
    int code = made.report.isEmpty() ? 0 : saveReport(session.cluster(), opening.title, made.report);
    if (code == 0 && !made.page.isEmpty())
        code = savePage(session, opening.title, made.page);
    if (code == 0 && made.exported)
        code = saveExport(window, session, *made.exported);
    if (code == 0 && !made.screenshot.isEmpty())
        code = savePicture(window, session, made.screenshot);
    return code != 0 ? code : held ? 0 : didNotHold;
}

int show(const Options &options)
{
    if (!options.made.handout.isEmpty())
        return saveHandout(options);
    const ProcessFactory processes = realProcesses;
    Opening opening = open(options, processes);
    if (!opening.problem.isEmpty())
        return complain(opening.problem);
    Session session(raft::simulate);
    if (opening.recording)
        session.adopt(std::move(opening.recording->branches), std::move(opening.recording->runs),
                      opening.recording->shown);
    else
        session.adopt(std::move(opening.trace ? opening.trace->cluster : opening.cluster));
    if (const QString beyond = remarkBeyondEnd(session, options); !beyond.isEmpty())
        opening.remark = opening.remark.isEmpty() ? beyond : opening.remark + u'\n' + beyond;
    for (const QString &sentence : {opening.remark, opening.failure})
        if (!sentence.isEmpty())
            complain(sentence);
    QSettings settings;
    QSettings untouched(QString(), QSettings::IniFormat);
    MainWindow window(&session, options.unattended() ? &untouched : &settings);
    if (options.dark)
        window.showTheme(*options.dark ? MainWindow::ThemeChoice::Dark : MainWindow::ThemeChoice::Light);
    window.setProcessFactory(processes);
    window.setRecordingFiles(recordingFiles());
    window.setTraceFiles(traceFiles());
    if (!opening.isBeside()) // Until it is there, something else is shown.
        session.setTitle(opening.title);
    if (options.size || options.unattended())
        window.resize(options.size.value_or(pictureSize));
    window.setProcessDelay(options.process.delay);
    if (opening.play)
        if (const QString problem = beginPlay(std::move(*opening.play), window, session); !problem.isEmpty())
            return complain(problem);
    if (!opening.isBeside())
        beginShow(session, options);
    return options.unattended() ? savePapers(window, session, opening, options)
                                : showWindow(window, session, opening);
}

QString printedInstead(const Options &options)
{
    if (options.help)
        return raftariumHelp();
    if (options.version)
        return QStringLiteral("raftarium " RAFTARIUM_VERSION "\n");
    if (options.manual)
        return manualPage(raftariumManual(), QStringLiteral(RAFTARIUM_VERSION),
                          QStringLiteral(RAFTARIUM_RELEASE_DATE));
    return completionScript(options.completion,
                            {QStringLiteral("raftarium"), raftariumOptions(), true, lessonsInOrder()})
        .value_or(QString());
}

int run(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto parsed = parseOptions(arguments);
    if (const auto *problem = std::get_if<QString>(&parsed))
        return complain(*problem);
    const auto &options = std::get<Options>(parsed);
    if (options.printsInstead()) {
        std::fputs(printedInstead(options).toUtf8().constData(), stdout);
        return std::fflush(stdout) == 0 ? 0 : complain(QStringLiteral("cannot write to standard output"));
    }
    if (!hasDisplay()) {
        if (!options.unattended())
            return complain(
                QStringLiteral("there is no display to open a window on; "
                               "--screenshot, --report, --html, --export and --handout work without one"));
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qInstallMessageHandler(tellWarning);
    }
    if (!options.unattended())
        Interrupt::hold();
    int ownCount = 1; // Qt would take some options for its own.
    QApplication application(ownCount, argv);
    QApplication::setApplicationName(QStringLiteral("raftarium"));
    QApplication::setOrganizationName(QStringLiteral("raftarium"));
    QApplication::setApplicationVersion(QStringLiteral(RAFTARIUM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.raftarium.raftarium"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/io.github.raftarium.raftarium.svg")));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QString chosen = options.unattended() ? QString() : QSettings().value(languageSetting()).toString();
    speak(application, languageFor(options.language.isEmpty() ? chosen : options.language,
                                   QLocale::system().uiLanguages()));
    const int code = show(options);
    // Connections that have ended go while there is an application: without one, TLS complains of its end.
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return code;
}

} // namespace

} // namespace raftarium

int main(int argc, char **argv)
{
    return raftarium::run(argc, argv);
}
