#include "raftcore/traces/trace_export.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/store/command.h"
#include "raftcore/traces/own_writer.h"
#include "raftcore/traces/trace_loader.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace raft {

namespace {

std::optional<std::string> dataOf(const Entry &entry)
{
    if (std::holds_alternative<NoOp>(entry.payload))
        return "noop";
    if (std::holds_alternative<MembershipChange>(entry.payload))
        return "conf";
    const auto &command = std::get<Command>(entry.payload);
    const std::optional<StoreCommand> decoded = decodeCommand(*command.bytes);
    return decoded ? std::optional(summary(decoded->change)) : std::nullopt;
}

/// How one log became another one; nothing when they are the same.
std::optional<TraceLogChange> changeBetween(const Log &before, const Log &after)
{
    TraceLogChange change;
    if (before.base() != after.base())
        change.base = after.base();
    // Log Matching (§5.3): where the logs agree, they agree up to there.
    Index agreed = std::max(std::min(before.lastIndex(), after.lastIndex()), after.base().index);
    while (agreed > after.base().index && before.termAt(agreed) != after.termAt(agreed))
        agreed = agreed - 1;
    const bool replaced = change.base && before.termAt(after.base().index) != after.base().term;
    if (replaced)
        agreed = after.base().index;
    if (agreed < after.lastIndex()) {
        change.from = agreed + 1;
        for (const Entry &entry : after.entries(agreed + 1, after.size()))
            change.entries.push_back({entry.at.term, dataOf(entry)});
    } else if (agreed < before.lastIndex() && !replaced) {
        change.cut = agreed + 1;
    }
    const bool same = !change.base && !change.from && !change.cut;
    return same ? std::nullopt : std::optional(std::move(change));
}

TraceMembers membersOf(const Membership &membership)
{
    return {membership.voters, membership.outgoing, membership.learners};
}

/// What a message says, in the words of a trace.
struct ReportedBody {
    TraceMessage &reported;

    void operator()(const RequestVote &body) const { reported.at = body.last; }
    void operator()(const VoteReply &body) const { reported.accepted = body.granted; }
    void operator()(const AppendEntries &body) const
    {
        reported.at = body.prev;
        reported.count = body.entries.size();
        for (const Entry &entry : body.entries)
            reported.terms.push_back(entry.at.term);
        reported.commit = body.commit;
    }
    void operator()(const AppendReply &body) const
    {
        reported.accepted = body.success;
        reported.at = Position{body.success ? body.match : body.rejected, {}};
    }
    void operator()(const InstallSnapshot &body) const { reported.at = body.last; }
    void operator()(const SnapshotReply &body) const
    {
        reported.at = body.last;
        reported.accepted = body.installed;
    }
    void operator()(const TimeoutNow &) const {}
    void operator()(const ReadIndex &) const {}
    void operator()(const ReadIndexReply &body) const
    {
        reported.accepted = body.confirmed;
        reported.at = Position{body.index, {}};
    }
};

TraceMessage traceMessageOf(const Message &message, std::uint64_t id)
{
    TraceMessage reported;
    reported.id = id;
    reported.from = message.from;
    reported.to = message.to;
    reported.type = typeOf(message);
    reported.term = message.term;
    std::visit(ReportedBody{reported}, message.body);
    return reported;
}

/// Nothing for events whose effects are reported otherwise, or by the state of the servers.
std::optional<TraceKind> lineFor(EventKind kind)
{
    switch (kind) {
    case EventKind::MessageSent: return TraceKind::Send;
    case EventKind::MessageDelivered: return TraceKind::Receive;
    case EventKind::MessageLost: return TraceKind::Drop;
    case EventKind::TimerFired: return TraceKind::Timeout;
    case EventKind::CommitAdvanced: return TraceKind::Commit;
    case EventKind::Crashed: return TraceKind::Crash;
    case EventKind::Restarted: return TraceKind::Restart;
    case EventKind::OperationCalled:
    case EventKind::OperationReturned: return TraceKind::Client;
    case EventKind::Noted:
    case EventKind::Synced:
    case EventKind::StateChanged:
    case EventKind::SafetyViolated: return std::nullopt;
    default: return TraceKind::Note;
    }
}

/// Whether the server is on another disk after this event. To lose the disk of a server that runs is to
/// crash it first, and the view shows what comes of both.
bool losesDisk(const EventRecord &record, EventNumber number)
{
    const Event event = record[number];
    constexpr EventNumber furthest = 64;
    const EventNumber last = event.kind == EventKind::Crashed ? number + furthest : number;
    return record.firstIn({number, last}, {EventKind::DiskReplaced}, [&event](const Event &later) {
        return later.server == event.server && later.at == event.at &&
               static_cast<DiskFate>(later.detail) != DiskFate::Copied;
    }) != 0;
}

class Export {
public:
    Export(const Cluster &cluster, const ExportedLine &line)
        : m_cluster(cluster), m_record(cluster.events()), m_line(line)
    {
    }

    void begin(std::string_view source);
    void tellStep(EventNumber first, EventNumber last);

private:
    TraceItem itemOf(EventNumber number, const ClusterView &view) const;
    std::string inEnglish(EventNumber number) const;
    std::optional<TraceMessage> messageOf(EventNumber number, const ClusterView &view) const;
    bool addFacts(const ServerView &server, TraceItem &item);
    void write(const TraceItem &item, EventNumber event);

