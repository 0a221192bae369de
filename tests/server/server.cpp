#include "raftcore/server/server.h"

#include <QtTest>

using namespace raft;

namespace {

constexpr Time second{1'000'000};

/// Three servers whose messages wait until somebody carries them, and whose disks are quick.
class Trio {
public:
    explicit Trio(Config config = {})
    {
        for (std::uint64_t id = 1; id <= 3; ++id) {
            Stored disk;
            disk.membership.voters = {NodeId{1}, NodeId{2}, NodeId{3}};
            config.id = NodeId{id};
            config.seed = id;
            config.eagerCommit = true;
            m_servers.emplace_back(config, disk, Time{});
        }
    }

    Server &operator[](std::uint64_t id) { return m_servers[id - 1]; }

    void timesOut(std::uint64_t id)
    {
        m_now = std::max(m_now, (*this)[id].node().deadline());
        (*this)[id].step(m_now, TimerFired{}, m_effects);
        take(id);
    }
    RequestId asks(std::uint64_t id, std::variant<StoreCommand, Get> what)
    {
        const RequestId request{++m_lastRequest};
        (*this)[id].submit(m_now, ClientRequest{request, std::move(what)}, m_effects);
        take(id);
        return request;
    }
    std::vector<RequestId> asksTogether(std::uint64_t id, std::vector<std::variant<StoreCommand, Get>> wishes)
    {
        std::vector<ClientRequest> requests;
        std::vector<RequestId> ids;
        for (auto &wish : wishes) {
            ids.push_back(RequestId{++m_lastRequest});
            requests.push_back({ids.back(), std::move(wish)});
        }
        (*this)[id].submit(m_now, requests, m_effects);
        take(id);
        return ids;
    }
    void compacts(std::uint64_t id)
    {
        (*this)[id].compact(m_now, m_effects);
        take(id);
    }
    /// Carries messages until none is left. Those from or to `cutOff` are lost.
    void carry(std::uint64_t cutOff = 0)
    {
        while (!m_messages.empty()) {
            Message message = std::move(m_messages.front());
            m_messages.pop_front();
            const std::uint64_t to = message.to.value;
            if (to == cutOff || message.from.value == cutOff)
                continue;
            (*this)[to].step(m_now, Received{std::move(message)}, m_effects);
            take(to);
        }
    }
    void hears(std::uint64_t id, const Message &message)
    {
        (*this)[id].step(m_now, Received{message}, m_effects);
        take(id);
    }
    void forgetMessages() { m_messages.clear(); }

    /// The one answer to a request; a test fails when there is none or more.
    const ClientAnswer *answer(RequestId id) const
    {
        const auto found = m_answers.find(id);
        return found == m_answers.end() ? nullptr : &found->second;
    }
    template <class What>
    const What *answered(RequestId id) const
    {
        const ClientAnswer *found = answer(id);
        return found != nullptr ? std::get_if<What>(&found->what) : nullptr;
    }
    bool answeredTwice() const { return m_twice; }
    /// The server's steps say from now on what they change in the store.
    void tellChanges() { m_effects.tellsChanges = true; }
    /// Key and entry of each change that the server's steps have said.
    const std::vector<std::string> &changesOf(std::uint64_t id) { return m_changes[id]; }

private:
    void take(std::uint64_t id)
    {
        std::optional<Write> write = std::move(m_effects.node.write);
        for (Message &message : m_effects.node.send)
            m_messages.push_back(std::move(message));
        for (ClientAnswer &answer : m_effects.answers)
            m_twice = !m_answers.emplace(answer.id, std::move(answer)).second || m_twice;
        for (const StoreChange &change : m_effects.changes)
            m_changes[id].push_back(change.key + "@" + std::to_string(change.index.value));
        if (!write)
            return;
        (*this)[id].step(m_now, WriteDone{write->id}, m_effects);
        take(id);
    }

    std::vector<Server> m_servers;
    std::deque<Message> m_messages;
    std::map<RequestId, ClientAnswer> m_answers;
    std::map<std::uint64_t, std::vector<std::string>> m_changes;
    ServerEffects m_effects;
    Time m_now{};
    std::uint64_t m_lastRequest = 0;
    bool m_twice = false;
};

StoreCommand put(std::string key, std::string value)
{
    return {Put{std::move(key), std::move(value)}, {}};
}

std::string valueAt(Server &server, std::string_view key)
{
    const std::optional<StoredValue> found = server.store().find(key);
    return found ? found->value.text() : "none";
}

} // namespace

