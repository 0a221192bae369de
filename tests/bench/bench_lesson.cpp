#include "app/lesson/lesson_editor.h"
#include "app/lesson/lesson_panel.h"
#include "app/present/presentation.h"
#include "app/window/lectures.h"
#include "app/window/main_window.h"
#include "raftcore/simulation/simulation.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTextBlock>

#include <algorithm>
#include <cstdio>

// What a lecture waits for: to present and to stop, a step of a lesson with a long run, a key in the editor.

namespace {

using namespace raftarium;

constexpr int repetitions = 9;
constexpr raft::EventNumber longRun = 100'000;

/// The median of some measurements, in milliseconds, until the window has painted what came of it.
template <class Do>
double measured(Do act)
{
    std::vector<double> times;
    for (int i = 0; i < repetitions; ++i) {
        QElapsedTimer clock;
        clock.start();
        act(i);
        QCoreApplication::processEvents();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

raft::Scenario lessonWithALongRun()
{
    std::string text =
        "# Long\n\n## One\n\n```raft\ncluster 5 clock seed=7\nuntil leader any within 2s\nwait 60s\n```\n";
    for (int i = 0; i < repetitions; ++i)
        text += "\n## Step\n\nProse.\n\n```raft\nput leader x=" + std::to_string(i) +
                "\nwait 60s\nask \"Who leads?\" \"S1\" \"S2\"*\nwait 100ms\n```\n";
    return std::get<raft::Scenario>(raft::parseScenario(text, "long.md"));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM",
            qgetenv("QT_QPA_PLATFORM").isEmpty() ? "offscreen" : qgetenv("QT_QPA_PLATFORM"));
    QApplication application(argc, argv);
    QSettings settings(QString(), QSettings::IniFormat);
    Session session(raft::simulate);
    session.open(raft::clusterOf(5, 13));
    MainWindow window(&session, &settings);
    window.resize(1920, 1080);
    window.show();
    QCoreApplication::processEvents();

    Presentation &present = *window.lectures()->presentation();
    const double onAndOff = measured([&](int) {
        present.enter();
        QCoreApplication::processEvents();
        present.leave();
    });

    LessonPlayer &player = *window.lectures()->lesson()->player();
    window.lectures()->lesson()->open(lessonWithALongRun());
    while (player.isRunning() || session.events().size() < longRun) {
        if (!player.isRunning())
            player.next();
        QCoreApplication::processEvents();
        if (!player.canGoOn() && !player.isRunning())
            break;
    }
    player.returnToLesson();
    const raft::EventNumber events = session.events().size();
    const double back = measured([&](int) { player.back(); });
    const double next = measured([&](int) { player.next(); });

    auto *source = window.findChild<QPlainTextEdit *>(QStringLiteral("lessonSource"));
    QString text = QStringLiteral("# Long\n\n```raft\ncluster 5\n");
    for (int i = 0; i < 1000; ++i)
        text += QStringLiteral("put 1 key=value%1\n").arg(i);
    source->setPlainText(text + QStringLiteral("```\n"));
    source->setTextCursor(QTextCursor(source->document()->findBlockByNumber(500)));
    const double key = measured([&](int) { source->insertPlainText(QStringLiteral("x")); });

    std::printf("{\"present_on_and_off_ms\":%.1f,\"lesson_events\":%u,\"lesson_next_ms\":%.1f,\"lesson_back_"
                "ms\":%.1f,"
                "\"key_in_1000_lines_ms\":%.1f}\n",
                onAndOff, events, next, back, key);
    return 0;
}
