#include "raftcore/traces/lab_reader.h"

#include "raftcore/consensus/phrase.h"

#include <algorithm>
#include <array>

namespace raft {

namespace {

constexpr std::size_t mostSaid = 4096;

/// Lines of the test program that say where one is.
bool isOfTests(std::string_view line)
{
    constexpr std::array<std::string_view, 9> heads{"Test (", "Test ", "--- FAIL", "--- PASS", "=== RUN",
                                                    "panic:", "FAIL",  "  ... ",   "info:"};
    return std::any_of(heads.begin(), heads.end(),
                       [line](std::string_view head) { return line.starts_with(head); });
}

} // namespace

LineAnswer LabReader::read(std::string_view line, SourceLine where, ReadingPlace &place)
{
    TraceItem item;
    item.where = where;
    const std::optional<LabLine> lab = labLineOf(line);
    if (!lab) {
        if (!isOfTests(line))
            return lineWithoutMeaning;
        item.newRun = line.starts_with("Test (") || line.starts_with("=== RUN"); // Each test has its cluster.
        item.text = line.substr(0, mostSaid);
        place.items.push_back(std::move(item));
        return toldLine;
    }
    const std::optional<NodeId> server = place.names.idOf("S" + std::string(lab->server));
    if (!server)
        return brokenLine(marked("one server too many"));
    auto matched = m_patterns.match(*lab, *server, place.names);
    const bool fits = matched.has_value();
    if (fits)
        item = std::move(matched->second);
    item.where = where;
    item.at = lab->at;
    item.server = *server;
    item.restartsUntold = true; // The course's tester starts servers anew without a word.
    item.text = lab->topic.empty() ? std::string() : std::string(lab->topic) + " ";
    item.text += lab->text.substr(0, mostSaid);
    place.items.push_back(std::move(item));
    return fits ? toldLine : lineWithoutMeaning;
}

} // namespace raft
