#include "raftcore/store/command.h"

#include "raftcore/store/bytes.h"

namespace raft {

namespace {

// The first byte of a command: which change it is, and which optional parts follow.
constexpr std::uint8_t kindBits = 0x03;
constexpr std::uint8_t sessionBit = 0x04;
constexpr std::uint8_t expectedBit = 0x08;
constexpr std::uint8_t plainMark = 0xa0;     // Sets commands apart from any text.
constexpr std::uint8_t indexMark = 0xb0;     // The same for a compare-and-set on the index.
constexpr std::uint8_t expiringMarks = 0x20; // Added to a mark: the session is one that expires.
constexpr std::uint8_t markBits = 0xf0;

bool isMark(std::uint8_t mark)
{
    return mark == plainMark || mark == indexMark;
}

struct Encoder {
    ByteWriter &out;

    void operator()(const Put &put) const
    {
        out.text(put.key);
        out.text(put.value);
    }
    void operator()(const Add &add) const
    {
        out.text(add.key);
        out.integer(add.amount);
    }
    void operator()(const Delete &removal) const { out.text(removal.key); }
    void operator()(const CompareAndSet &swap) const
    {
        out.text(swap.key);
        if (swap.expectedIndex)
            out.number(swap.expectedIndex->value);
        else if (swap.expected)
            out.text(*swap.expected);
        out.text(swap.value);
    }
};

bool expires(std::uint8_t head)
{
    return !isMark(head & markBits);
}

/// What sets the command apart, whichever rule its session follows.
std::uint8_t markOf(std::uint8_t head)
{
    return static_cast<std::uint8_t>((head & markBits) - (expires(head) ? expiringMarks : 0));
}

/// Reads what follows the session into `command`; false when it is no change.
bool readChange(std::uint8_t head, ByteReader &in, CommandView &command)
{
    const bool expected = (head & expectedBit) != 0;
    const bool onIndex = markOf(head) == indexMark;
    command.kind = static_cast<CommandView::Kind>(head & kindBits);
    const bool isSwap = command.kind == CommandView::Kind::CompareAndSet;
    if ((expected || onIndex) && (!isSwap || expected == onIndex))
        return false;
    command.key = in.view();
    if (onIndex)
        command.expectedIndex = Index{in.number()};
    else if (expected)
        command.expected = in.view();
    if (command.kind == CommandView::Kind::Add)
        command.amount = in.integer();
    else if (command.kind != CommandView::Kind::Delete)
        command.value = in.view();
    return true;
}

Change changeOf(const CommandView &command)
{
    std::string key(command.key);
    switch (command.kind) {
    case CommandView::Kind::Put: return Put{std::move(key), std::string(command.value)};
    case CommandView::Kind::Add: return Add{std::move(key), command.amount};
    case CommandView::Kind::Delete: return Delete{std::move(key)};
    case CommandView::Kind::CompareAndSet: break;
    }
    CompareAndSet swap{std::move(key), std::nullopt, std::string(command.value), command.expectedIndex};
    if (command.expected)
        swap.expected = std::string(*command.expected);
    return swap;
}

struct Summary {
    std::string operator()(const Put &put) const { return put.key + "=" + put.value; }
    std::string operator()(const Add &add) const
    {
        return add.amount < 0 ? add.key + "-=" + std::to_string(add.amount).substr(1)
                              : add.key + "+=" + std::to_string(add.amount);
    }
    std::string operator()(const Delete &removal) const { return "del " + removal.key; }
    std::string operator()(const CompareAndSet &swap) const
    {
        const std::string expected = swap.expectedIndex ? "@" + std::to_string(swap.expectedIndex->value)
                                                        : swap.expected.value_or("∅");
        return swap.key + ": " + expected + "→" + swap.value;
    }
};

} // namespace

std::string encode(const StoreCommand &command, std::string reused)
{
    const auto *swap = std::get_if<CompareAndSet>(&command.change);
    const bool onIndex = swap != nullptr && swap->expectedIndex;
    auto head = static_cast<std::uint8_t>((onIndex ? indexMark : plainMark) | command.change.index());
    if (command.session)
        head = static_cast<std::uint8_t>((head | sessionBit) + (command.session->older ? 0 : expiringMarks));
    if (swap != nullptr && swap->expected && !onIndex)
        head |= expectedBit;

    reused.clear();
    ByteWriter out(std::move(reused));
    out.byte(head);
    if (command.session) {
        out.text(command.session->client);
        out.number(command.session->sequence);
    }
    std::visit(Encoder{out}, command.change);
    return out.take();
}

std::optional<CommandView> viewCommand(std::string_view bytes)
{
    ByteReader in(bytes);
    const std::uint8_t head = in.byte();
    const bool inSession = (head & sessionBit) != 0;
    if (!isMark(markOf(head)) || (expires(head) && !inSession))
        return std::nullopt;

    CommandView command;
    if (inSession) {
        const std::string_view client = in.view();
        const std::uint64_t sequence = in.number();
        command.session = CommandView::SessionView{client, sequence, !expires(head)};
    }
    return readChange(head, in, command) && in.finished() ? std::optional(command) : std::nullopt;
}

std::optional<StoreCommand> decodeCommand(std::string_view bytes)
{
    const std::optional<CommandView> view = viewCommand(bytes);
    if (!view)
        return std::nullopt;
    StoreCommand command{changeOf(*view), {}};
    if (view->session)
        command.session = view->session->session();
    return command;
}

const std::string &keyOf(const Change &change)
{
    return std::visit([](const auto &any) -> const std::string & { return any.key; }, change);
}

std::uint64_t sizeOfItem(std::string_view key, std::string_view value)
{
    constexpr std::uint64_t numbers = 24; // Two lengths and an index.
    return key.size() + value.size() + numbers;
}

std::uint64_t sizeOf(const Change &change)
{
    constexpr std::string_view longestNumber = "-9223372036854775808";
    if (const auto *put = std::get_if<Put>(&change))
        return sizeOfItem(put->key, put->value);
    if (const auto *add = std::get_if<Add>(&change))
        return sizeOfItem(add->key, longestNumber);
    if (const auto *swap = std::get_if<CompareAndSet>(&change))
        return sizeOfItem(swap->key, swap->value);
    return 0;
}

std::string summary(const Change &change)
{
    return std::visit(Summary{}, change);
}

} // namespace raft
