#include "process_bench.h"

#include "app/inspector/inspector_widget.h"
#include "app/inspector/node_facts.h"
#include "app/window/options.h"
#include "app/window/status_line.h"

#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include <set>

using namespace raftarium;

/// Real processes shown in the window: chosen, watched, left.
class ProcessModeTest : public ProcessBench {
    Q_OBJECT

private slots:
    void init() { beginWithProcesses(); }
    void cleanup() { end(); }

    void withoutAFactoryTheWindowOnlySimulates()
    {
        m_window->setProcessFactory({});
        QVERIFY(!find<QToolButton>("processMode")->isEnabled());
        QVERIFY(find<QToolButton>("processMode")->toolTip().contains(u"only simulates"));
        QVERIFY(!m_window->openProcesses({}));
        QVERIFY(strip().contains(u"only simulates"));
    }

    void theSwitchAsksAndStartsFive()
    {
        click("processMode");
        QVERIFY(panel()->isVisible());
        QVERIFY(find<QToolButton>("simulationMode")->isChecked());
        click("processGo");
        QVERIFY(!panel()->isVisible());
        QVERIFY(m_asked);
        QCOMPARE(m_asked->kind, ProcessRequest::Kind::Start);
        QCOMPARE(m_asked->servers, std::size_t(5));
        QCOMPARE(m_asked->delay.count(), 0);
        QVERIFY(m_asked->dataDirectory.isEmpty());
        QVERIFY(m_session->inRealTime());
        QVERIFY(find<QToolButton>("processMode")->isChecked());
        QVERIFY(!find<QToolButton>("simulationMode")->isChecked());
        QVERIFY(m_session->isLive() && m_session->isPlaying());
    }

    void whatCannotBeStartedIsToldInThePanel()
    {
        m_refusal = QStringLiteral("There is no raftnode");
        click("processMode");
        const auto *problem = panel()->findChild<QLabel *>(QStringLiteral("processProblem"));
        QVERIFY(!problem->isVisible());
        click("processGo");
        QVERIFY(panel()->isVisible() && problem->isVisible());
        QVERIFY(problem->text().contains(m_refusal));
        m_refusal.clear();
        click("processGo");
        QVERIFY(!panel()->isVisible());
        QVERIFY(problem->text().isEmpty());
    }

    void aLectureIsSlowAndItsJournalsAreKept()
    {
        click("processMode");
        panel()->findChild<QSpinBox *>(QStringLiteral("processServers"))->setFocus();
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        auto *delay = panel()->findChild<QComboBox *>(QStringLiteral("processDelay"));
        delay->setFocus();
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        auto *folder = panel()->findChild<QLineEdit *>(QStringLiteral("processFolder"));
        QVERIFY(!folder->isEnabled());
        panel()->findChild<QComboBox *>(QStringLiteral("processKeeping"))->setFocus();
        press(Qt::Key_Down);
        QVERIFY(!go()->isEnabled());
        folder->setFocus();
        type("/tmp/kept");
        QVERIFY(go()->isEnabled());
        press(Qt::Key_Return);
        QCOMPARE(m_asked->servers, std::size_t(3));
        QCOMPARE(m_asked->delay.count(), 300);
        QCOMPARE(m_asked->dataDirectory, QStringLiteral("/tmp/kept"));
        QCOMPARE(m_session->view().servers.size(), std::size_t(3));
    }

    void serversThatRunAreAttachedByTheirAddresses()
    {
        click("processMode");
        click("processAttach");
        QVERIFY(!go()->isEnabled());
        panel()->findChild<QLineEdit *>(QStringLiteral("processAddresses"))->setFocus();
        type("localhost:8001, ftp://x:1");
        QVERIFY(!go()->isEnabled());
        QVERIFY(go()->toolTip().contains(u"ftp://x:1"));
        for (int i = 0; i < 9; ++i)
            press(Qt::Key_Backspace);
        type("https://127.0.0.1:8002");
        panel()->findChild<QLineEdit *>(QStringLiteral("processTokenFile"))->setFocus();
        type("token");
        click("processGo");
        QCOMPARE(m_asked->kind, ProcessRequest::Kind::Attach);
        QCOMPARE(m_asked->addresses, QStringList({QStringLiteral("http://localhost:8001"),
                                                  QStringLiteral("https://127.0.0.1:8002")}));
        QCOMPARE(m_asked->tokenFile, QStringLiteral("token"));
        QVERIFY(m_asked->authority.isEmpty());
    }

    void whatCannotStartSaysWhyAndTheSimulationStays()
    {
        m_refusal = QStringLiteral("raftnode is not beside this program");
        const raft::Cluster *simulation = &m_session->cluster();
        click("processMode");
        click("processGo");
        QVERIFY(strip().contains(m_refusal));
        QVERIFY(panel()->isVisible());
        QVERIFY(find<QToolButton>("simulationMode")->isChecked());
        QCOMPARE(&m_session->cluster(), simulation);
    }