    const Cluster &m_cluster;
    const EventRecord &m_record;
    const ExportedLine &m_line;
    ServerNames m_names;
    std::map<NodeId, ServerView> m_reported; ///< How each server is, as far as it was reported.
    std::string m_text;
};

void Export::begin(std::string_view source)
{
    std::vector<std::string> names;
    for (const ServerView &server : m_cluster.view().servers)
        names.push_back(m_cluster.serverName(server.id));
    m_names.expect(std::move(names));
    m_line(ownHeader(m_names, source) + "\n", m_record.first() - 1);
    const ClusterView view = m_cluster.viewAt(m_record.first() - 1);
    for (const ServerView &server : view.servers) {
        TraceItem item;
        item.at = view.now;
        item.server = server.id;
        item.kind = server.liveness == Liveness::Crashed ? TraceKind::Crash : TraceKind::State;
        addFacts(server, item);
        write(item, m_record.first() - 1);
    }
}

void Export::write(const TraceItem &item, EventNumber event)
{
    m_text.clear();
    appendOwnLine(m_text, item, m_names);
    m_line(m_text, event);
}

/// What of the server is not as it was reported; false when nothing is.
bool Export::addFacts(const ServerView &server, TraceItem &item)
{
    const auto [known, isNew] = m_reported.try_emplace(server.id);
    ServerView &before = known->second;
    const bool lives = item.kind == TraceKind::Crash || item.kind == TraceKind::Restart;
    const bool whole = isNew || lives;
    bool reported = false;
    const auto tell = [&](auto &field, const auto &was, const auto &is) {
        if (whole || was != is) {
            field = is;
            reported = true;
        }
    };
    tell(item.term, before.hard.term, server.hard.term);
    tell(item.role, before.role, server.role);
    if (whole || before.hard.vote != server.hard.vote || item.term)
        item.vote = server.hard.vote.value_or(NodeId{});
    if (whole || before.leader != server.leader || item.term || item.role)
        item.leader = server.leader.value_or(NodeId{});
    tell(item.commit, before.commit, server.commit);
    tell(item.applied, before.applied, server.applied);
    item.log = changeBetween(before.log, server.log);
    if (isNew && !item.log)
        item.log = TraceLogChange{{}, {}, Index{1}, {}, {}};
    if (isNew || before.membership != server.membership)
        item.members = membersOf(server.membership);
    before = server;
    return reported || item.vote || item.leader || item.log || item.members;
}

std::optional<TraceMessage> Export::messageOf(EventNumber number, const ClusterView &view) const
{
    const Event event = m_record[number];
    if (event.kind != EventKind::MessageSent) {
        TraceMessage named; // Its sending told the rest.
        named.id = event.subject;
        named.from = NodeId{event.kind == EventKind::MessageLost ? event.server : event.other};
        named.to = NodeId{event.kind == EventKind::MessageLost ? event.other : event.server};
        return named;
    }
    if (const MessageView *message = view.message(event.subject))
        return traceMessageOf(message->message, event.subject);
    const std::optional<Message> message = m_cluster.messageOf(number);
    return message ? std::optional(traceMessageOf(*message, event.subject)) : std::nullopt;
}

/// A file does not depend on the language of who writes it.
std::string Export::inEnglish(EventNumber number) const
{
    const InEnglish file;
    return m_cluster.describe(number);
}

TraceItem Export::itemOf(EventNumber number, const ClusterView &view) const
{
    const Event event = m_record[number];
    TraceItem item;
    item.at = event.at;
    item.server = NodeId{event.server};
    item.kind = *lineFor(event.kind);
    if (item.kind == TraceKind::Send || item.kind == TraceKind::Receive || item.kind == TraceKind::Drop)
        item.message = messageOf(number, view);
    else if (item.kind == TraceKind::Note || item.kind == TraceKind::Client)
        item.text = inEnglish(number);
    item.freshDisk = losesDisk(m_record, number);
    return item;
}

/// All events of a step show the state after it: the first line of a server tells it.
void Export::tellStep(EventNumber first, EventNumber last)
{
    const ClusterView view = m_cluster.viewAt(last);
    std::set<NodeId> reported;
    for (EventNumber number = first; number <= last; ++number) {
        if (!lineFor(m_record[number].kind))
            continue;
        TraceItem item = itemOf(number, view);
        const ServerView *server = view.server(item.server);
        const bool isLost = item.kind == TraceKind::Drop;
        if (server != nullptr && !isLost && reported.insert(item.server).second)
            addFacts(*server, item);
        write(item, last);
    }
    for (const ServerView &server : view.servers) {
        TraceItem item;
        item.at = view.now;
        item.server = server.id;
        item.kind = TraceKind::State;
        if (!reported.contains(server.id) && addFacts(server, item))
            write(item, last);
    }
}

} // namespace

void exportTrace(const Cluster &cluster, std::string_view source, const ExportedLine &line,
                 const WorkProgress &progress)
{
    const EventRecord &record = cluster.events();
    Export run(cluster, line);
    run.begin(source);
    constexpr EventNumber stretch = 1024;
    EventNumber first = record.first();
    while (first <= record.size()) {
        EventNumber last = first;
        while (last < record.size() && stepStart(record, last + 1) <= last)
            ++last;
        run.tellStep(first, last);
        if (progress && first / stretch != (last + 1) / stretch &&
            !progress(static_cast<double>(last) / static_cast<double>(record.size())))
            return;
        first = last + 1;
    }
}

std::shared_ptr<Trace> traceOfRun(const Cluster &cluster, const std::string &source,
                                  const WorkProgress &progress)
{
    auto trace = std::make_shared<Trace>();
    trace->source().files = {source};
    TraceLoader loader(trace->names(), trace->source(), 0,
                       [&trace](TraceItem item) { trace->add(std::move(item)); });
    loader.setForm(TraceForm::Own);
    bool goesOn = true;
    exportTrace(
        cluster, source, [&loader](std::string_view line, EventNumber) { loader.feed(line); },
        [&](double part) { return goesOn = !progress || progress(part); });
    loader.finish();
    return goesOn ? trace : nullptr;
}

} // namespace raft
