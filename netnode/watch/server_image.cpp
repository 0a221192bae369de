#include "netnode/watch/server_image.h"

#include "netnode/watch/plausible_server.h"
#include "netnode/wire/cbor_input.h"
#include "netnode/wire/cbor_output.h"
#include "netnode/wire/consensus_codec.h"
#include "netnode/wire/peer_frame.h"

#include <algorithm>
#include <concepts>
#include <deque>
#include <map>
#include <memory>
#include <type_traits>

namespace raftarium {

namespace {

/// What an image holds; the first form did not say which it is.
constexpr std::uint64_t presentForm = 2;
constexpr std::uint64_t entriesItems = 2; ///< Where they begin, and the array of them.

/// Counts the items of an image, or writes them. What is long is made only when it is written.
class Writer {
public:
    explicit Writer(CborOutput *out) : m_out(out) {}

    std::uint64_t items() const { return m_items; }
    /// What the first form did not have.
    template <class... Parts>
    void present(const Parts &...parts)
    {
        (*this)(parts...);
    }
    void writeForm()
    {
        item([](CborOutput &out) { out.null(); });
        number(presentForm);
    }

    template <class... Parts>
    void operator()(const Parts &...parts)
    {
        (put(parts), ...);
    }

private:
    template <class Write>
    void item(Write write, std::uint64_t items = 1)
    {
        m_items += items;
        if (m_out != nullptr)
            write(*m_out);
    }
    void number(std::uint64_t value)
    {
        item([value](CborOutput &out) { out.number(value); });
    }

    void put(bool value)
    {
        item([value](CborOutput &out) { out.boolean(value); });
    }
    template <std::unsigned_integral Value>
    void put(Value value)
    {
        number(value);
    }
    template <class Tag>
    void put(raft::Number<Tag> value)
    {
        number(value.value);
    }
    void put(raft::Time time)
    {
        item([time](CborOutput &out) { out.integer(time.count()); });
    }
    void put(const std::string &text)
    {
        item([&text](CborOutput &out) { out.bytes(text); });
    }
    void put(const raft::SnapshotData &data) { put(*data); }
    void put(raft::Replication state) { number(static_cast<std::uint64_t>(state)); }
    void put(const raft::Position &at) { (*this)(at.index, at.term); }
    void put(const raft::Membership &membership)
    {
        item([&membership](CborOutput &out) { writeMembership(out, membership); });
    }
    void put(const raft::Entries &entries)
    {
        put(entries.empty() ? raft::Index{} : entries.front().at.index);
        item([&entries](CborOutput &out) { writeEntries(out, entries); });
    }
    void put(const raft::Log &log)
    {
        put(log.base());
        if (m_out == nullptr)
            m_items += entriesItems;
        else
            put(log.entries(log.firstIndex(), log.size()));
    }
    void put(const raft::Message &message)
    {
        (*this)(message.from, message.to);
        item([&message](CborOutput &out) { writeMessage(out, message); }, itemsOf(message.body));
    }
    void put(const raft::Store &store)
    {
        put(store.applied());
        if (m_out == nullptr)
            ++m_items;
        else
            put(store.snapshot());
    }
    template <class T>
    void put(const std::shared_ptr<const T> &shared)
    {
        put(*shared);
    }
    template <class T>
    void put(const std::optional<T> &value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <class Container>
    void putAll(const Container &all)
    {
        number(all.size());
        for (const auto &one : all)
            put(one);
    }
    template <class T>
    void put(const std::vector<T> &all)
    {
        putAll(all);
    }
    template <class T>
    void put(const std::deque<T> &all)
    {
        putAll(all);
    }
    template <class Key, class T>
    void put(const std::map<Key, T> &all)
    {
        putAll(all);
    }
    template <class A, class B>
    void put(const std::pair<A, B> &pair)
    {
        (*this)(pair.first, pair.second);
    }
    template <class... Kinds>
    void put(const std::variant<Kinds...> &variant)
    {
        number(variant.index());
        std::visit([this](const auto &kind) { this->put(kind); }, variant);
    }
    template <class T>
    requires(!std::unsigned_integral<T>) void put(const T &value); // Whatever has parts of its own.

    CborOutput *m_out;
    std::uint64_t m_items = 0;
};

/// Reads what a Writer has written; nothing in it is trusted.
class Reader {
public:
    explicit Reader(CborInput &in) : m_in(in) {}

