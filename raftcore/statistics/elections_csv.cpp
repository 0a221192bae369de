#include "raftcore/statistics/elections_csv.h"

namespace raft {

namespace {

std::string quoted(const std::string &text)
{
    std::string all = "\"";
    for (const char letter : text)
        all += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return all + '"';
}

} // namespace

std::string toCsv(const std::vector<NamedSamples> &elections, std::uint64_t firstSeed)
{
    std::string csv = "setting,seed,elected,microseconds,messages,terms\n";
    for (const NamedSamples &one : elections) {
        const std::string name = quoted(one.name);
        std::uint64_t seed = firstSeed;
        for (const ElectionSample &sample : one.samples)
            csv += name + ',' + std::to_string(seed++) + (sample.isElected ? ",1," : ",0,") +
                   std::to_string(sample.took.count()) + ',' + std::to_string(sample.messages) + ',' +
                   std::to_string(sample.terms) + '\n';
    }
    return csv;
}

} // namespace raft
