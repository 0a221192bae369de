#include "app/window/comparisons.h"

#include "app/comparison/comparison_window.h"
#include "app/session/time_text.h"
#include "app/traces/shown_trace.h"
#include "app/window/file_dialog.h"
#include "app/window/progress_note.h"
#include "app/window/run_files.h"
#include "app/window/setup_panel.h"
#include "raftcore/comparison/acted_again.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QtConcurrent>

namespace raftarium {

namespace {

/// What another thread may look at while no other does. It shares memory with the runs of the window, so
/// it ends on the window's thread.
template <class Shared>
std::shared_ptr<Shared> besideTheWindow(Shared shared)
{
    return {new Shared(std::move(shared)),
            [](Shared *over) { QMetaObject::invokeMethod(qApp, [over] { delete over; }); }};
}

/// What the worker needs to do the same once more.
struct Rerun {
    std::shared_ptr<ComparedRuns> runs; ///< The right one is yet to be made.
    std::unique_ptr<raft::FrozenRun> frozen;
    raft::ClusterSetup setup;
    raft::ClusterFactory factory;
};

void doAgain(QPromise<std::shared_ptr<ComparedRuns>> &promise, const std::shared_ptr<Rerun> &rerun)
{
    constexpr int whole = 1000;
    promise.setProgressRange(0, whole);
    const raft::WorkProgress progress = [&promise](double part) {
        promise.setProgressValue(static_cast<int>(part * whole));
        return !promise.isCanceled();
    };
    const raft::KeptRun kept = rerun->frozen->kept(raft::partOf(progress, 0, 0.4));
    const raft::WorkProgress acting = raft::partOf(progress, 0.4, 0.9);
    ComparedRuns &runs = *rerun->runs;
    runs.right.run = raft::actedAgain(kept.run, rerun->setup, rerun->factory, acting);
    if (runs.right.run)
        runs.comparison = raft::compare(*runs.left.run, *runs.right.run);
    promise.addResult(rerun->runs);
}

} // namespace

Comparisons::Comparisons(Session *session, QSettings *settings, RunFiles *files, QWidget *window)
    : QObject(window), m_session(session), m_settings(settings), m_files(files), m_window(window)
{
}

void Comparisons::addCommands(Actions &actions, const AskForName &ask)
{
    actions.add(
        {.name = QStringLiteral("compare"),
         .title = tr("Compare with"),
         .tip = tr("Shows this run and another one side by side: where they part, why, and what became "
                   "of each"),
         .synonyms = tr("difference diff side by side branch"),
         .menu = Menu::Run,
         .plan = [this] { return Plan::unless(obstacle(), [] {}); },
         .choices = [this, ask] { return choices(ask); }});
}

std::vector<Command> Comparisons::choices(const AskForName &ask)
{
    std::vector<Command> choices;
    for (std::size_t i = 0; i < m_session->branches().size(); ++i)
        if (i != m_session->branch())
            choices.push_back({.name = QStringLiteral("compareBranch%1").arg(i),
                               .title = m_session->branches()[i].name,
                               .tip = tr("Compares this run with that branch"),
                               .topic = tr("Compare with"),
                               .plan = [this, i] {
                                   return Plan::unless(obstacle(), [this, i] { compareWithBranch(i); });
                               }});
    const auto offer = [&](const QString &name, const QString &title, const QString &tip,
                           const QString &reason, const std::function<void()> &act) {
        choices.push_back({.name = name,
                           .title = title,
                           .tip = tip,
                           .topic = tr("Compare with"),
                           .startsGroup = name == u"compareRecording",
                           .plan = [reason, act] { return Plan::unless(reason, act); }});
    };
    offer(QStringLiteral("compareRecording"), tr("A recording…"), tr("Compares this run with one in a file"),
          m_files->recordings().open ? obstacle() : tr("This program keeps no recordings."),
          [this] { askForRecording(); });
    offer(QStringLiteral("compareSeed"), tr("Another seed…"),
          tr("Does the same to a cluster with another seed, and compares"), rerunObstacle(),
          [this, ask] { askForSeed(ask); });
    offer(QStringLiteral("compareSettings"), tr("Other settings…"),
          tr("Does the same to a cluster with other settings, and compares"), rerunObstacle(),
          [this] { askForSettings(); });
    return choices;
}

QString Comparisons::obstacle() const
{
    return m_session->cluster().capabilities().timeTravel ? m_files->busyObstacle()
                                                          : tr("This run cannot be seen again.");
}

QString Comparisons::rerunObstacle() const
{
    if (m_session->cluster().setup().external || traceOf(m_session->cluster()) != nullptr)
        return tr("The same can be done again only to simulated servers.");
    return obstacle();
}

QString Comparisons::nameOfShown() const
{
    const QString &branch = m_session->branches()[m_session->branch()].name;
    if (!branch.isEmpty())
        return branch;
    return m_session->title().isEmpty() ? tr("This run") : m_session->title();
}

/// The run as it is now, for a window of its own.
std::unique_ptr<raft::Cluster> Comparisons::copyOf(const raft::Cluster &run)
{
    if (std::unique_ptr<raft::Cluster> trace = sameTrace(run))
        return trace;
    std::unique_ptr<raft::Cluster> copy = run.branch(run.events().size(), run.now());
    if (!copy)
        emit reported(
            tr("This run cannot be copied: %1").arg(QString::fromStdString(run.capabilities().reason)));
    return copy;
}

void Comparisons::compareWithBranch(std::size_t branch)
{
    auto left = copyOf(m_session->cluster());
    auto right = left ? copyOf(m_session->run(branch)) : nullptr;
    if (right)
        compare({nameOfShown(), std::move(left)}, {m_session->branches()[branch].name, std::move(right)});
}

/// Only what a trace can tell is compared, without the clocks of its servers. The trace of the window may
/// grow: it is looked at on the window's thread only.
void Comparisons::compareAsTraces(ComparedRun left, ComparedRun right)
{
    const QString name = tr("Comparing %1 and %2").arg(left.name, right.name);
    const auto runs = besideTheWindow(ComparedRuns{std::move(left), std::move(right), {}});
    m_files->progress()->follow(QtConcurrent::run([runs] {
                                    for (ComparedRun *run : {&runs->left, &runs->right})
                                        run->run = asTrace(std::move(run->run), run->name);
                                    return runs;
                                }),
                                name, [this](const std::shared_ptr<ComparedRuns> &compared) {
                                    compared->comparison =
                                        raft::compare(*compared->left.run, *compared->right.run,
                                                      raft::ComparedTimes::Ignored);
                                    show(std::move(*compared));
                                });
}

void Comparisons::compare(ComparedRun left, ComparedRun right)
{
    if (traceOf(*left.run) != nullptr || traceOf(*right.run) != nullptr) {
        compareAsTraces(std::move(left), std::move(right));
        return;
    }
    const QString name = tr("Comparing %1 and %2").arg(left.name, right.name);
    const auto runs = besideTheWindow(ComparedRuns{std::move(left), std::move(right), {}});
    m_files->progress()->follow(
        QtConcurrent::run([runs] {
            runs->comparison = raft::compare(*runs->left.run, *runs->right.run);
            return runs;
        }),
        name, [this](const std::shared_ptr<ComparedRuns> &compared) { show(std::move(*compared)); });
}

void Comparisons::compareWithTrace(const QString &path)
{
    m_files->progress()->follow(
        m_files->traces().open({path}, {}), tr("Opening %1").arg(QFileInfo(path).fileName()),
        [this](const std::shared_ptr<OpenedRun> &opened) {
            auto left = opened->problem.isEmpty() ? copyOf(m_session->cluster()) : nullptr;
            if (left)
                compare({nameOfShown(), std::move(left)}, {opened->title, std::move(opened->cluster)});
            else if (!opened->problem.isEmpty())
                emit reported(opened->problem);
        });
}

void Comparisons::compareWithRecording(const QString &path)
{
    const TraceFiles &traces = m_files->traces();
    if (!isRecordingName(path) && traces.recognises && traces.recognises(path)) {
        compareWithTrace(path);
        return;
    }
    m_files->progress()->follow(m_files->recordings().open(path),
                                tr("Opening %1").arg(QFileInfo(path).fileName()),
                                [this](const std::shared_ptr<OpenedRecording> &opened) {
                                    if (opened->problem.isEmpty())
                                        compareWithOpened(*opened);
                                    else
                                        emit reported(opened->problem);
                                });
}

void Comparisons::compareWithOpened(OpenedRecording &opened)
{
    auto left = copyOf(m_session->cluster());
    if (!left)
        return;
    QStringList names{opened.title, opened.branches[opened.shown].name};
    names.removeAll(QString()); // Recordings of programs name no branch.
    const QString name = names.join(QStringLiteral(", "));
    compare({nameOfShown(), std::move(left)}, {name, std::move(opened.runs[opened.shown])});
}

void Comparisons::compareWithSetup(const raft::ClusterSetup &setup, const QString &name)
{
    auto left = copyOf(m_session->cluster());
    if (!left)
        return;
    std::unique_ptr<raft::FrozenRun> frozen = left->frozenCopy();
    if (!frozen)
        return;
    const auto runs = besideTheWindow(ComparedRuns{{nameOfShown(), std::move(left)}, {name, nullptr}, {}});
    const auto rerun = besideTheWindow(Rerun{runs, std::move(frozen), setup, m_session->factory()});
    m_files->progress()->follow(QtConcurrent::run(doAgain, rerun), tr("Doing the same again"),
                                [this](const std::shared_ptr<ComparedRuns> &compared) {
                                    if (compared->right.run)
                                        show(std::move(*compared));
                                    else
                                        emit reported(tr("No cluster can have these settings."));
                                });
}

// ---- What is asked for

void Comparisons::askForRecording()
{
    QFileDialog *dialog = newFileDialog(m_window, m_settings, tr("Compare with a recording"),
                                        tr("Recordings and web pages (*.raft.json *.html);;All files (*)"));
    dialog->setObjectName(QStringLiteral("comparisonDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, &Comparisons::compareWithRecording);
    dialog->show();
}

void Comparisons::askForSeed(const AskForName &ask)
{
    const raft::ClusterSetup setup = m_session->cluster().setup();
    ask(tr("Seed"), QString::number(setup.seed + 1), [this, setup](const QString &entered) {
        bool isNumber = false;
        raft::ClusterSetup other = setup;
        other.seed = entered.trimmed().toULongLong(&isNumber);
        if (isNumber)
            compareWithSetup(other, tr("seed %1").arg(other.seed));
        else
            emit reported(tr("A seed is a whole number, not “%1”.").arg(entered));
    });
}

void Comparisons::askForSettings()
{
    auto *panel = new SetupPanel(m_window);
    panel->setObjectName(QStringLiteral("comparedSetup"));
    panel->setWindowTitle(tr("Compare with other settings"));
    panel->setAttribute(Qt::WA_DeleteOnClose);
    panel->showSetup(m_session->cluster().setup());
    connect(panel, &SetupPanel::chosen, this,
            [this](const raft::ClusterSetup &setup) { compareWithSetup(setup, tr("other settings")); });
    panel->show();
}

// ---- What is shown

void Comparisons::show(ComparedRuns runs)
{
    auto *window = new ComparisonWindow(std::move(runs), m_window);
    window->setTheme(m_theme);
    std::erase_if(m_open, [](const auto &open) { return open.isNull(); });
    m_open.emplace_back(window);
    window->show();
}

void Comparisons::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (const auto &open : m_open)
        if (!open.isNull())
            open->setTheme(theme);
}

} // namespace raftarium
