#include "raftcore/simulation/operation_record.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

void put(ByteWriter &out, const Operation &operation)
{
    out.byte(static_cast<std::uint8_t>(operation.kind));
    out.byte(static_cast<std::uint8_t>(operation.outcome));
    out.byte(static_cast<std::uint8_t>(operation.refusal));
    out.number(operation.server.value);
    out.text(operation.key);
    out.text(operation.value);
    out.optionalText(operation.expected);
    out.byte(operation.session ? 1 : 0);
    if (operation.session) {
        out.text(operation.session->client);
        out.number(operation.session->sequence);
    }
    out.integer(operation.called.count());
    out.integer((*operation.returned - operation.called).count());
    out.optionalText(operation.result);
    out.number(operation.index.value);
    out.number(operation.leader.value_or(NodeId{}).value);
}

// The fields in the order in which put() writes them.
Operation get(ByteReader &in)
{
    Operation operation;
    operation.kind = static_cast<OperationKind>(in.byte());
    operation.outcome = static_cast<OperationOutcome>(in.byte());
    operation.refusal = static_cast<Refusal>(in.byte());
    operation.server.value = in.number();
    operation.key = in.text();
    operation.value = in.text();
    operation.expected = in.optionalText();
    if (in.byte() != 0) {
        Session &session = operation.session.emplace();
        session.client = in.text();
        session.sequence = in.number();
    }
    operation.called = Time{in.integer()};
    operation.returned = operation.called + Time{in.integer()};
    operation.result = in.optionalText();
    operation.index.value = in.number();
    if (const NodeId leader{in.number()}; leader.value != 0)
        operation.leader = leader;
    return operation;
}

} // namespace

Operation asPending(Operation operation)
{
    operation.outcome = OperationOutcome::Pending;
    operation.returned.reset();
    operation.result.reset();
    operation.index = {};
    operation.refusal = Refusal::NotLeader;
    operation.leader.reset();
    return operation;
}

const OperationRecord::Group *OperationRecord::groupOf(OperationId id) const
{
    return id < m_first || id > m_last ? nullptr : &m_groups[(id - 1) / groupSize - m_firstGroup];
}

OperationRecord::Group *OperationRecord::groupOf(OperationId id)
{
    return const_cast<Group *>(std::as_const(*this).groupOf(id));
}

std::optional<Operation> OperationRecord::find(OperationId id) const
{
    return Reader(*this).find(id);
}

std::optional<Operation> OperationRecord::Reader::find(OperationId id)
{
    const Group *group = m_record.groupOf(id);
    if (group == nullptr)
        return std::nullopt;
    const std::size_t place = (id - 1) % groupSize;
    if (!group->putAway)
        return group->operations[place];
    if (std::exchange(m_group, group) != group || m_unpacked > place) {
        m_in.emplace(*group->putAway);
        m_unpacked = 0;
    }
    Operation operation = get(*m_in);
    for (++m_unpacked; m_unpacked <= place; ++m_unpacked)
        operation = get(*m_in);
    operation.id = id;
    return operation;
}

Operation *OperationRecord::pending(OperationId id)
{
    Group *group = groupOf(id);
    if (group == nullptr || group->putAway)
        return nullptr;
    Operation &operation = group->operations[(id - 1) % groupSize];
    return operation.outcome == OperationOutcome::Pending ? &operation : nullptr;
}

void OperationRecord::append(Operation operation)
{
    m_last = operation.id;
    if ((m_last - 1) % groupSize == 0) {
        m_groups.emplace_back();
        if (m_groups.size() > latestGroups)
            putAwayIfOld(m_groups.size() - 1 - latestGroups);
    }
    ++m_groups.back().open;
    m_groups.back().operations.push_back(std::move(operation));
}

void OperationRecord::close(OperationId id, OperationOutcome outcome, Time at)
{
    Operation *operation = pending(id);
    if (operation == nullptr)
        return;
    operation->outcome = outcome;
    operation->returned = at;
    --groupOf(id)->open;
    putAwayIfOld((id - 1) / groupSize - m_firstGroup);
}

void OperationRecord::putAwayIfOld(std::size_t place)
{
    Group &group = m_groups[place];
    if (place + latestGroups < m_groups.size() && group.open == 0 && !group.putAway)
        putAway(group);
}

void OperationRecord::putAway(Group &group)
{
    ByteWriter out;
    for (const Operation &operation : group.operations)
        put(out, operation);
    std::string bytes = out.take();
    bytes.shrink_to_fit();
    group.putAway = std::make_shared<const std::string>(std::move(bytes));
    group.operations = {};
}

void OperationRecord::takeOut(Group &group, OperationId first)
{
    if (!group.putAway)
        return;
    ByteReader in(*group.putAway);
    for (std::size_t place = 0; place < groupSize; ++place) {
        group.operations.push_back(get(in));
        group.operations.back().id = first + place;
    }
    group.putAway.reset();
}

void OperationRecord::goBackTo(OperationId last, const std::vector<OperationId> &pending)
{
    while (m_last > last && m_last >= m_first) {
        Group &group = *groupOf(m_last);
        takeOut(group, (m_last - 1) / groupSize * groupSize + 1);
        if (group.operations.back().outcome == OperationOutcome::Pending)
            --group.open;
        group.operations.pop_back();
        if (group.operations.empty())
            m_groups.pop_back();
        --m_last;
    }
    for (const OperationId id : pending) {
        Group *group = groupOf(id);
        if (group == nullptr || this->pending(id) != nullptr)
            continue;
        takeOut(*group, (id - 1) / groupSize * groupSize + 1);
        Operation &operation = group->operations[(id - 1) % groupSize];
        operation = asPending(std::move(operation));
        ++group->open;
    }
}

// Whole groups go.
void OperationRecord::forgetBefore(OperationId id)
{
    m_first = std::max(m_first, id);
    while (!m_groups.empty() && (m_firstGroup + 1) * groupSize < m_first) {
        m_groups.pop_front();
        ++m_firstGroup;
    }
}

} // namespace raft