    template <class... Parts>
    void present(Parts &...parts)
    {
        if (isPresent())
            (*this)(parts...);
    }
    void readForm()
    {
        if (!m_in.isNull())
            return;
        m_in.skipNull();
        m_form = m_in.number();
        if (m_form != presentForm)
            m_in.fail();
    }

    template <class... Parts>
    void operator()(Parts &...parts)
    {
        (get(parts), ...);
    }

private:
    void get(bool &value) { value = m_in.boolean(); }
    template <std::unsigned_integral Value>
    void get(Value &value)
    {
        value = static_cast<Value>(m_in.number());
    }
    template <class Tag>
    void get(raft::Number<Tag> &value)
    {
        value.value = m_in.number();
    }
    /// In the first form there were no disks and no identities of clusters.
    void get(raft::DiskId &disk)
    {
        if (isPresent())
            disk.value = m_in.number();
    }
    void get(raft::ClusterId &cluster)
    {
        if (isPresent())
            cluster.value = m_in.number();
    }
    void get(raft::Time &time) { time = raft::Time{m_in.integer()}; }
    void get(std::string &text) { text = m_in.bytes(); }
    void get(raft::SnapshotData &data) { data = std::make_shared<const std::string>(m_in.bytes()); }
    void get(raft::Replication &state)
    {
        const std::uint64_t value = m_in.number();
        if (value > static_cast<std::uint64_t>(raft::Replication::Snapshot))
            return m_in.fail();
        state = static_cast<raft::Replication>(value);
    }
    void get(raft::Position &at) { (*this)(at.index, at.term); }
    void get(raft::Membership &membership) { membership = readMembership(m_in); }
    void get(raft::Entries &entries)
    {
        raft::Index first;
        get(first);
        if (first.value > raft::greatestNumber)
            return m_in.fail();
        entries = readEntries(m_in, first);
    }
    void get(raft::Log &log)
    {
        raft::Position base;
        raft::Entries entries;
        (*this)(base, entries);
        if (base.index.value > raft::greatestNumber ||
            (!entries.empty() && entries.front().at.index != base.index + 1))
            return m_in.fail();
        raft::Term before = base.term;
        for (const raft::Entry &entry : entries) {
            if (entry.at.term < before)
                return m_in.fail();
            before = entry.at.term;
        }
        log = raft::Log(base);
        log.append(entries);
    }
    void get(raft::Message &message)
    {
        (*this)(message.from, message.to);
        const std::uint64_t kind = m_in.number();
        std::optional<raft::Message> read = readMessage(m_in, kind);
        if (!read)
            return m_in.fail();
        read->from = message.from;
        read->to = message.to;
        message = std::move(*read);
    }
    void get(raft::Store &store)
    {
        raft::Index applied;
        std::string data;
        (*this)(applied, data);
        if (m_in.ok() && !store.restore(data, applied))
            m_in.fail();
    }
    template <class T>
    void get(std::shared_ptr<const T> &shared)
    {
        T value;
        get(value);
        shared = std::make_shared<const T>(std::move(value));
    }
    template <class T>
    void get(std::optional<T> &value)
    {
        value.reset();
        if (m_in.boolean())
            get(value.emplace());
    }
    template <class Container>
    void getAll(Container &all)
    {
        all.clear();
        const std::uint64_t count = m_in.number();
        for (std::uint64_t i = 0; i < count && m_in.ok(); ++i)
            get(all.emplace_back());
    }
    template <class T>
    void get(std::vector<T> &all)
    {
        getAll(all);
    }
    template <class T>
    void get(std::deque<T> &all)
    {
        getAll(all);
    }
    template <class Key, class T>
    void get(std::map<Key, T> &all)
    {
        std::vector<std::pair<Key, T>> pairs;
        getAll(pairs);
        all = std::map<Key, T>(pairs.begin(), pairs.end());
    }
    template <class A, class B>
    void get(std::pair<A, B> &pair)
    {
        (*this)(pair.first, pair.second);
    }
    template <class... Kinds>
    void get(std::variant<Kinds...> &variant)
    {
        const std::uint64_t kind = m_in.number();
        std::uint64_t next = 0;
        bool known = false;
        const auto offer = [&]<class Kind>(std::type_identity<Kind>) {
            if (next++ != kind)
                return;
            known = true;
            get(variant.template emplace<Kind>());
        };
        (offer(std::type_identity<Kinds>{}), ...);
        if (!known)
            m_in.fail();
    }
    template <class T>
    requires(!std::unsigned_integral<T>) void get(T &value); // Whatever has parts of its own.

