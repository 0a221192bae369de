#include "raftcore/traces/log_change.h"

#include <algorithm>

namespace raft {

namespace {

/// An index that is reported out of the blue must not cost more memory than this many entries.
constexpr std::uint64_t widestGap = 4096;
/// Nor may many such indexes, one after the other: a log that only they have made so long begins anew.
constexpr std::uint64_t mostUnreported = std::uint64_t{1} << 20U;

Entry entryOf(const TraceEntry &reported, Index index)
{
    static const Command unreported; // Shared by all: most traces tell no data.
    return {{index, reported.term}, reported.data ? Command(*reported.data) : unreported};
}

void appendUnknown(Log &log, Index upTo)
{
    while (log.lastIndex() < upTo)
        log.append(entryOf({}, log.lastIndex() + 1));
}

/// The entry at `from` and all after it are gone.
void dropFrom(Log &log, Index from)
{
    if (from > log.lastIndex())
        return;
    if (from > log.base().index)
        log.truncateFrom(from);
    else
        log = Log(Position{from.value > 0 ? from - 1 : Index{}, {}});
}

void cutFrom(Log &log, Index from, TraceStep &step)
{
    if (from <= log.lastIndex())
        step.replacedFrom = std::min(step.replacedFrom.value_or(from), from);
    dropFrom(log, from);
}

/// The log ends at `last` then, whatever stands there.
void reach(Log &log, Index last)
{
    const bool isFar =
        last > log.lastIndex() + widestGap ||
        (last > log.lastIndex() && log.size() + (last.value - log.lastIndex().value) > mostUnreported);
    if (isFar)
        log = Log(Position{last, {}});
    else
        appendUnknown(log, last);
}

void rebase(Log &log, Position base)
{
    const bool holds = log.termAt(base.index) == base.term && base.index >= log.base().index;
    if (holds && base.index > log.base().index)
        log.compact(base);
    else if (!holds)
        log = Log(base);
}

/// How many of the entries stand there already: implementations tell whole suffixes again.
std::size_t alreadyThere(const Log &log, const TraceLogChange &change)
{
    std::size_t count = 0;
    Index index = *change.from;
    for (const TraceEntry &entry : change.entries) {
        if (!log.contains(index) || log.at(index) != entryOf(entry, index))
            break;
        ++index;
        ++count;
    }
    return count;
}

bool contradicts(const Entry &old, const TraceEntry &reported)
{
    const bool otherTerm = old.at.term != Term{} && reported.term != Term{} && old.at.term != reported.term;
    const auto *command = std::get_if<Command>(&old.payload);
    const bool otherData =
        reported.data && command != nullptr && !command->bytes->empty() && *command->bytes != *reported.data;
    return otherTerm || otherData;
}

/// The first entry that is another one than before, or gone. One of which more is known than before is
/// neither.
std::optional<Index> firstReplaced(const Log &log, const TraceLogChange &change)
{
    Index index = *change.from;
    for (const TraceEntry &entry : change.entries) {
        if (log.contains(index) && contradicts(log.at(index), entry))
            return index;
        ++index;
    }
    return index <= log.lastIndex() ? std::optional(index) : std::nullopt;
}

void append(Log &log, const TraceLogChange &change, TraceStep &step)
{
    if (const std::optional<Index> replaced = firstReplaced(log, change))
        step.replacedFrom = std::min(step.replacedFrom.value_or(*replaced), *replaced);
    const std::size_t same = alreadyThere(log, change);
    const Index first = *change.from + same;
    dropFrom(log, first);
    step.leftGap = first > log.lastIndex() + 1;
    reach(log, first - 1);
    if (same < change.entries.size())
        step.appendedFrom = first;
    for (std::size_t place = same; place < change.entries.size(); ++place)
        log.append(entryOf(change.entries[place], log.lastIndex() + 1));
}

bool hasUnknownTerms(const TraceLogChange &change)
{
    return std::any_of(change.entries.begin(), change.entries.end(),
                       [](const TraceEntry &entry) { return entry.term == Term{}; });
}

} // namespace

void changeLog(const TraceItem &item, TraceServer &server, TraceStep &step)
{
    const TraceLogChange &change = *item.log;
    const bool knewLength = server.knows(ServerFact::LogLength);
    if (change.base) {
        rebase(server.log, *change.base);
        server.snapshot = *change.base;
    }
    if (change.cut)
        cutFrom(server.log, std::max(*change.cut, Index{1}), step);
    if (change.from && *change.from > Index{})
        append(server.log, change, step);
    if (change.last) {
        cutFrom(server.log, *change.last + 1, step);
        reach(server.log, *change.last);
    }
    // A server whose log begins in the middle of its life may append to entries that no line has shown.
    step.leftGap = step.leftGap && knewLength;
    const bool tellsTerms = !change.last && !hasUnknownTerms(change);
    server.knowledge.learn(ServerFact::LogLength, item.logInferred);
    if (tellsTerms || server.log.size() == 0)
        server.knowledge.learn(ServerFact::LogTerms, item.logInferred);
}

} // namespace raft
