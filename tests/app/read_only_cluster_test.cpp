#include "app/program/recordings.h"
#include "app/session/run_report.h"
#include "app/session/session.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>
#include <memory>

using namespace raftarium;

namespace {

const std::string whyNothingCanBeDone = "What is shown was read from a trace: nothing can be done to it.";

/// A run that was read from somewhere: it can be looked at, and nothing else. The least that a cluster needs.
class TraceCluster final : public raft::Cluster {
public:
    explicit TraceCluster(std::size_t servers) : m_setup(raft::clusterOf(servers))
    {
        for (const raft::NodeId id : m_setup.voters) {
            raft::ServerView &server = m_shown.servers.emplace_back();
            server.id = id;
            server.membership.voters = m_setup.voters;
        }
        m_past[0] = m_shown;
    }

    /// What the trace says that happened next: a server's role and term are these.
    void read(raft::Time at, raft::NodeId id, raft::Role role, raft::Term term)
    {
        m_shown.now = at;
        raft::ServerView &server = m_shown.servers.at(id.value - 1);
        server.role = role;
        server.hard.term = term;
        raft::Event event;
        event.kind = raft::EventKind::StateChanged;
        event.at = at;
        event.server = static_cast<std::uint16_t>(id.value);
        event.detail = static_cast<std::uint8_t>(role);
        event.term = term;
        m_shown.event = m_events.append(event);
        m_past[m_shown.event] = m_shown;
    }

    raft::Capabilities capabilities() const override
    {
        raft::Capabilities can;
        can.manual = false;
        can.reason = whyNothingCanBeDone;
        return can;
    }
    const raft::ClusterSetup &setup() const override { return m_setup; }
    raft::Time now() const override { return m_shown.now; }
    std::optional<raft::Time> nextAt() const override { return std::nullopt; }
    std::size_t advance(raft::Time, std::size_t) override { return 0; }
    raft::ClusterView view() const override { return m_shown; }
    raft::ClusterView viewAt(raft::EventNumber event) const override { return m_past.at(event); }
    const raft::EventRecord &events() const override { return m_events; }
    std::string describe(raft::EventNumber event) const override { return "line " + std::to_string(event); }
    std::optional<raft::Message> messageOf(raft::EventNumber) const override { return std::nullopt; }
    std::optional<raft::Operation> operation(raft::OperationId) const override { return std::nullopt; }
    const std::vector<raft::Violation> &violations() const override { return m_violations; }
    raft::ActionResult perform(const raft::Action &) override { return {whyNothingCanBeDone, 0, {}}; }
    std::string obstacle(const raft::Action &) const override { return whyNothingCanBeDone; }

private:
    raft::ClusterSetup m_setup;
    raft::ClusterView m_shown;
    raft::EventRecord m_events;
    std::map<raft::EventNumber, raft::ClusterView> m_past;
    std::vector<raft::Violation> m_violations;
};

/// S2 is elected in term 1, and S3 in term 2.
std::unique_ptr<TraceCluster> twoElections()
{
    auto trace = std::make_unique<TraceCluster>(3);
    trace->read(raft::Time{1'000}, {2}, raft::Role::Candidate, {1});
    trace->read(raft::Time{2'000}, {2}, raft::Role::Leader, {1});
    trace->read(raft::Time{5'000}, {3}, raft::Role::Candidate, {2});
    trace->read(raft::Time{6'000}, {2}, raft::Role::Follower, {2});
    trace->read(raft::Time{6'000}, {3}, raft::Role::Leader, {2});
    return trace;
}

} // namespace

/// A cluster that is neither a simulation nor made of processes is shown like any other; what it cannot do is
/// refused with its own reason.
class ReadOnlyClusterTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_session.adopt(twoElections()); }

    void itsPastIsShown()
    {
        m_session.seekEvent(2);
        QCOMPARE(m_session.view().leader()->id, raft::NodeId{2});
        m_session.stepForward();
        QCOMPARE(m_session.shownEvent(), raft::EventNumber(3));
        m_session.stepBack();
        m_session.stepBack();
        QCOMPARE(m_session.view().leader(), nullptr);
        m_session.stepForwardImportant();
        QCOMPARE(m_session.shownEvent(), raft::EventNumber(2));
        m_session.seekTime(raft::Time{6'000});
        QCOMPARE(m_session.view().leader()->id, raft::NodeId{3});
    }

    void whatCannotBeDoneSaysWhy()
    {
        const raft::ActionResult crash = m_session.perform(raft::action::Crash{{3}});
        QCOMPARE(crash.problem, whyNothingCanBeDone);
        QCOMPARE(m_session.obstacle(raft::action::Crash{{3}}), QString::fromStdString(whyNothingCanBeDone));
        QCOMPARE(m_session.cluster().shellLine(), std::nullopt);
        QVERIFY(m_session.cluster().isQuiescent());
        QVERIFY(m_session.cluster().branch(2, raft::Time{2'000}) == nullptr);
    }

    void itsReportIsWritten()
    {
        const QString report = runReport(m_session.cluster(), QStringLiteral("A trace"));
        QVERIFY2(report.contains(u"5 events"), qPrintable(report));
        QVERIFY(report.contains(u"line 2") && report.contains(u"line 5"));
        QVERIFY(!report.contains(u"line 1\n"));
    }

    void itIsNotSavedAsARecording()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("trace.raft.json"));
        QFuture<QString> saving = recordingFiles().save(path, {}, m_session);
        QTRY_VERIFY(saving.isFinished());
        QVERIFY2(saving.result().contains(QString::fromStdString(whyNothingCanBeDone)),
                 qPrintable(saving.result()));
        QVERIFY(!QFile::exists(path));
    }

private:
    Session m_session{raft::ClusterFactory()};
};

QTEST_MAIN(ReadOnlyClusterTest)
#include "read_only_cluster_test.moc"
