#include "raftcore/cluster/run.h"
#include "raftcore/recording/action_json.h"

#include <QtTest>

#include <nlohmann/json.hpp>
#include <set>

using namespace raft;

namespace {

const NodeId one{1};
const NodeId two{2};

struct Sample {
    Action action;
    const char *words;
    const char *form; ///< In a recording.
};

/// Of every kind of field one action, and every action whose words depend on its fields.
const std::vector<Sample> samples{
    {action::Crash{one, 0}, "crash S1", R"("do":"crash","server":1,"written":0)"},
    {action::Crash{one, 2}, "crash S1 with 2 writes more on its disk",
     R"("do":"crash","server":1,"written":2)"},
    {action::SendHeartbeat{two}, "heartbeat of S2", R"("do":"beat","server":2)"},
    {action::PassElectionTimeout{{one, two}}, "an election timeout passes for S1 S2",
     R"("do":"pass-election-timeout","servers":[1,2])"},
    {action::Split{{{one, two}, {NodeId{3}}}}, "split {S1 S2} | {S3}",
     R"("do":"split","groups":[[1,2],[3]])"},
    {action::Heal{}, "heal", R"("do":"heal")"},
    {action::SlowLink{one, two, Time{1'500}}, "slow S1→S2 by 1.5 ms",
     R"("do":"slow-link","from":1,"to":2,"delay":1500)"},
    {action::LoseOnLink{one, two, 250'000}, "lose 25 % on S1→S2",
     R"("do":"lose-on-link","from":1,"to":2,"per_million":250000)"},
    {action::SetNetwork{{Time{1'000}, Time{2'000}, 10'000, 0}}, "latency 1 ms to 2 ms, loss 1 %",
     R"("do":"set-network","dials":{"latency_min":1000,"latency_max":2000,"loss_per_million":10000,"duplication_per_million":0})"},
    {action::Duplicate{7}, "double message 7", R"("do":"duplicate","message":7)"},
    {action::SetDisk{one, true}, "disk of S1 manual", R"("do":"set-disk","server":1,"manual":true)"},
    {action::SetDisk{one, false}, "disk of S1 automatic", R"("do":"set-disk","server":1,"manual":false)"},
    {action::SyncOldest{one, 2}, "sync 2 of the writes of S1", R"("do":"sync-oldest","server":1,"writes":2)"},
    {action::CompactLogTo{one, Index{3}}, "compact S1 up to index 3",
     R"("do":"compact-log-to","server":1,"up_to":3)"},
    {action::DriftClock{one, -20'000}, "clock of S1 runs 2 % slow",
     R"("do":"drift-clock","server":1,"per_million":-20000)"},
    {action::Submit{one, StoreCommand{Put{"k", "v"}, Session{"c", 4}}}, "write k=v at S1",
     R"("do":"submit","server":1,"what":{"put":"k","value":"v","session":["c",4]})"},
    {action::Submit{one, Get{"k", true}}, "read k at S1",
     R"("do":"submit","server":1,"what":{"get":"k","linearizable":true})"},
    {action::SubmitBatch{two, {{Put{"a", "1"}, {}}, {Delete{"b"}, {}}}}, "write a=1, del b together at S2",
     R"("do":"submit-batch","server":2,"commands":[{"put":"a","value":"1"},{"delete":"b"}])"},
    {action::Change{one, {{one, two}, {}, {}}, true}, "change membership jointly to {S1 S2} at S1",
     R"("do":"change","server":1,"target":{"voters":[1,2],"outgoing":[],"learners":[]},"joint":true)"},
    {action::Change{one, {{one}, {}, {}}, false}, "change membership to {S1} at S1",
     R"("do":"change","server":1,"target":{"voters":[1],"outgoing":[],"learners":[]},"joint":false)"},
    {action::Transfer{one, two}, "transfer leadership of S1 to S2",
     R"("do":"transfer","server":1,"target":2)"},
    {action::Transfer{one, std::nullopt}, "transfer leadership of S1",
     R"("do":"transfer","server":1,"target":null)"},
    {action::TurnOffRule{Rule::MajorityElects}, "turn off the rule MajorityElects",
     R"("do":"turn-off-rule","rule":"MajorityElects")"},
    {action::Mark{"here"}, "mark here", R"("do":"mark","name":"here")"},
    {action::SetManual{true}, "switch to manual delivery", R"("do":"set-by-hand","by_hand":true)"},
    {action::StaggerTimers{}, "re-draw the election timers", R"("do":"spread-timers")"},
};

} // namespace

/// What an action says of itself, to people and in recordings. The forms in recordings never change.
class Actions : public QObject {
    Q_OBJECT

private slots:
    void eachHasWords()
    {
        for (const Sample &sample : samples)
            QCOMPARE(describe(sample.action), std::string(sample.words));
    }

    void eachHasItsForm()
    {
        for (const Sample &sample : samples) {
            const std::string form = R"({"at":5,"steps":3,)" + std::string(sample.form) + "}";
            QCOMPARE(jsonOf({3, Time{5}, sample.action}, {}).dump(), form);
            const auto back = interventionFrom(nlohmann::json::parse(form), {});
            QVERIFY2(std::holds_alternative<Intervention>(back), sample.form);
            QCOMPARE(jsonOf(std::get<Intervention>(back), {}).dump(), form);
        }
    }

    void whatWasSeenOfExternalServersStandsAmongThem()
    {
        const std::string form =
            R"({"at":5,"steps":3,"do":"return","operation":2,"answer":{"unknown":true}})";
        const auto back = interventionFrom(nlohmann::json::parse(form), {});
        QVERIFY(std::holds_alternative<Intervention>(back));
        const auto &what = std::get<Intervention>(back).what;
        QVERIFY(std::holds_alternative<Observation>(what));
        QCOMPARE(std::get<observation::Answered>(std::get<Observation>(what)).operation, 2U);
        QCOMPARE(jsonOf(std::get<Intervention>(back), {}).dump(), form);
        const std::string fork = R"({"at":5,"steps":3,"do":"go-on-here"})";
        QCOMPARE(jsonOf({3, Time{5}, Observation(observation::Forked{})}, {}).dump(), fork);
    }

    void noTwoHaveTheSameName()
    {
        std::set<std::string> names;
        for (const char *name : namesOf<AnyAction>())
            names.insert(name);
        for (const char *name : namesOf<Observation>())
            names.insert(name);
        QCOMPARE(names.size(), std::variant_size_v<AnyAction> + std::variant_size_v<Observation>);
        QVERIFY(names.contains("introduce") && names.contains("retell"));
    }
};

QTEST_APPLESS_MAIN(Actions)
#include "actions.moc"