/// A whole server: consensus, the store, and the clients that wait.
class ServerStory : public QObject {
    Q_OBJECT

private slots:
    void aWriteIsAnsweredOnlyWhenItIsCommitted()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        QVERIFY(trio[1].node().isLeader());
        const RequestId write = trio.asks(1, put("x", "1"));
        QVERIFY(trio.answer(write) == nullptr);
        QCOMPARE(trio[1].waiting(), std::size_t{1});
        trio.carry();
        const auto *done = trio.answered<ClientDone>(write);
        QVERIFY(done != nullptr);
        QVERIFY(done->success);
        QCOMPARE(done->index.value, 2U); // After the no-op of the term.
        for (std::uint64_t id = 1; id <= 3; ++id)
            QCOMPARE(valueAt(trio[id], "x"), std::string("1"));
        QCOMPARE(trio[1].store().hash(), trio[3].store().hash());
        QCOMPARE(trio[1].waiting(), std::size_t{0});
        QVERIFY(!trio.answeredTwice());
    }

    void aFollowerRefusesAndNamesTheLeader()
    {
        Trio trio;
        const RequestId early = trio.asks(2, put("x", "1"));
        QVERIFY(trio.answered<Refused>(early) != nullptr);
        QVERIFY(!trio.answered<Refused>(early)->leader);
        trio.timesOut(1);
        trio.carry();
        const auto *refused = trio.answered<Refused>(trio.asks(2, put("x", "1")));
        QVERIFY(refused != nullptr);
        QCOMPARE(refused->why, Refusal::NotLeader);
        QCOMPARE(refused->leader.value_or(NodeId{}).value, 1U);
    }

    void aDeposedLeaderAnswersUnknown()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        const RequestId lost = trio.asks(1, put("x", "1"));
        trio.carry(1); // Nobody hears of it.
        QVERIFY(trio.answer(lost) == nullptr);
        trio.timesOut(2);
        trio.carry(1);
        QVERIFY(trio[2].node().isLeader());
        const RequestId kept = trio.asks(2, put("x", "2"));
        trio.carry(1);
        QVERIFY(trio.answered<ClientDone>(kept) != nullptr);
        trio.timesOut(2); // Its heartbeat reaches the old leader.
        trio.carry();
        QVERIFY(trio.answered<ClientUnknown>(lost) != nullptr);
        QCOMPARE(valueAt(trio[1], "x"), std::string("2"));
        QVERIFY(!trio.answeredTwice());
    }

    // Followers take no requests, and their steps follow one another with the same effects.
    void aChangeIsToldOnceByEveryServer()
    {
        Trio trio;
        trio.tellChanges();
        trio.timesOut(1);
        trio.carry();
        trio.asks(1, put("x", "1"));
        trio.carry();
        trio.asks(1, put("y", "1"));
        trio.carry();
        trio.asks(1, Get{"x"});
        trio.carry();
        for (std::uint64_t id = 1; id <= 3; ++id)
            QCOMPARE(trio.changesOf(id), (std::vector<std::string>{"x@2", "y@3"}));
    }

    void aCompareAndSetThatFailsIsAnAnswerToo()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        const RequestId swap = trio.asks(1, StoreCommand{CompareAndSet{"x", "1", "2"}, {}});
        trio.carry();
        QVERIFY(trio.answered<ClientDone>(swap) != nullptr);
        QVERIFY(!trio.answered<ClientDone>(swap)->success);
    }

    // Also when the log has it no more, and after another leader was elected.
    void aRetryIsToldTheTermOfTheFirstTry()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        const StoreCommand write{Put{"x", "1"}, Session{"C", 1}};
        const RequestId first = trio.asks(1, write);
        trio.carry();
        const Term term = trio.answered<ClientDone>(first)->term;
        for (const std::uint64_t id : {1, 2, 3})
            trio.compacts(id);
        trio.timesOut(2);
        trio.carry();
        QVERIFY(trio[2].node().isLeader());
        QVERIFY(trio[2].node().term() > term);
        const RequestId retry = trio.asks(2, write);
        trio.carry();
        QVERIFY(trio.answered<ClientDone>(retry) != nullptr);
        QCOMPARE(trio.answered<ClientDone>(retry)->term, term);
        QCOMPARE(trio.answered<ClientDone>(retry)->index, trio.answered<ClientDone>(first)->index);
    }

    void aRetryThatComesTooLateIsAnsweredUnknown()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        const StoreCommand first{Add{"n", 1}, Session{"C", 1}};
        const RequestId done = trio.asks(1, first);
        const RequestId retry = trio.asks(1, first);
        const RequestId next = trio.asks(1, StoreCommand{Delete{"n"}, Session{"C", 2}});
        const RequestId late = trio.asks(1, first);
        trio.carry();
        QVERIFY(trio.answered<ClientDone>(done)->success);
        QCOMPARE(trio.answered<ClientDone>(retry)->index, trio.answered<ClientDone>(done)->index);
        QVERIFY(trio.answered<ClientDone>(next)->existed);
        QVERIFY(trio.answered<ClientUnknown>(late) != nullptr);
        QCOMPARE(valueAt(trio[2], "n"), std::string("none"));
    }

    void requestsThatArriveTogetherShareOneProposal()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        const std::vector<RequestId> ids =
            trio.asksTogether(1, {put("a", "1"), Get{"a", false}, put("b", "2"), Get{"b", true}});
        QVERIFY(trio.answered<ClientDone>(ids[1]) != nullptr);
        QVERIFY(!trio.answered<ClientDone>(ids[1])->value); // Its own store, which has not applied it yet.
        trio.carry();
        QCOMPARE(trio.answered<ClientDone>(ids[0])->index.value, 2U);
        QCOMPARE(trio.answered<ClientDone>(ids[2])->index.value, 3U);
        QVERIFY(trio.answered<ClientDone>(ids[3]) != nullptr);
        QVERIFY(!trio.answeredTwice());
    }

    void aLinearizableReadWaitsForAMajorityAndALocalOneForNobody()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        trio.asks(1, put("x", "1"));
        trio.carry();
        const RequestId read = trio.asks(1, Get{"x", true});
        QVERIFY(trio.answer(read) == nullptr);
        const RequestId local = trio.asks(3, Get{"x", false});
        QCOMPARE(trio.answered<ClientDone>(local)->value.value_or(""), std::string("1"));
        trio.carry();
        QCOMPARE(trio.answered<ClientDone>(read)->value.value_or(""), std::string("1"));
    }

    void aDeposedLeaderDoesNotAnswerReads()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        trio.asks(1, put("x", "1"));
        trio.carry();
        trio.timesOut(2);
        trio.carry(1);
        trio.asks(2, put("x", "2"));
        trio.carry(1);
        const RequestId read = trio.asks(1, Get{"x", true});
        trio.carry();
        const auto *done = trio.answered<ClientDone>(read);
        QVERIFY(done == nullptr || done->value.value_or("") != "1");
    }

    void aRestartGoesOnFromTheSnapshot()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        trio.asks(1, put("x", "1"));
        trio.asks(1, put("y", "2"));
        trio.carry();
        trio.compacts(1);
        const Node &node = trio[1].node();
        QCOMPARE(node.log().base().index.value, 3U);

        Stored disk;
        disk.hard = {node.term(), node.vote()};
        disk.snapshot = node.snapshot();
        disk.log = node.log();
        Config config;
        config.id = NodeId{1};
        const Server restarted(config, disk, second);
        QCOMPARE(restarted.store().hash(), trio[1].store().hash());
        QCOMPARE(restarted.node().applied().value, 3U);
    }

    // §7: an installed snapshot counts as applied, so that nothing would ever tell what it lacked.
    void aSnapshotThatNobodyCanReadIsNotInstalled()
    {
        Trio trio;
        trio.timesOut(1);
        trio.carry();
        trio.asks(1, put("x", "1"));
        trio.carry();
        const std::uint64_t hash = trio[3].store().hash();
        InstallSnapshot install;
        install.last = {Index{9}, Term{1}};
        install.membership = std::make_shared<const Membership>(trio[3].node().membership());
        install.chunk = "no state of a store";
        install.done = true;
        trio.hears(3, {NodeId{1}, NodeId{3}, Term{1}, install});
        QVERIFY(!trio[3].node().snapshot());
        QCOMPARE(trio[3].node().applied().value, 2U);
        QCOMPARE(trio[3].store().applied().value, 2U);
        QCOMPARE(trio[3].store().hash(), hash);

        Store store;
        store.apply({install.last, Command(encode(put("x", "9")))});
        install.chunk = store.snapshot();
        trio.hears(3, {NodeId{1}, NodeId{3}, Term{1}, install});
        QCOMPARE(trio[3].store().applied().value, 9U);
        QCOMPARE(valueAt(trio[3], "x"), std::string("9"));
    }

    void noServerStartsFromASnapshotThatNobodyCanRead()
    {
        Stored disk;
        QVERIFY(canStartFrom(disk));
        disk.snapshot = Snapshot{{Index{9}, Term{1}},
                                 std::make_shared<const Membership>(),
                                 std::make_shared<const std::string>(Store().snapshot())};
        QVERIFY(canStartFrom(disk));
        disk.snapshot->data = std::make_shared<const std::string>("no state of a store");
        QVERIFY(!canStartFrom(disk));
    }

    void whatIsCommittedOnTheDiskIsAppliedAtTheStart()
    {
        Stored disk;
        disk.membership.voters = {NodeId{1}, NodeId{2}, NodeId{3}};
        disk.hard.term = Term{1};
        for (std::uint64_t i = 1; i <= 10; ++i)
            disk.log.append(Entry{{Index{i}, Term{1}}, Command(encode(put("n", std::to_string(i))))});
        disk.commit = Index{7};
        Config config;
        config.id = NodeId{1};
        config.maxApply = 2; // Several pages.
        Server server(config, disk, Time{});
        QCOMPARE(valueAt(server, "n"), std::string("7"));
        QCOMPARE(server.node().applied().value, 7U);
    }

    void committedEntriesAreAppliedPageByPageWithinOneStep()
    {
        Config config;
        config.maxApply = 3;
        Trio trio(config);
        trio.timesOut(1);
        trio.carry();
        std::vector<std::variant<StoreCommand, Get>> wishes;
        for (int i = 0; i < 20; ++i)
            wishes.push_back(StoreCommand{Add{"n", 1}, {}});
        const std::vector<RequestId> ids = trio.asksTogether(1, wishes);
        trio.carry();
        for (const RequestId id : ids)
            QVERIFY(trio.answered<ClientDone>(id) != nullptr);
        QCOMPARE(valueAt(trio[2], "n"), std::string("20"));
    }
};

QTEST_APPLESS_MAIN(ServerStory)
#include "server.moc"
