#include "raftcore/traces/item_code.h"

#include "raftcore/consensus/assertion.h"

namespace raft {

namespace {

/// Collects which of the optional fields there are as bits, and what they hold as bytes.
class Packer {
public:
    void value(const bool &flag) { bit(flag); }
    void value(const std::uint64_t &number) { append(m_bytes, number); }
    void value(const std::uint32_t &number) { append(m_bytes, number); }
    void value(const std::uint16_t &number) { append(m_bytes, number); }
    template <class Tag>
    void value(const Number<Tag> &number)
    {
        append(m_bytes, number.value);
    }
    void value(const Time &time)
    {
        const auto count = static_cast<std::uint64_t>(time.count());
        append(m_bytes, (count << 1U) ^ (time.count() < 0 ? ~std::uint64_t{0} : 0)); // Signs last: short.
    }
    void value(const std::string &text)
    {
        append(m_bytes, text.size());
        m_bytes += text;
    }
    template <class Enum>
    void choice(const Enum &choice)
    {
        append(m_bytes, static_cast<std::uint64_t>(choice));
    }
    void value(const MessageType &type) { choice(type); }
    void value(const TraceKind &kind) { choice(kind); }
    void value(const Role &role) { choice(role); }
    template <class Value>
    void value(const std::optional<Value> &one)
    {
        bit(one.has_value());
        if (one)
            item(*one);
    }
    template <class Value>
    void value(const std::vector<Value> &many)
    {
        append(m_bytes, many.size());
        // Elements have optional fields, too, without end: their bits stand among the bytes.
        for (const Value &one : many) {
            Packer packer;
            packer.item(one);
            packer.appendTo(m_bytes);
        }
    }
    template <class Value>
    void item(const Value &one);
    void appendTo(std::string &bytes) const
    {
        append(bytes, m_bits);
        bytes += m_bytes;
    }

private:
    static void append(std::string &bytes, std::uint64_t number)
    {
        for (; number >= 0x80; number >>= 7U)
            bytes += static_cast<char>(0x80U | (number & 0x7fU));
        bytes += static_cast<char>(number);
    }
    void bit(bool set)
    {
        RAFT_ASSERT(m_used < 64, m_used);
        m_bits |= std::uint64_t{set} << m_used++;
    }

    std::uint64_t m_bits = 0;
    unsigned m_used = 0;
    std::string m_bytes;
};

/// Reads what a Packer has written.
class Unpacker {
public:
    Unpacker(std::string_view bytes, std::size_t &at) : m_bytes(bytes), m_at(at), m_bits(number()) {}

    void value(bool &flag) { flag = bit(); }
    void value(std::uint64_t &value) { value = number(); }
    void value(std::uint32_t &value) { value = static_cast<std::uint32_t>(number()); }
    void value(std::uint16_t &value) { value = static_cast<std::uint16_t>(number()); }
    template <class Tag>
    void value(Number<Tag> &value)
    {
        value.value = number();
    }
    void value(Time &time)
    {
        const std::uint64_t code = number();
        time = Time(static_cast<std::int64_t>((code >> 1U) ^ ((code & 1U) != 0 ? ~std::uint64_t{0} : 0)));
    }
    void value(std::string &text)
    {
        const auto size = static_cast<std::size_t>(number());
        text = m_bytes.substr(m_at, size);
        m_at += size;
    }
    template <class Enum>
    void choice(Enum &choice)
    {
        choice = static_cast<Enum>(number());
    }
    void value(MessageType &type) { choice(type); }
    void value(TraceKind &kind) { choice(kind); }
    void value(Role &role) { choice(role); }
    template <class Value>
    void value(std::optional<Value> &one)
    {
        one.reset();
        if (bit())
            item(one.emplace());
    }
    template <class Value>
    void value(std::vector<Value> &many)
    {
        many.resize(static_cast<std::size_t>(number()));
        for (Value &one : many)
            Unpacker(m_bytes, m_at).item(one);
    }
    template <class Value>
    void item(Value &one);

private:
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            RAFT_ASSERT(m_at < m_bytes.size(), m_at, m_bytes.size());
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= std::uint64_t{byte & 0x7fU} << shift;
            if (byte < 0x80)
                break;
        }
        return value;
    }
    bool bit()
    {
        const bool set = (m_bits & 1U) != 0;
        m_bits >>= 1U;
        return set;
    }

    std::string_view m_bytes;
    std::size_t &m_at;
    std::uint64_t m_bits;
};

// Which fields there are, in which order: for both directions.

template <class Code, class Value>
void fields(Code &code, Value &value)
{
    code.value(value);
}

template <class Code, class At>
requires std::is_same_v<std::remove_const_t<At>, Position>
void fields(Code &code, At &at)
{
    code.value(at.index);
    code.value(at.term);
}

template <class Code, class Entry>
requires std::is_same_v<std::remove_const_t<Entry>, TraceEntry>
void fields(Code &code, Entry &entry)
{
    code.value(entry.term);
    code.value(entry.data);
}

template <class Code, class Change>
requires std::is_same_v<std::remove_const_t<Change>, TraceLogChange>
void fields(Code &code, Change &change)
{
    code.value(change.base);
    code.value(change.cut);
    code.value(change.from);
    code.value(change.entries);
    code.value(change.last);
}

template <class Code, class Members>
requires std::is_same_v<std::remove_const_t<Members>, TraceMembers>
void fields(Code &code, Members &members)
{
    code.value(members.voters);
    code.value(members.outgoing);
    code.value(members.learners);
}

template <class Code, class Message>
requires std::is_same_v<std::remove_const_t<Message>, TraceMessage>
void fields(Code &code, Message &message)
{
    code.value(message.id);
    code.value(message.from);
    code.value(message.to);
    code.value(message.type);
    code.value(message.term);
    code.value(message.at);
    code.value(message.count);
    code.value(message.terms);
    code.value(message.commit);
    code.value(message.accepted);
}

template <class Code, class Item>
requires std::is_same_v<std::remove_const_t<Item>, TraceItem>
void fields(Code &code, Item &item)
{
    code.value(item.where.line);
    code.value(item.where.file);
    code.value(item.at);
    code.value(item.server);
    code.value(item.kind);
    code.value(item.term);
    code.value(item.role);
    code.value(item.vote);
    code.value(item.leader);
    code.value(item.commit);
    code.value(item.applied);
    code.value(item.log);
    code.value(item.members);
    code.value(item.freshDisk);
    code.value(item.restartsUnreported);
    code.value(item.newRun);
    code.value(item.logInferred);
    code.value(item.termInferred);
    code.value(item.message);
    code.value(item.text);
}

template <class Value>
void Packer::item(const Value &one)
{
    fields(*this, one);
}

template <class Value>
void Unpacker::item(Value &one)
{
    fields(*this, one);
}

} // namespace

void appendCode(std::string &bytes, const TraceItem &item)
{
    Packer packer;
    packer.item(item);
    packer.appendTo(bytes);
}

TraceItem decodeItem(std::string_view bytes, std::size_t &at)
{
    TraceItem item;
    Unpacker(bytes, at).item(item);
    return item;
}

} // namespace raft
