#include "raftcore/traces/trace_merge.h"

#include "raftcore/consensus/phrase.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace raft {

namespace {

/// What names a message in the files of both its ends.
using MessageKey =
    std::tuple<std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t>;

MessageKey keyOf(const TraceMessage &message)
{
    const auto type = static_cast<std::uint64_t>(message.type.value_or(MessageType::Append));
    const std::uint64_t index = message.at ? message.at->index.value : 0;
    if (message.id)
        return {*message.id, 0, 0, 0, 0, 0};
    return {0, message.from.value, message.to.value, type, message.term.value_or(Term{}).value, index};
}

/// The first time at which a file tells of a message's end.
struct Reported {
    std::size_t file = 0;
    Time at{};
};

/// How short messages seem to be on their way from one file to another: the shortest one counts, for it was
/// held up least.
struct Shortest {
    std::optional<Time> flight;
    std::size_t pairs = 0;

    void take(Time time)
    {
        flight = std::min(flight.value_or(time), time);
        ++pairs;
    }
};

} // namespace

void TraceMerge::add(std::size_t file, TraceItem item)
{
    m_files.at(file).push_back(std::move(item));
}

// As clocks are set over a network: what seems to take longer there than back is half the difference of the
// clocks. With messages of one direction only, the shortest is taken to take no time.
std::vector<TraceMerge::Offset> TraceMerge::offsets() const
{
    std::map<MessageKey, Reported> sent;
    for (std::size_t file = 0; file < m_files.size(); ++file)
        for (const TraceItem &item : m_files[file])
            if (item.kind == TraceKind::Send && item.at)
                sent.try_emplace(keyOf(*item.message), Reported{file, *item.at});
    std::map<std::pair<std::size_t, std::size_t>, Shortest> flights;
    for (std::size_t file = 0; file < m_files.size(); ++file) {
        for (const TraceItem &item : m_files[file]) {
            if (item.kind != TraceKind::Receive || !item.at)
                continue;
            const auto start = sent.find(keyOf(*item.message));
            if (start == sent.end() || start->second.file == file)
                continue;
            flights[{start->second.file, file}].take(*item.at - start->second.at);
            sent.erase(start);
        }
    }
    std::vector<Offset> found(m_files.size());
    if (!found.empty())
        found[0].known = true;
    for (std::size_t round = 0; round < m_files.size(); ++round) {
        for (const auto &[files, there] : flights) {
            const auto [from, to] = files;
            const auto back = flights.find({to, from});
            const Time difference =
                back == flights.end() ? *there.flight : (*there.flight - *back->second.flight) / 2;
            if (found[from].known && !found[to].known)
                found[to] = {true, found[from].ahead + difference, there.pairs};
            else if (found[to].known && !found[from].known)
                found[from] = {true, found[to].ahead - difference, there.pairs};
        }
    }
    return found;
}

void TraceMerge::handOn(TraceSource &source, const std::function<void(TraceItem item)> &take)
{
    const std::vector<Offset> clocks = offsets();
    for (std::size_t file = 1; file < m_files.size(); ++file) {
        const std::string name = file < source.files.size() ? source.files[file] : std::string();
        const std::string milliseconds =
            std::to_string(static_cast<double>(clocks[file].ahead.count()) / 1000.0);
        source.remark += source.remark.empty() ? "" : " ";
        source.remark +=
            clocks[file].pairs > 0
                ? phrase("The clock of %1 is taken to be %2 ms ahead, by %3 messages.",
                         {name, milliseconds.substr(0, milliseconds.find('.') + 2),
                          std::to_string(clocks[file].pairs)})
                : phrase("Nothing tells how the clock of %1 differs; it is taken as it is.", {name});
    }
    std::vector<std::size_t> places(m_files.size());
    // Of lines without a time: right after the one before.
    std::vector<Time> latest(m_files.size(), Time::min());
    for (;;) {
        std::optional<std::size_t> next;
        Time earliest{};
        for (std::size_t file = 0; file < m_files.size(); ++file) {
            if (places[file] >= m_files[file].size())
                continue;
            const std::optional<Time> at = m_files[file][places[file]].at;
            const Time when = std::max(at ? *at - clocks[file].ahead : latest[file], latest[file]);
            if (!next || when < earliest) {
                next = file;
                earliest = when;
            }
        }
        if (!next)
            return;
        TraceItem item = std::move(m_files[*next][places[*next]++]);
        latest[*next] = earliest;
        if (item.at)
            item.at = *item.at - clocks[*next].ahead;
        take(std::move(item));
    }
}

} // namespace raft
