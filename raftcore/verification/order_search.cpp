#include "raftcore/verification/order_search.h"

#include <algorithm>
#include <map>
#include <utility>

namespace raft {

namespace {

bool anyAppends(const std::vector<EffectiveCall> &calls)
{
    return std::any_of(calls.begin(), calls.end(), [](const EffectiveCall &call) {
        return call.operation->kind == OperationKind::Append;
    });
}

} // namespace

OrderSearch::OrderSearch(const std::vector<EffectiveCall> &calls, StoreBefore before, std::size_t mostBytes)
    : m_mostBytes(mostBytes), m_grows(anyAppends(calls)), m_values(m_grows),
      m_value(before == StoreBefore::Nothing ? RegisterValues::nothing : RegisterValues::unknown)
{
    std::map<Effect, Place> classes;
    for (std::size_t place = 0; place < calls.size() && !isFull(); ++place)
        sortIn(calls[place], place, classes);
    if (m_grows)
        dropUselessTexts();
    else
        dropUseless();
    countWaiting();
}

void OrderSearch::sortIn(const EffectiveCall &call, std::size_t place, std::map<Effect, Place> &classes)
{
    const Effect effect = effectOf(call);
    if (call.hasReturned()) {
        m_required.push_back({call.called, call.returned, effect, place});
        return;
    }
    const auto [known, fresh] = classes.try_emplace(effect, static_cast<Place>(m_optional.size()));
    if (fresh)
        m_optional.push_back({effect, {}, {}, 0});
    m_optional[known->second].calls.push_back(place);
    m_optional[known->second].called.push_back(call.called);
}

OrderSearch::Effect OrderSearch::effectOf(const EffectiveCall &call)
{
    const Operation &operation = *call.operation;
    Effect effect;
    effect.kind = operation.kind;
    effect.fails = call.outcome == OperationOutcome::Failed;
    switch (operation.kind) {
    case OperationKind::Put:
    case OperationKind::Append:
    case OperationKind::Add: effect.value = m_values.numberOf(operation.value); break;
    case OperationKind::Delete: effect.value = RegisterValues::nothing; break;
    case OperationKind::CompareAndSet:
        effect.value = m_values.numberOf(operation.value);
        effect.expected = m_values.numberOf(operation.expected);
        break;
    case OperationKind::Get:
    case OperationKind::Read: effect.value = m_values.numberOf(*call.result); break;
    }
    return effect;
}

/// What writes a value that no other operation asks for need not have happened, unless there are operations
/// that ask for any other value, or that count on from it.
void OrderSearch::dropUseless()
{
    std::vector<bool> wanted;
    bool anyIsWanted = false;
    const auto want = [&](const Effect &effect) {
        anyIsWanted = anyIsWanted || effect.fails || effect.kind == OperationKind::Add;
        const bool reads = effect.kind == OperationKind::Read || effect.kind == OperationKind::Get;
        const Number number = reads ? effect.value : effect.expected;
        if (wanted.size() <= number)
            wanted.resize(number + 1);
        wanted[number] = true;
    };
    for (const Required &required : m_required)
        want(required.effect);
    for (const Optional &optional : m_optional)
        want(optional.effect);
    if (anyIsWanted)
        return;
    std::erase_if(m_optional, [&wanted](const Optional &one) {
        return one.effect.value >= wanted.size() || !wanted[one.effect.value];
    });
}

/// The same where texts are appended to: what is wanted are also the texts that a wanted one begins with.
void OrderSearch::dropUselessTexts()
{
    bool anyIsWanted = false;
    const auto note = [&](const Effect &effect) {
        anyIsWanted = anyIsWanted || effect.fails || effect.kind == OperationKind::Add;
        if (needsValue(effect))
            m_values.want(effect.kind == OperationKind::CompareAndSet ? effect.expected : effect.value);
    };
    for (const Required &required : m_required)
        note(required.effect);
    for (const Optional &optional : m_optional)
        note(optional.effect);
    if (anyIsWanted)
        return;
    std::erase_if(m_optional, [this](const Optional &one) {
        return one.effect.kind == OperationKind::Put && !m_values.isBeginning(one.effect.value);
    });
}

void OrderSearch::countWaiting()
{
    for (const Required &required : m_required) {
        m_needing += needsValue(required.effect) ? 1 : 0;
        m_writing += writesAnew(required.effect) ? 1 : 0;
    }
    for (const Optional &optional : m_optional)
        m_writing += writesAnew(optional.effect) ? optional.calls.size() : 0;
}

OrderSearch::Outcome OrderSearch::run(const std::function<bool()> &mayGoOn)
{
    std::size_t from = 0;
    while (m_frontier < m_required.size() || !m_skipped.empty()) {
        if (isFull() || !mayGoOn()) {
            noteLongest();
            return Outcome::GivenUp;
        }
        listMoves();
        if (makeMove(from)) {
            from = 0;
            continue;
        }
        noteLongest();
        if (m_made.empty())
            return Outcome::NoneExists;
        from = m_made.back().turn + 1;
        unmake();
    }
    return Outcome::Found;
}

void OrderSearch::noteLongest()
{
    if (m_made.size() <= m_longest.size())
        return;
    m_longest.clear();
    for (const Made &made : m_made)
        m_longest.push_back(made.move);
}

std::vector<std::size_t> OrderSearch::longest() const
{
    std::vector<std::size_t> taken(m_optional.size());
    std::vector<std::size_t> places;
    for (const Move &move : m_longest)
        places.push_back(move.isOptional ? m_optional[move.place].calls[taken[move.place]++]
                                         : m_required[move.place].call);
    return places;
}

// ---- what an operation does

/// What the key holds after an operation that finds `m_value` there; nothing when it cannot have had its
/// outcome.
std::optional<OrderSearch::Number> OrderSearch::valueAfter(const Effect &effect)
{
    if (m_value == RegisterValues::unknown)
        return afterUnknown(effect);
    std::optional<Number> after;
    switch (effect.kind) {
    case OperationKind::Put:
    case OperationKind::Delete: after = effect.value; break;
    case OperationKind::CompareAndSet:
        if (m_value == effect.expected)
            after = effect.value;
        break;
    case OperationKind::Add: after = m_values.sum(m_value, effect.value); break;
    case OperationKind::Append: after = m_values.joined(m_value, effect.value); break;
    case OperationKind::Get:
    case OperationKind::Read:
        if (m_value == effect.value)
            after = m_value;
        break;
    }
    if (effect.fails)
        return after ? std::nullopt : std::optional(m_value);
    return after;
}

/// The same where it is not known what was there before: any outcome may be, and tells what was there.
std::optional<OrderSearch::Number> OrderSearch::afterUnknown(const Effect &effect) const
{
    if (effect.fails)
        return isBlind(effect) ? std::nullopt : std::optional(m_value);
    const bool buildsOn = effect.kind == OperationKind::Add || effect.kind == OperationKind::Append;
    return buildsOn ? RegisterValues::unknown : effect.value;
}

/// Whether it leaves the value as it is whenever it has its outcome.
bool OrderSearch::keepsValue(const Effect &effect) const
{
    if (effect.fails)
        return true;
    if (m_value == RegisterValues::unknown)
        return false;
    return effect.kind == OperationKind::Read || effect.kind == OperationKind::Get ||
           (effect.kind == OperationKind::CompareAndSet && effect.expected == effect.value);
}

/// Whether it writes whatever was there before.
bool OrderSearch::isBlind(const Effect &effect)
{
    return effect.kind == OperationKind::Put || effect.kind == OperationKind::Delete;
}

/// Whether it can only happen where one certain value is.
bool OrderSearch::needsValue(const Effect &effect)
{
    return !effect.fails && (effect.kind == OperationKind::Read || effect.kind == OperationKind::Get ||
                             effect.kind == OperationKind::CompareAndSet);
}

/// Whether it may make something out of any value that is no text after it.
bool OrderSearch::writesAnew(const Effect &effect)
{
    return !effect.fails && (isBlind(effect) || effect.kind == OperationKind::Add);
}

/// Whether after this move a text is there that nothing outstanding can make into what is still needed.
bool OrderSearch::leadsNowhere(const Move &move, Number after) const
{
    if (!m_grows || m_values.isBeginning(after))
        return false;
    const Effect &effect = effectOf(move);
    const std::size_t writing = m_writing - (writesAnew(effect) ? 1 : 0);
    const std::size_t needing = m_needing - (!move.isOptional && needsValue(effect) ? 1 : 0);
    return writing == 0 && needing != 0;
}

// ---- moves

const OrderSearch::Effect &OrderSearch::effectOf(const Move &move) const
{
    return move.isOptional ? m_optional[move.place].effect : m_required[move.place].effect;
}

/// Nothing may take effect after the return of an operation that has not taken effect: the earliest such
/// return is the horizon.
void OrderSearch::listMoves()
{
    m_moves.clear();
    std::uint64_t horizon = never;
    for (const Place place : m_skipped) {
        if (considerRequired(place))
            return;
        horizon = std::min(horizon, m_required[place].returned);
    }
    for (Place place = m_frontier; place < m_required.size() && m_required[place].called < horizon; ++place) {
        if (considerRequired(place))
            return;
        horizon = std::min(horizon, m_required[place].returned);
    }
    std::sort(m_moves.begin(), m_moves.end(), [this](const Move &a, const Move &b) {
        return m_required[a.place].returned < m_required[b.place].returned;
    });
    for (Place place = 0; place < m_optional.size(); ++place)
        considerOptional(place, horizon);
}

/// True when it is the only move that is to be tried.
bool OrderSearch::considerRequired(Place place)
{
    const Required &required = m_required[place];
    const std::optional<Number> after = valueAfter(required.effect);
    if (!after)
        return false;
    if (keepsValue(required.effect)) {
        m_moves.assign(1, {false, place});
        return true;
    }
    if ((m_isUnused && isBlind(required.effect)) || leadsNowhere({false, place}, *after))
        return false;
    const auto same = std::find_if(m_moves.begin(), m_moves.end(),
                                   [&](const Move &other) { return effectOf(other) == required.effect; });
    if (same == m_moves.end())
        m_moves.push_back({false, place});
    else if (required.returned < m_required[same->place].returned)
        same->place = place;
    return false;
}

void OrderSearch::considerOptional(Place place, std::uint64_t horizon)
{
    const Optional &optional = m_optional[place];
    if (optional.taken == optional.calls.size() || optional.called[optional.taken] >= horizon ||
        (m_isUnused && isBlind(optional.effect)))
        return;
    const std::optional<Number> after = valueAfter(optional.effect);
    const bool isThere = std::any_of(m_moves.begin(), m_moves.end(),
                                     [&](const Move &other) { return effectOf(other) == optional.effect; });
    if (after && *after != m_value && !isThere && !leadsNowhere({true, place}, *after))
        m_moves.push_back({true, place});
}

/// Makes the first move from that turn on that leads where the search has not been. False when there is none.
bool OrderSearch::makeMove(std::size_t from)
{
    for (std::size_t turn = from; turn < m_moves.size(); ++turn) {
        make(m_moves[turn], turn);
        if (isNew())
            return true;
        unmake();
    }
    return false;
}

void OrderSearch::make(const Move &move, std::size_t turn)
{
    m_made.push_back({move, turn, m_value, m_frontier, m_skipped.size(), m_isUnused});
    m_value = *valueAfter(effectOf(move));
    m_isUnused = move.isOptional;
    m_needing -= !move.isOptional && needsValue(effectOf(move)) ? 1 : 0;
    m_writing -= writesAnew(effectOf(move)) ? 1 : 0;
    if (move.isOptional) {
        ++m_optional[move.place].taken;
    } else if (move.place < m_frontier) {
        const auto at = std::lower_bound(m_skipped.begin(), m_skipped.end(), move.place);
        m_made.back().skippedAt = static_cast<std::size_t>(at - m_skipped.begin());
        m_skipped.erase(at);
    } else {
        for (; m_frontier < move.place; ++m_frontier)
            m_skipped.push_back(m_frontier);
        ++m_frontier;
    }
}

void OrderSearch::unmake()
{
    const Made &made = m_made.back();
    m_needing += !made.move.isOptional && needsValue(effectOf(made.move)) ? 1 : 0;
    m_writing += writesAnew(effectOf(made.move)) ? 1 : 0;
    if (made.move.isOptional)
        --m_optional[made.move.place].taken;
    else if (made.move.place < made.frontierBefore)
        m_skipped.insert(m_skipped.begin() + static_cast<std::ptrdiff_t>(made.skippedAt), made.move.place);
    else
        m_skipped.resize(made.skippedAt);
    m_frontier = made.frontierBefore;
    m_value = made.valueBefore;
    m_isUnused = made.wasUnused;
    m_made.pop_back();
}

// ---- where the search has been

/// All that the future depends on, but for the optional operations that are left.
std::string OrderSearch::where() const
{
    std::string key;
    const auto add = [&key](std::uint32_t number) {
        key.append(reinterpret_cast<const char *>(&number), sizeof number);
    };
    add(m_frontier);
    add(m_value);
    key += m_isUnused ? '1' : '0';
    for (const Place place : m_skipped)
        add(place);
    return key;
}

OrderSearch::Counts OrderSearch::counts() const
{
    Counts counts;
    for (Place place = 0; place < m_optional.size(); ++place)
        if (m_optional[place].taken != 0)
            counts.emplace_back(place, static_cast<std::uint32_t>(m_optional[place].taken));
    return counts;
}

namespace {

/// Whether of no class more are taken in `a` than in `b`; both are sorted by class.
template <class Counts>
bool isWithin(const Counts &a, const Counts &b)
{
    auto other = b.begin();
    for (const auto &[place, count] : a) {
        while (other != b.end() && other->first < place)
            ++other;
        if (other == b.end() || other->first != place || other->second < count)
            return false;
    }
    return true;
}

} // namespace

bool OrderSearch::isNew()
{
    std::string place = where();
    const Counts taken = counts();
    constexpr std::size_t perPlace = 100; // Of a hash table's node and bucket.
    m_bytes += perPlace + place.size() + taken.size() * sizeof(Counts::value_type);
    std::vector<Counts> &known = m_seen[std::move(place)];
    if (std::any_of(known.begin(), known.end(), [&](const Counts &one) { return isWithin(one, taken); }))
        return false;
    std::erase_if(known, [&](const Counts &one) { return isWithin(taken, one); });
    known.push_back(taken);
    return true;
}

} // namespace raft
