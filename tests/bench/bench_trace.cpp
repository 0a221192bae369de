#include "command_line.h"

#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_loader.h"

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

/// How fast traces are read and opened, and how much memory an event takes.

namespace {

using namespace raft;

struct Options {
    std::uint64_t lines = 1'000'000;  ///< Of JSON.
    std::uint64_t labLines = 100'000; ///< Of lab log.
    std::uint64_t opened = 5'000;     ///< Of a small trace.
};

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// What a leader and its followers do all day: three lines an entry, with messages.
std::string ownTrace(std::uint64_t lines)
{
    std::string text = "{\"raft_trace\":1,\"servers\":[\"S1\",\"S2\",\"S3\"]}\n"
                       "{\"t\":1,\"n\":\"S1\",\"k\":\"state\",\"term\":1,\"role\":\"leader\",\"log\":{"
                       "\"from\":1,\"terms\":[]}}\n"
                       "{\"t\":1,\"n\":\"S2\",\"k\":\"state\",\"term\":1,\"role\":\"follower\",\"log\":{"
                       "\"from\":1,\"terms\":[]}}\n";
    for (std::uint64_t line = 0; line < lines; line += 4) {
        const std::string index = std::to_string(line / 4 + 1);
        const std::string before = std::to_string(line / 4);
        const std::string time = std::to_string(line * 10 + 10);
        const std::string id = std::to_string(line);
        text += "{\"t\":" + time + ",\"n\":\"S1\",\"k\":\"state\",\"log\":{\"from\":" + index +
                ",\"terms\":[1]}}\n";
        text += "{\"t\":" + time + ",\"n\":\"S1\",\"k\":\"send\",\"id\":" + id +
                ",\"to\":\"S2\",\"type\":\"AppendEntries\",\"mterm\":1,\"prev\":[" + before +
                ",1],\"entries\":[1],\"mcommit\":" + before + "}\n";
        text += "{\"t\":" + time + ",\"n\":\"S2\",\"k\":\"recv\",\"id\":" + id +
                ",\"from\":\"S1\",\"log\":{\"from\":" + index + ",\"terms\":[1]}}\n";
        text += "{\"t\":" + time + ",\"n\":\"S2\",\"k\":\"commit\",\"commit\":" + before + "}\n";
    }
    return text;
}

std::string labLog(std::uint64_t lines)
{
    std::string text;
    for (std::uint64_t line = 0; line < lines; line += 4) {
        char time[32];
        std::snprintf(time, sizeof time, "%06llu ", static_cast<unsigned long long>(line));
        text += std::string(time) + "TIMR S1 Leader, checking heartbeats\n" + time +
                "LOG1 S1 -> S0 Sending PLI: 12 PLT: 1 N: 1 LC: 11 - [{1 13}]\n" + time +
                "LOG2 S0 some words of a student that no pattern knows\n" + time +
                "VOTE S2 Granting Vote to S1 at T1\n";
    }
    return text;
}

std::shared_ptr<Trace> opened(const std::string &text)
{
    auto trace = std::make_shared<Trace>();
    TraceLoader loader(trace->names(), trace->source(), 0,
                       [&trace](TraceItem item) { trace->add(std::move(item)); });
    loader.feed(text);
    loader.finish();
    return trace;
}

/// Seconds to read and to do nothing with it.
double readOnly(const std::string &text)
{
    ServerNames names;
    TraceSource source;
    std::uint64_t items = 0;
    TraceLoader loader(names, source, 0, [&items](const TraceItem &) { ++items; });
    const auto start = std::chrono::steady_clock::now();
    loader.feed(text);
    loader.finish();
    return secondsSince(start);
}

double openingOf(const std::string &text)
{
    const auto start = std::chrono::steady_clock::now();
    const TraceCluster cluster(opened(text));
    cluster.viewAt(cluster.events().size() / 2);
    return secondsSince(start);
}

} // namespace

int main(int count, char **words)
{
    Options options;
    if (!readCommandLine(count, words,
                         {{"--lines", options.lines, 1, 100'000'000},
                          {"--lab-lines", options.labLines, 1, 100'000'000},
                          {"--opened", options.opened, 1, 100'000'000}})) {
        std::fputs("usage: bench_trace [--lines N] [--lab-lines N] [--opened N]\n", stderr);
        return 2;
    }
    const std::string text = ownTrace(options.lines);
    const double read = readOnly(text);
    const auto start = std::chrono::steady_clock::now();
    const std::shared_ptr<Trace> trace = opened(text);
    const double open = secondsSince(start);
    constexpr double eventBytes = 36; // EventRecord keeps them so.
    const double bytes =
        static_cast<double>(trace->bytes()) / static_cast<double>(trace->events().size()) + eventBytes;
    std::printf("{\"lines\":%llu,\"json_lines_per_second\":%.0f,\"open_seconds\":%.3f,\"events\":%u,\"bytes_"
                "per_event\":%.1f,"
                "\"lab_lines\":%llu,\"lab_seconds\":%.3f,\"small_lines\":%llu,\"small_open_seconds\":%.3f}\n",
                static_cast<unsigned long long>(options.lines), static_cast<double>(options.lines) / read,
                open, trace->events().size(), bytes, static_cast<unsigned long long>(options.labLines),
                readOnly(labLog(options.labLines)), static_cast<unsigned long long>(options.opened),
                openingOf(ownTrace(options.opened)));
    return 0;
}
