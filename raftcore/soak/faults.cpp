#include "raftcore/soak/run.h"

namespace raft {

const SoakRun::Fault SoakRun::faults[] = {
    {&SoakFaults::crashes, &SoakRun::crashOrRestart},
    {&SoakFaults::pauses, &SoakRun::pauseOrResume},
    {&SoakFaults::drifts, &SoakRun::driftClock},
    {&SoakFaults::cuts, &SoakRun::cutOrOpen},
    {&SoakFaults::splits, &SoakRun::splitOrHeal},
    {&SoakFaults::holds, &SoakRun::holdOrRelease},
    {&SoakFaults::slowLinks, &SoakRun::slowLink},
    {&SoakFaults::lossyLinks, &SoakRun::loseOnLink},
    {&SoakFaults::messages, &SoakRun::touchMessage},
    {&SoakFaults::manualDisks, &SoakRun::manualDisk},
    {&SoakFaults::slowDisks, &SoakRun::slowDisk},
    {&SoakFaults::timeouts, &SoakRun::timeOut},
    {&SoakFaults::snapshots, &SoakRun::compact},
    {&SoakFaults::transfers, &SoakRun::transfer},
    {&SoakFaults::memberships, &SoakRun::changeMembership},
    {&SoakFaults::disks, &SoakRun::loseDisk},
};

void SoakRun::injectFault()
{
    unsigned all = 0;
    for (const Fault &fault : faults)
        all += m_plan.faults.*fault.often;
    if (all == 0)
        return;
    auto chosen = static_cast<unsigned>(below(all));
    for (const Fault &fault : faults) {
        const unsigned often = m_plan.faults.*fault.often;
        if (chosen < often)
            return (this->*fault.inject)();
        chosen -= often;
    }
}

void SoakRun::crashOrRestart()
{
    const NodeId id = anyServer();
    if (act(action::Restart{id}))
        return;
    const ClusterView view = m_cluster->view();
    const std::size_t unsynced = view.server(id)->unsyncedWrites;
    act(action::Crash{id, m_plan.tornDisks ? below(unsynced + 1) : 0});
    if (percent(30))
        act(action::Restart{id});
}

void SoakRun::pauseOrResume()
{
    const NodeId id = anyServer();
    if (!act(action::Resume{id}))
        act(action::Pause{id});
}

void SoakRun::driftClock()
{
    const std::int64_t most = m_plan.mostDriftPerMillion;
    act(action::DriftClock{anyServer(), static_cast<std::int32_t>(m_random.between(-most, most))});
}

void SoakRun::cutOrOpen()
{
    const NodeId from = anyServer();
    const NodeId to = anyServer();
    if (!act(action::OpenLink{from, to}))
        act(action::CutLink{from, to});
}

void SoakRun::splitOrHeal()
{
    if (percent(40)) {
        act(action::Heal{});
        return;
    }
    action::Split split{{{}, {}}};
    for (const NodeId id : servers())
        split.groups[percent(50) ? 0 : 1].push_back(id);
    act(split);
}

void SoakRun::holdOrRelease()
{
    const NodeId from = anyServer();
    const NodeId to = anyServer();
    if (!act(action::ReleaseLink{from, to}))
        act(action::HoldLink{from, to});
}

void SoakRun::slowLink()
{
    const NodeId from = anyServer();
    act(action::SlowLink{from, anyServer(), percent(40) ? Time{} : anyTime(0, 400)});
}

void SoakRun::loseOnLink()
{
    const NodeId from = anyServer();
    const NodeId to = anyServer();
    const auto loss = static_cast<std::uint32_t>(percent(40) ? 0 : m_random.between(0, 600'000));
    act(action::LoseOnLink{from, to, loss});
}

void SoakRun::touchMessage()
{
    const ClusterView view = m_cluster->view();
    if (view.messages.empty())
        return;
    const std::uint64_t id = view.messages[below(view.messages.size())].id;
    switch (m_random.between(0, 4)) {
    case 0: act(action::Drop{id}); break;
    case 1: act(action::Duplicate{id}); break;
    case 2: act(action::HoldMessage{id}); break;
    case 3: act(action::DelayMessage{id, anyTime(0, 600)}); break;
    default: act(action::Deliver{id}); break;
    }
}

void SoakRun::manualDisk()
{
    const NodeId id = anyServer();
    if (percent(30) && act(action::Sync{id}))
        return;
    if (!act(action::SetDisk{id, false}))
        act(action::SetDisk{id, true});
}

void SoakRun::slowDisk()
{
    act(action::SlowDisk{anyServer(), percent(40) ? Time{} : anyTime(0, 200)});
}

void SoakRun::timeOut()
{
    act(action::ForceTimeout{anyServer()});
}

void SoakRun::compact()
{
    act(action::CompactLog{anyServer()});
}

void SoakRun::transfer()
{
    const NodeId from = percent(90) ? anyLeader() : anyServer();
    act(action::Transfer{from, percent(20) ? std::nullopt : std::optional(anyServer())});
}

} // namespace raft
