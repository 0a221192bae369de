#include "one_server.h"

/// Nothing that the network brings makes a server break down: thousands of random messages of the right
/// types.
namespace {

using namespace raft;

class Babbler {
public:
    explicit Babbler(std::uint64_t seed) : m_random(seed) {}

    Message message() { return {NodeId{number(6)}, m_random.chance(950'000) ? S1 : S2, {term()}, body()}; }
    Random &random() { return m_random; }

private:
    std::uint64_t number(std::int64_t most) { return static_cast<std::uint64_t>(m_random.between(0, most)); }
    bool maybe() { return m_random.chance(500'000); }
    /// Mostly small, so that messages concern each other; sometimes as great as can be.
    std::uint64_t any(std::int64_t most) { return m_random.chance(20'000) ? m_random.next() : number(most); }
    /// About the same for all messages, and slowly growing.
    std::uint64_t term()
    {
        m_base += m_random.chance(15'000) ? 1 : 0;
        return m_random.chance(3'000) ? m_random.next() : m_base + (m_random.chance(30'000) ? 1U : 0U);
    }
    Position position() { return {{any(12)}, {maybe() ? m_base : any(9)}}; }
    Membership membership()
    {
        Membership members;
        for (std::uint64_t id = 0; id < 6; ++id)
            (number(3) == 0   ? members.learners
             : number(6) == 0 ? members.outgoing
                              : members.voters)
                .push_back({id});
        return members;
    }
    Entries entries(Position prev)
    {
        std::vector<Entry> run;
        for (std::uint64_t count = number(4); count > 0; --count) {
            prev = m_random.chance(50'000) ? position() : Position{prev.index + 1, prev.term + number(8) / 8};
            run.push_back({prev, payload()});
        }
        return Entries(std::move(run));
    }
    std::variant<NoOp, Command, MembershipChange> payload()
    {
        switch (number(5)) {
        case 0: return NoOp{};
        case 1: return MembershipChange(membership());
        default: return Command("x");
        }
    }
    MessageBody body()
    {
        switch (number(9)) {
        case 0: return RequestVote{position(), maybe(), number(5) == 0};
        case 1:
        case 2: return VoteReply{maybe(), number(5) == 0};
        case 3: {
            const Position prev = position();
            return AppendEntries{prev, entries(prev), {any(9)}, {any(5)}};
        }
        case 4: return AppendEntries{{}, entries({}), {any(3)}, {any(5)}};
        case 5: return AppendReply{maybe(), {any(9)}, {any(9)}, position(), {any(9)}};
        case 6:
            return InstallSnapshot{
                position(), number(9) == 0 ? nullptr : std::make_shared<const Membership>(membership()),
                any(4),     std::string(number(4), 'x'),
                maybe(),    {any(9)}};
        case 7: return SnapshotReply{position(), any(9), maybe(), {any(9)}};
        case 8:
            return maybe() ? MessageBody(ReadIndex{{any(9)}}) : ReadIndexReply{{any(9)}, maybe(), {any(9)}};
        default: return TimeoutNow{};
        }
    }

    Random m_random;
    std::uint64_t m_base = 1;
};

void doSomethingElse(OneServer &s1, Random &random)
{
    switch (random.between(0, 7)) {
    case 0: s1.timesOut(); break;
    case 1: s1.proposes("x"); break;
    case 2: s1.diskFinishes(); break;
    case 3: s1.does(ReadRequest{{static_cast<std::uint64_t>(random.between(0, 9))}}); break;
    case 4: s1.does(TransferLeadership{{1}, std::nullopt}); break;
    case 5:
        s1.does(ChangeMembership{
            {2}, voters(static_cast<std::uint64_t>(random.between(0, 5))), random.chance(500'000)});
        break;
    case 6: s1.does(Compact{s1.node.applied(), std::make_shared<const std::string>("state")}); break;
    default: s1.waits(Time{random.between(0, 200'000)});
    }
}

} // namespace

class Nonsense : public QObject {
    Q_OBJECT

private slots:
    void thousandsOfRandomMessagesBreakNothing_data();
    void thousandsOfRandomMessagesBreakNothing();
};

void Nonsense::thousandsOfRandomMessagesBreakNothing_data()
{
    QTest::addColumn<bool>("careful"); // with pre-votes, quorum checks and leases
    QTest::newRow("as in the paper") << false;
    QTest::newRow("with everything") << true;
}

void Nonsense::thousandsOfRandomMessagesBreakNothing()
{
    QFETCH(bool, careful);
    std::size_t led = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        OneServer::Start start;
        start.config.preVote = start.config.checkQuorum = start.config.leaseReads = careful;
        start.config.eagerCommit = seed % 2 == 0;
        start.config.maxInflight = 2;
        start.config.maxBatch = 2;
        start.config.snapshotChunk = 2;
        OneServer s1(start);
        Babbler babbler(seed);
        Term term;
        Index applied;
        for (int i = 0; i < 1000; ++i) {
            if (babbler.random().chance(300'000))
                doSomethingElse(s1, babbler.random());
            else
                s1.does(Received{babbler.message()});
            led += s1.node.isLeader() ? 1U : 0U;
            QVERIFY(s1.node.term() >= term);
            QVERIFY(s1.node.applied() >= applied);
            QVERIFY(s1.node.commit() >= s1.node.applied());
            term = s1.node.term();
            applied = s1.node.applied();
        }
        s1.diskFinishes();
        QVERIFY(s1.disk.log == s1.node.log()); // However wild the story: the disk holds what the server does.
        QVERIFY(s1.disk.hard.term == s1.node.term());
    }
    QVERIFY(led > 0); // The messages made sense often enough to be a test.
}

QTEST_GUILESS_MAIN(Nonsense)
#include "nonsense.moc"
