#include "hand_timers.h"
#include "window_bench.h"
#include "wordless.h"

#include "app/inspector/facts_view.h"
#include "app/timeline/timeline_widget.h"

#include <QRandomGenerator>

using namespace raftarium;

namespace {

constexpr int userActions = 300;

/// Commands that open a dialog, ask for words, end the window, or begin what ends on another thread at some
/// time.
const QStringList &leftOut()
{
    static const QStringList names{QStringLiteral("new"),           QStringLiteral("open"),
                                   QStringLiteral("openRecent"),    QStringLiteral("openRecording"),
                                   QStringLiteral("saveRecording"), QStringLiteral("exportWindow"),
                                   QStringLiteral("exportPage"),    QStringLiteral("processes"),
                                   QStringLiteral("quit"),          QStringLiteral("copyForTerminal"),
                                   QStringLiteral("fullScreen"),    QStringLiteral("palette"),
                                   QStringLiteral("shortcuts"),     QStringLiteral("legend"),
                                   QStringLiteral("membership"),    QStringLiteral("goToTime"),
                                   QStringLiteral("openLesson"),    QStringLiteral("saveAnswers"),
                                   QStringLiteral("lessonEditor"),  QStringLiteral("recordLesson"),
                                   QStringLiteral("present"),       QStringLiteral("speaker"),
                                   QStringLiteral("futures"),       QStringLiteral("findRun"),
                                   QStringLiteral("statistics"),    QStringLiteral("clientHistory")};
    return names;
}

} // namespace

/// What the window does, shows as a fault, and offers does not hang on what it says: the same things are done
/// in a window with words and in one in which every text, the core's too, is "x".
class WordlessTest : public WindowBench {
    Q_OBJECT

private slots:
    void theSameHappensWithoutWords()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
        const QStringList spoken = story(raft::simulate);
        WordlessTranslator translator;
        QVERIFY(qApp->installTranslator(&translator));
        const QStringList silent = story([](const raft::ClusterSetup &setup, std::string *problem) {
            auto cluster = raft::simulate(setup, problem);
            return cluster ? std::make_unique<WordlessCluster>(std::move(cluster)) : nullptr;
        });
        qApp->removeTranslator(&translator);
        QVERIFY2(m_title == QStringLiteral("x"), "the words were gone");
        QCOMPARE(silent.size(), spoken.size());
        for (qsizetype i = 0; i < spoken.size(); ++i)
            QVERIFY2(silent[i] == spoken[i],
                     qPrintable(QStringLiteral("user action %1: without words %2, with words %3")
                                    .arg(i)
                                    .arg(silent[i], spoken[i])));
    }

private:
    /// Does the same things to a new window each time; what the window was like after each.
    QStringList story(const raft::ClusterFactory &factory)
    {
        m_random.seed(7);
        QStandardPaths::setTestModeEnabled(true);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("window.ini")),
                                                 QSettings::IniFormat);
        m_settings->clear();
        m_session = std::make_unique<Session>(factory);
        m_session->open(raft::clusterOf(5, 42));
        openWindow();
        m_timers = std::make_unique<HandTimers>(m_session.get());
        m_session->setClock(
            [this, looks = qint64(0)]() mutable { return m_timers->nanoseconds() + 500'000 * ++looks; });
        electLeader();
        QStringList lines;
        for (int done = 0; done < userActions; ++done) {
            const QString name = act();
            m_timers->pass(200);
            m_session->showNow();
            lines << name + QStringLiteral(": ") + state();
        }
        m_title = action("crash")->text();
        m_timers.reset();
        end();
        return lines;
    }

    int below(qsizetype most) { return m_random.bounded(static_cast<int>(most)); }
    QString act()
    {
        if (below(3) == 0) {
            m_session->select(something());
            return QStringLiteral("select");
        }
        const QList<QAction *> all = m_window->actions()->all();
        const QAction *action = all.at(below(all.size()));
        while (leftOut().contains(action->objectName()) || action->menu() != nullptr)
            action = all.at(below(all.size()));
        const QString name = action->objectName();
        m_window->actions()->action(name)->trigger();
        return name;
    }
    Selection something()
    {
        const raft::ClusterView &view = m_session->view();
        const raft::NodeId server = view.servers.at(static_cast<std::size_t>(below(5))).id;
        switch (below(5)) {
        case 0: return SelectedServer{server};
        case 1: return SelectedLink{server, view.servers.at(server.value % 5).id};
        case 2: return SelectedEvent{1 + static_cast<raft::EventNumber>(below(m_session->events().size()))};
        case 3:
            if (!view.messages.empty())
                return SelectedMessage{view.messages[static_cast<std::size_t>(
                                                         below(static_cast<qsizetype>(view.messages.size())))]
                                           .id};
            return NothingSelected{};
        default:
            if (view.servers.front().log.lastIndex().value == 0)
                return NothingSelected{};
            return SelectedEntry{view.servers.front().log.last()};
        }
    }

    /// Everything that is decided: what happened, what is shown of it and how, and what can be done now.
    QString state() const
    {
        QStringList parts{QString::number(m_session->events().hash()),
                          QString::number(m_session->shownEvent()),
                          QString::number(m_session->isPlaying()),
                          QString::number(m_session->branches().size()),
                          QString::number(m_session->selection().index()),
                          QString::number(m_window->messageStrip()->isVisible())};
        QString enabled;
        for (const QAction *each : m_window->actions()->all())
            enabled += each->isEnabled() ? u'1' : u'0';
        parts << enabled;
        for (const FactsView *view : m_window->findChildren<FactsView *>())
            if (view->isVisible())
                parts << factsOf(*view);
        const TimelineScene scene = find<TimelineWidget>("timeline")->scene();
        for (const TimelineScene::Mark &mark : scene.marks)
            parts << QStringLiteral("%1%2%3").arg(mark.event).arg(mark.fault).arg(mark.leader);
        return parts.join(u' ');
    }
    static QString factsOf(const FactsView &view)
    {
        QString facts;
        for (const Fact &fact : view.facts().facts())
            facts += QStringLiteral("%1,%2,%3,%4,%5;")
                         .arg(static_cast<int>(fact.shape))
                         .arg(static_cast<int>(fact.mark))
                         .arg(fact.event)
                         .arg(fact.faultyCell)
                         .arg(fact.paper);
        return facts;
    }

    QRandomGenerator m_random;
    std::unique_ptr<HandTimers> m_timers;
    QString m_title; ///< Of a command in the latest window.
};

QTEST_MAIN(WordlessTest)
#include "wordless_test.moc"
