#include "netnode/processes/link_faults.h"

#include <QtTest>

/// What links suffer is asked of the servers, and shown once they do it.
namespace {

using namespace raft;
using raftarium::LinkFaults;
using raftarium::ServerFaults;

/// Servers that are asked for faults, and answer when they are told to.
struct Servers {
    explicit Servers(std::uint64_t count)
    {
        for (std::uint64_t id = 1; id <= count; ++id)
            faults.add({id});
    }
    /// The oldest request is answered.
    void answers(bool isDone = true)
    {
        const auto whenAnswered = std::move(asked.front());
        asked.pop_front();
        whenAnswered(isDone);
    }

    Time now{1'000};
    std::set<NodeId> stopped;
    std::deque<std::function<void(bool)>> asked;
    std::map<NodeId, ServerFaults> latest; ///< That each was asked for last.
    std::set<NodeId> upToDate;
    LinkFaults faults{{[this] { return now; },
                       [this](NodeId server, const QByteArray &json, const std::function<void(bool)> &done) {
                           latest[server] = *raftarium::serverFaultsFromJson(json.toStdString());
                           asked.push_back(done);
                       },
                       [this](NodeId server) { return stopped.contains(server); },
                       [this](NodeId server) { upToDate.insert(server); }}};
};

constexpr Time later{10'000'000};

} // namespace

class LinkFaultsStory : public QObject {
    Q_OBJECT

private slots:
    void aCutIsShownWhenItIsMade()
    {
        Servers two(2);
        two.faults.perform(action::CutLink{{1}, {2}});
        QVERIFY(two.latest[{1}].cutTo.contains({2}));
        QVERIFY(!two.faults.takeMade(later));
        QVERIFY(two.faults.isChanging());
        two.now = Time{3'000};
        two.answers();
        QVERIFY(!two.faults.takeMade(Time{2'999})); // Something else was reported before it.
        const auto made = two.faults.takeMade(later);
        QVERIFY(made && std::holds_alternative<action::CutLink>(made->what));
        QCOMPARE(made->at, Time{3'000});
        QVERIFY(!two.faults.isChanging());
    }

    void aPartitionWaitsForAllServers()
    {
        Servers three(3);
        three.faults.perform(action::Split{{{{1}}, {{2}, {3}}}});
        QCOMPARE(three.latest[{2}].cutTo, std::set<NodeId>{NodeId{1}});
        three.answers();
        three.answers();
        QVERIFY(!three.faults.takeMade(later));
        three.answers();
        QVERIFY(three.faults.takeMade(later));
    }

    void changesAreShownInTheirOrder()
    {
        Servers two(2);
        two.faults.perform(action::CutLink{{1}, {2}});
        two.faults.perform(action::CutLink{{2}, {1}});
        std::swap(two.asked[0], two.asked[1]);
        two.answers(); // The second one's.
        QVERIFY(!two.faults.takeMade(later));
        two.answers();
        QCOMPARE(std::get<action::CutLink>(two.faults.takeMade(later)->what).from, NodeId{1});
        QCOMPARE(std::get<action::CutLink>(two.faults.takeMade(later)->what).from, NodeId{2});
    }

    void aServerIsAskedAgainForWhatHasChangedMeanwhile()
    {
        Servers two(2);
        two.faults.perform(action::CutLink{{1}, {2}});
        two.faults.perform(action::OpenLink{{1}, {2}});
        QCOMPARE(two.asked.size(), std::size_t{1});
        two.answers();
        QCOMPARE(two.asked.size(), std::size_t{1});
        QVERIFY(two.latest[{1}].cutTo.empty());
        QVERIFY(std::holds_alternative<action::CutLink>(two.faults.takeMade(later)->what));
        QVERIFY(!two.faults.takeMade(later)); // It is not yet opened.
        two.answers();
        QVERIFY(std::holds_alternative<action::OpenLink>(two.faults.takeMade(later)->what));
        QVERIFY(two.upToDate.contains({1}));
    }

    void aServerThatDoesNotAnswerIsNotWaitedForWithoutEnd()
    {
        Servers two(2);
        two.faults.perform(action::CutLink{{1}, {2}});
        two.now += Time{900'000};
        QVERIFY(!two.faults.takeMade(later));
        two.now += Time{200'000};
        QVERIFY(two.faults.takeMade(later));
    }

    void aStoppedServerIsAskedWhenItGoesOn()
    {
        Servers two(2);
        two.stopped.insert({1});
        two.faults.perform(action::CutLink{{1}, {2}});
        QVERIFY(two.asked.empty());
        QVERIFY(two.faults.takeMade(later));
        two.stopped.clear();
        two.faults.tellAny({1});
        QVERIFY(two.latest[{1}].cutTo.contains({2}));
    }

    void whatWasAskedForFromHereIsNoNews()
    {
        Servers two(2);
        two.faults.perform(action::CutLink{{1}, {2}});
        two.answers();
        QVERIFY(!two.faults.areNews({1}, false, true));
        QVERIFY(two.faults.areNews({1}, false, true)); // The next report is somebody else's.
        QVERIFY(two.faults.areNews({2}, true, false)); // It ran before.
        QVERIFY(!two.faults.areNews({2}, true, true));
    }

    void faultsOfSomebodyElseAreShown()
    {
        Servers three(3);
        ServerFaults theirs;
        theirs.cutFrom.insert({2});
        theirs.moreDelay[{3}] = std::chrono::milliseconds(20);
        QStringList shown;
        for (const Action &change : three.faults.adopt({1}, theirs)) {
            if (const auto *cut = std::get_if<action::CutLink>(&change))
                shown += QStringLiteral("%1↛%2").arg(cut->from.value).arg(cut->to.value);
            else if (const auto *slow = std::get_if<action::SlowLink>(&change))
                shown += QStringLiteral("%1→%2 +%3")
                             .arg(slow->from.value)
                             .arg(slow->to.value)
                             .arg(slow->delay.count());
        }
        QCOMPARE(shown, QStringList({QStringLiteral("2↛1"), QStringLiteral("1→3 +20000")}));
        QVERIFY(three.faults.adopt({1}, theirs).empty());
    }

    void whatNoServerCanSufferIsNotBelieved()
    {
        QVERIFY(raftarium::serverFaultsFromJson(R"({"delay_ms":60000,"loss":1})").has_value());
        for (const char *text :
             {R"({"delay_ms":-9223372036854775807})", R"({"delay_ms":60001})", R"({"loss":1e300})",
              R"({"loss":-0.5})", R"({"links":{"2":{"delay_ms":9000000000000000}}})"})
            QVERIFY2(!raftarium::serverFaultsFromJson(text), text);
    }
};

QTEST_APPLESS_MAIN(LinkFaultsStory)
#include "link_faults.moc"
