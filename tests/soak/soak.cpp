#include "storm.h"

#include <charconv>
#include <iostream>
#include <optional>
#include <string_view>
#include <vector>

namespace {

struct Options {
    std::uint64_t seeds = 300;
    std::uint64_t first = 1;
    std::optional<std::uint64_t> servers;
    std::vector<raft::Rule> rulesOff;
};

const char *const usage =
    "usage: soak [--seeds N] [--first S] [--servers 3|5|7] [--without RULE]\n"
    "Runs N random simulations with faults, from seed S on; without --servers each seed "
    "chooses 3, 5 or 7. Without a rule of the protocol (by its name, several times for several)\n"
    "the runs show what the rule is for.\n";

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional(value)
                                                                           : std::nullopt;
}

std::optional<Options> parse(int argc, char **argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view flag = argv[i];
        const auto value = number(argv[i + 1]);
        if (const auto rule = raft::ruleNamed(argv[i + 1]); rule && flag == "--without") {
            options.rulesOff.push_back(*rule);
            continue;
        }
        if (!value)
            return std::nullopt;
        if (flag == "--seeds")
            options.seeds = *value;
        else if (flag == "--first")
            options.first = *value;
        else if (flag == "--servers" && (*value == 3 || *value == 5 || *value == 7))
            options.servers = *value;
        else
            return std::nullopt;
    }
    return argc % 2 == 1 ? std::optional(options) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    const std::optional<Options> options = parse(argc, argv);
    if (!options) {
        std::cerr << usage;
        return 2;
    }
    std::uint64_t failures = 0;
    for (std::uint64_t seed = options->first; seed - options->first < options->seeds; ++seed) {
        const std::uint64_t servers = options->servers.value_or(3 + 2 * (seed % 3));
        const std::string problem = raft::Storm(seed, servers, options->rulesOff).run();
        if (problem.empty())
            continue;
        ++failures;
        std::cout << "seed " << seed << ": " << problem << "\n  again: " << argv[0] << " --first " << seed
                  << " --seeds 1 --servers " << servers;
        for (const raft::Rule rule : options->rulesOff)
            std::cout << " --without " << raft::name(rule);
        std::cout << std::endl;
    }
    std::cout << options->seeds << " runs, " << failures << " failed" << std::endl;
    return failures == 0 ? 0 : 1;
}