    void eachServerTellsItsPidAndPort()
    {
        startFive();
        QVERIFY(facts().contains(u"pid 4713 · :40123"));
        clickServer(3);
        QVERIFY(m_session->selectedServer() == raft::NodeId{3});
    }

    void quittingSaysThatTheServersEnd()
    {
        startFive();
        press(Qt::Key_Q, Qt::ControlModifier);
        auto *question = find<QMessageBox>("quitQuestion");
        QVERIFY(question);
        QVERIFY2(question->text().contains(u"end with the window"), qPrintable(question->text()));
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!find<QMessageBox>("quitQuestion"));
        m_fake->startedHere = false; // Such servers run on.
        press(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!m_window->isVisible());
    }

    void aScenarioPlaysOnProcessesOfItsOwn()
    {
        startFive();
        QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("lesson.md"));
        const auto write = [&path](const char *commands) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(QByteArray("# A lesson\n\n```raft\n") + commands + "\n```\n");
        };
        write("cluster 3 clock\nexpect leader 1");
        QVERIFY(m_window->openScenario(path, true));
        QTRY_COMPARE(m_session->view().servers.size(), std::size_t(3));
        QCOMPARE(m_asked->setup->voters.size(), std::size_t(3));
        QVERIFY(m_session->inRealTime());
        QTRY_VERIFY(strip().contains(u"everything came as the scenario says"));
        QVERIFY(m_window->windowTitle().contains(u"A lesson"));

        const raft::Cluster *three = &m_session->cluster();
        write("cluster 3\nelect 1");
        QVERIFY(!m_window->openScenario(path, true));
        QVERIFY(strip().contains(u"lesson.md:4: only a simulation can do"));
        QCOMPARE(&m_session->cluster(), three);

        m_refusal = QStringLiteral("raftnode is not beside this program");
        write("cluster 3 clock\nexpect leader 1");
        QVERIFY(m_window->openScenario(path, true));
        QTRY_VERIFY(strip().contains(m_refusal));
        QCOMPARE(&m_session->cluster(), three);
    }

    void aScenarioIsAsSlowAsTheProcessesBeforeIt()
    {
        QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("lesson.md")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# A lesson\n\n```raft\ncluster 3 clock\nexpect leader 1\n```\n");
        file.close();
        ProcessRequest slow;
        slow.delay = std::chrono::milliseconds(300);
        QVERIFY(m_window->openProcesses(slow));
        QVERIFY(m_window->openScenario(file.fileName(), true));
        QTRY_COMPARE(m_session->view().servers.size(), std::size_t(3));
        QCOMPARE(m_asked->setup->network.latencyMin, raft::Time(300'000));
        QVERIFY(m_asked->setup->server.electionMin > 6 * raft::Time(300'000));
        QVERIFY(m_window->openProcesses({}));
        QVERIFY(m_window->openScenario(file.fileName(), true));
        QTRY_VERIFY(m_asked->setup.has_value());
        QCOMPARE(m_asked->setup->network.latencyMin, raft::NetworkDials().latencyMin);
    }

    void aServerNotYetHeardOfStartsAndIsNoFault()
    {
        startFive();
        m_fake->server(2).liveness = raft::Liveness::Crashed;
        m_fake->server(2).process = raft::process::Starting{};
        m_fake->server(2).sight = raft::Sight::Awaited;
        frame();
        QVERIFY(facts().contains(u"S2: starting"));
        QVERIFY(!facts().contains(u"down"));
        m_fake->server(2).process = raft::process::Exited{1, "no room"};
        m_fake->server(2).sight = raft::Sight::Seen;
        frame();
        QVERIFY(facts().contains(u"S2: down"));
    }

    void whoHasNotRunYetHasNoTermAndNoLog()
    {
        startFive();
        raft::ServerView &down = m_fake->server(2);
        const raft::Membership membership = down.membership;
        down = {};
        down.id = {2};
        down.membership = membership;
        down.liveness = raft::Liveness::Crashed;
        down.process = raft::process::NotReached{"Connection refused"};
        frame();
        QVERIFY2(facts().contains(u"S2: down, not reached: Connection refused\n"), qPrintable(facts()));
        const auto currentTerm = [this] {
            const Facts told = nodeFacts(m_fake->shown, m_fake->server(2));
            const auto found = std::find_if(told.begin(), told.end(),
                                            [](const Fact &fact) { return fact.key == u"currentTerm"; });
            return found != told.end() ? found->value : QString();
        };
        QCOMPARE(currentTerm(), QStringLiteral("–"));
        // What it has told is known, also after its end.
        down.since = m_fake->shown.now;
        down.hard.term = {1};
        frame();
        QVERIFY2(facts().contains(u"S2: down, term 1, down for"), qPrintable(facts()));
        QCOMPARE(currentTerm(), QStringLiteral("1"));
    }

    void whoIsNotWatchedIsNeitherDownNorForgotten()
    {
        startFive();
        // Only S2 and S3 are watched; the others are members, S1 leads.
        for (const std::uint64_t id : {1, 4, 5}) {
            m_fake->server(id).liveness = raft::Liveness::Crashed;
            m_fake->server(id).sight = raft::Sight::NotWatched;
        }
        frame();
        QVERIFY(facts().contains(u"S1: not watched"));
        QVERIFY(!facts().contains(u"down"));
        QVERIFY(clusterWords(m_fake->shown, 0, {}).contains(u"Leader S1, not watched"));
        // One of two that are watched leads: with the others it reaches a majority, as far as anybody knows.
        m_fake->server(1).liveness = raft::Liveness::Up;
        m_fake->server(1).sight = raft::Sight::Seen;
        std::erase_if(m_fake->shown.servers, [](const raft::ServerView &one) { return one.id.value > 2; });
        std::erase_if(m_fake->shown.links,
                      [](const raft::LinkView &one) { return one.from.value > 2 || one.to.value > 2; });
        frame();
        QVERIFY(facts().contains(u"S1: leader"));
        QVERIFY(!facts().contains(u"stale"));
        QVERIFY(clusterWords(m_fake->shown, 0, {}).contains(u"Leader S1 ·"));
    }

    void whyAProcessStandsStillStandsOnItsServer()
    {
        startFive();
        m_fake->server(2).liveness = raft::Liveness::Paused;
        m_fake->server(2).process = raft::process::Stopped{false, {4712, 40122}};
        frame();
        QVERIFY(facts().contains(u"stopped by a signal"));
    }

    void aLongPathDoesNotHideTheReason()
    {
        startFive();
        m_fake->server(2).liveness = raft::Liveness::Crashed;
        m_fake->server(2).process =
            raft::process::Exited{1, "/var/lib/a/very/long/way/to/data/node_2.jsonl is damaged"};
        frame();
        QVERIFY2(facts().contains(u"exit code 1: …/node_2.jsonl is damaged"), qPrintable(facts()));
        // The inspector tells all of it.
        const Facts told = nodeFacts(m_fake->shown, m_fake->server(2));
        QVERIFY(std::any_of(told.begin(), told.end(), [](const Fact &fact) {
            return fact.label.contains(u"/var/lib/a/very/long/way/to/data/node_2.jsonl is damaged");
        }));
    }

    void onlyWhatProcessesCanSufferHasADial()
    {
        startFive();
        find<QDockWidget>("networkDock")->show();
        QTRY_VERIFY(find<QSlider>("latencyMin")->isVisible());
        QTRY_VERIFY(!find<QSlider>("diskMin")->isVisible() && !find<QSlider>("latencyMax")->isVisible() &&
                    !find<QSlider>("duplication")->isVisible());
        find<QSlider>("latencyMin")->setValue(40);
        const auto *set = m_fake->last<raft::action::SetNetwork>();
        QVERIFY(set != nullptr && set->dials.latencyMin == raft::Time(40'000) &&
                set->dials.latencyMax == raft::Time(40'000) && set->dials.duplicationPerMillion == 0);
        click("simulationMode");
        QTRY_VERIFY(find<QSlider>("diskMin")->isVisible() && find<QSlider>("duplication")->isVisible());
    }

    void tenWritesAreTenValues()
    {
        startFive();
        press(Qt::Key_C, Qt::ShiftModifier);
        std::set<std::string> values;
        for (const raft::Action &one : m_fake->performed)
            if (const auto *submit = std::get_if<raft::action::Submit>(&one))
                if (const auto *command = std::get_if<raft::StoreCommand>(&submit->what))
                    values.insert(std::get<raft::Put>(command->change).value);
        QCOMPARE(values.size(), std::size_t(10));
    }

    void theTerminalIsToldWhereTheServersAre()
    {
        startFive();
        QVERIFY(action("copyForTerminal")->isEnabled());
        action("copyForTerminal")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("export RAFT_NODES=http://localhost:40121"));
        click("simulationMode");
        QTRY_VERIFY(!action("copyForTerminal")->isEnabled());
    }

    void whatIsTooFastToSeeFlows()
    {
        startFive();
        raft::Event event;
        event.kind = raft::EventKind::MessageSent;
        event.server = 1;
        event.other = 2;
        event.detail = static_cast<std::uint8_t>(raft::MessageType::Heartbeat);
        for (int i = 0; i < 10; ++i) {
            m_fake->shown.now += raft::Time(20'000);
            m_fake->record(event);
        }
        frame();
        QVERIFY(facts().contains(u"flow S1 → S2: 14 messages a second"));
        QVERIFY(!facts().contains(u"flow S2"));
        m_fake->link(1, 2).cut = true;
        frame();
        QVERIFY(!facts().contains(u"flow"));
        m_fake->link(1, 2).cut = false;
        m_fake->shown.network.latencyMax = raft::Time(300'000); // One sees every single message.
        frame();
        QVERIFY(!facts().contains(u"flow"));
        m_fake->shown.network.latencyMax = raft::Time(1'000);
        frame();
        QVERIFY(facts().contains(u"flow"));
        press(Qt::Key_Space);
        QVERIFY(!facts().contains(u"flow"));
    }

    void theLastWordsOfAProcessStandOnItsServer()
    {
        startFive();
        m_fake->server(2).liveness = raft::Liveness::Crashed;
        m_fake->server(2).process = raft::process::Exited{1, "the port 40122 is taken"};
        frame();
        QVERIFY(facts().contains(u"ended: exit code 1: the port 40122 is taken"));
        press(Qt::Key_2);
        QVERIFY(action("restart")->isEnabled());
        press(Qt::Key_K, Qt::ShiftModifier);
        QVERIFY(m_fake->last<raft::action::Restart>());
        QCOMPARE(m_fake->last<raft::action::Restart>()->server, raft::NodeId{2});
    }

    void whatProcessesCannotDoIsGreyedOutWithTheReason()
    {
        startFive();
        m_fake->refusal = "The clock of a real process cannot be set";
        press(Qt::Key_1);
        QVERIFY(!action("crash")->isEnabled());
        QVERIFY(action("crash")->toolTip().contains(u"cannot be set"));
        press(Qt::Key_K);
        QVERIFY(strip().contains(u"cannot be set"));
        QCOMPARE(m_fake->count<raft::action::Crash>(), std::size_t(0));
        find<QDockWidget>("networkDock")->show();
        frame();
        QVERIFY(!find<QSlider>("diskMin")->isEnabled());
        QVERIFY(find<QSlider>("latencyMax")->toolTip().contains(u"cannot be set"));
        m_fake->refusal.clear();
        frame();
        QVERIFY(find<QSlider>("diskMin")->isEnabled());
    }

    void theSwitchBackEndsTheProcesses()
    {
        startFive();
        click("simulationMode");
        QVERIFY(m_gone);
        QVERIFY(!m_session->inRealTime());
        QVERIFY(find<QToolButton>("simulationMode")->isChecked());
        QCOMPARE(m_session->view().servers.size(), std::size_t(5));
        QVERIFY(!action("leaveProcesses")->isEnabled());
    }

    void otherProcessesStartOnlyWhenTheOldOnesAreGone()
    {
        startFive();
        bool goneBefore = false;
        m_window->setProcessFactory([this, &goneBefore](const ProcessRequest &, QString *problem) {
            goneBefore = m_gone;
            *problem = QStringLiteral("no");
            return nullptr;
        });
        QVERIFY(!m_window->openProcesses({}));
        QVERIFY(goneBefore);
    }

    void theCommandLineAsksForProcesses()
    {
        const auto parse = [](const char *line) {
            return parseOptions(QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts));
        };
        const auto options = [&](const char *line) {
            const auto parsed = parse(line);
            const auto *problem = std::get_if<QString>(&parsed);
            return problem ? (qWarning("%s", qPrintable(*problem)), Options()) : std::get<Options>(parsed);
        };
        QVERIFY(options("--processes").real);
        QCOMPARE(options("--processes").process.servers, std::size_t(5));
        QCOMPARE(options("--processes 3 --theme dark").process.servers, std::size_t(3));
        QCOMPARE(options("--processes=7 --delay 300ms").process.delay.count(), 300);
        QCOMPARE(options("--attach localhost:1,localhost:2").process.addresses.size(), 2);
        QCOMPARE(options("--attach localhost:1 --token-file t").process.tokenFile, QStringLiteral("t"));
        QVERIFY(options("--processes x.md").real);
        QCOMPARE(options("x.md --processes --delay 300ms").file, QStringLiteral("x.md"));
        QVERIFY(options("--tour --processes").tour);
        for (const char *wrong :
             {"--processes 0", "--processes=12", "x.md --processes 3", "--attach nowhere",
              "--processes --attach localhost:1", "--delay 1s", "x.md --attach localhost:1",
              "x.md --processes --data-dir d", "x.raft.json --processes", "--processes --tls-ca x",
              "--processes --at 3s", "--attach"})
            QVERIFY2(std::holds_alternative<QString>(parse(wrong)), wrong);
    }
};

QTEST_MAIN(ProcessModeTest)
#include "process_mode_test.moc"
