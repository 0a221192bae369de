#include "raftcore/consensus/random.h"
#include "raftcore/verification/linearizability.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

/// How long the linearizability check takes: histories that hardly overlap, of growing length, with values
/// that all differ (zones) and with five values (search); and 1,000 operations of fifty clients. Prints one
/// JSON object.
namespace {

using namespace raft;

double secondsFor(const std::vector<ClientCall> &history, Linearizability &judged)
{
    CheckLimits limits;
    limits.steps = static_cast<std::size_t>(-1);
    const auto begin = std::chrono::steady_clock::now();
    limits.goesOn = [begin](double) {
        return std::chrono::steady_clock::now() - begin < std::chrono::seconds(10);
    };
    judged = checkLinearizability(history, limits);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

ClientCall call(std::uint64_t id, OperationKind kind, std::uint64_t called, std::uint64_t returned)
{
    ClientCall one;
    one.operation.id = id;
    one.operation.kind = kind;
    one.operation.outcome = OperationOutcome::Done;
    one.operation.key = "x";
    one.called = called;
    one.returned = returned;
    return one;
}

/// Puts and reads in turn, each of which takes effect in the middle; some reach over to the next one.
std::vector<ClientCall> hardlyOverlapping(std::size_t count, std::uint64_t values)
{
    Random random(count);
    std::vector<ClientCall> history;
    std::string held;
    for (std::uint64_t i = 0; i < count; ++i) {
        const bool reaches = random.chance(200'000);
        ClientCall one = call(i + 1, i % 2 == 0 ? OperationKind::Put : OperationKind::Read, 10 * i,
                              10 * i + (reaches ? 12 : 6));
        if (i % 2 == 0)
            held = one.operation.value = std::to_string(values == 0 ? i : i / 2 % values);
        else
            one.operation.result = held;
        history.push_back(std::move(one));
    }
    return history;
}

/// What fifty clients of a register with five values saw.
std::vector<ClientCall> crowded()
{
    constexpr std::size_t clients = 50;
    constexpr std::uint64_t operations = 1'000;
    Random random(1);
    std::vector<std::uint64_t> free(clients);
    std::vector<ClientCall> history;
    for (std::uint64_t id = 1; id <= operations; ++id) {
        auto client = std::min_element(free.begin(), free.end());
        const std::uint64_t called = *client + static_cast<std::uint64_t>(random.between(1, 20));
        *client = called + static_cast<std::uint64_t>(random.between(50, 150));
        ClientCall one =
            call(id, random.chance(500'000) ? OperationKind::Put : OperationKind::Read, called, *client);
        one.operation.value = std::to_string(random.between(0, 4));
        history.push_back(std::move(one));
    }
    // Each takes effect at one instant of its own, in the order of which the reads are answered.
    std::vector<std::pair<std::uint64_t, std::size_t>> effects;
    for (std::size_t i = 0; i < history.size(); ++i) {
        const auto least = static_cast<std::int64_t>(history[i].called);
        const auto most = static_cast<std::int64_t>(*history[i].returned);
        effects.emplace_back(static_cast<std::uint64_t>(random.between(least, most)), i);
    }
    std::sort(effects.begin(), effects.end());
    std::optional<std::string> held;
    for (const auto &[at, i] : effects) {
        if (history[i].operation.kind == OperationKind::Put)
            held = history[i].operation.value;
        else
            history[i].operation.result = held;
    }
    return history;
}

const char *name(Linearizability::Verdict verdict)
{
    constexpr const char *names[] = {"holds", "violated", "undecided"};
    return names[static_cast<std::size_t>(verdict)];
}

} // namespace

int main()
{
    Linearizability judged;
    bool allHold = true; // All of them are linearizable: another verdict was not worth its time.
    std::printf("{\"benchmark\": \"linearizability\"");
    for (const std::size_t count : {20'000U, 100'000U, 1'000'000U}) {
        std::printf(", \"differing_%zu_s\": %.4f", count, secondsFor(hardlyOverlapping(count, 0), judged));
        allHold = allHold && judged.verdict == Linearizability::Verdict::Holds;
        std::printf(", \"five_values_%zu_s\": %.4f", count, secondsFor(hardlyOverlapping(count, 5), judged));
        allHold = allHold && judged.verdict == Linearizability::Verdict::Holds;
    }
    const double seconds = secondsFor(crowded(), judged);
    std::printf(", \"fifty_clients_1000_s\": %.4f, \"fifty_clients_verdict\": \"%s\"}\n", seconds,
                name(judged.verdict));
    return allHold && judged.verdict == Linearizability::Verdict::Holds ? 0 : 1;
}