    bool isPresent() const { return m_form == presentForm; }

    CborInput &m_in;
    std::uint64_t m_form = 1;
};

template <class T>
concept ShowsState = requires(T &value)
{
    T::visitState(value, [](auto &&...) {});
};

// The parts of the core's plain structs, in the order in which they stand there. `Self` may be const.
template <class Self, class Visitor>
void visitParts(Self &self, Visitor &visit)
{
    using T = std::remove_const_t<Self>;
    if constexpr (ShowsState<T>)
        T::visitState(self, visit);
    else if constexpr (std::is_same_v<T, raft::Config>) {
        visit(self.id, self.electionMin, self.electionMax, self.heartbeat, self.preVote, self.checkQuorum,
              self.leaseReads, self.eagerCommit, self.votersCatchUpFirst, self.maxBatch, self.maxInflight,
              self.maxPending, self.maxApply, self.snapshotChunk, self.maxSnapshot, self.keptBehindSnapshot,
              self.seed);
        visit.present(self.drawsIdentity);
    } else if constexpr (std::is_same_v<T, raft::HardState>)
        visit(self.term, self.vote, self.cluster);
    else if constexpr (std::is_same_v<T, raft::Seat>)
        visit(self.server, self.disk, self.returning);
    else if constexpr (std::is_same_v<T, raft::Leaving>)
        visit(self.since, self.until, self.informed);
    else if constexpr (std::is_same_v<T, raft::Snapshot>)
        visit(self.last, self.membership, self.data);
    else if constexpr (std::is_same_v<T, raft::Follower>) {
        visit(self.leader);
        visit.present(self.handedOver);
    } else if constexpr (std::is_same_v<T, raft::Candidate>) {
        visit(self.preVote, self.transfer, self.granted, self.refused);
        visit.present(self.ballot, self.disks, self.wonUntil);
    } else if constexpr (std::is_same_v<T, raft::Leader>)
        visit(self.peers, self.rounds, self.transfer, self.recent, self.quorumCheck);
    else if constexpr (std::is_same_v<T, raft::Progress>) {
        visit(self.peer, self.state, self.match, self.matchRound, self.next, self.probeSent, self.inflight,
              self.snapshotOffset, self.snapshot, self.catchUp, self.confirmed, self.active, self.commitSent);
        visit.present(self.disk, self.named, self.leaving);
    } else if constexpr (std::is_same_v<T, raft::CatchUp>)
        visit(self.since, self.advanced, self.reached);
    else if constexpr (std::is_same_v<T, raft::PendingRead>)
        visit(self.asker, self.id, self.index, self.round);
    else if constexpr (std::is_same_v<T, raft::Transfer>)
        visit(self.id, self.target, self.until, self.ordered);
    else if constexpr (std::is_same_v<T, raft::RoundStart>)
        visit(self.round, self.at);
    else {
        static_assert(std::is_same_v<T, raft::ForwardedRead>);
        visit(self.id, self.sent, self.asked);
    }
}

template <class T>
requires(!std::unsigned_integral<T>) void Writer::put(const T &value)
{
    visitParts(value, *this);
}

template <class T>
requires(!std::unsigned_integral<T>) void Reader::get(T &value)
{
    visitParts(value, *this);
}

} // namespace

QByteArray imageOf(const raft::Server &server)
{
    Writer counter(nullptr);
    counter.writeForm();
    counter(server);
    QByteArray image;
    {
        CborOutput out(image, counter.items());
        Writer writer(&out);
        writer.writeForm();
        writer(server);
    }
    return image;
}

std::optional<raft::Server> serverFromImage(const QByteArray &image)
{
    const QByteArray payload = image.mid(lengthBytes);
    CborInput in(payload);
    in.enterArray();
    raft::Config blank;
    blank.id = raft::NodeId{1};
    std::optional<raft::Server> server(std::in_place, blank, raft::Stored{}, raft::Time{});
    Reader reader(in);
    reader.readForm();
    reader(*server);
    in.leaveArray();
    raft::Stored start;
    start.snapshot = server->node().snapshot();
    if (!in.ok() || !isPlausible(*server) || !raft::canStartFrom(start))
        return std::nullopt;
    return server;
}

} // namespace raftarium
