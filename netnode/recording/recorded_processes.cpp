#include "netnode/recording/recorded_processes.h"

#include <QCoreApplication>

#include <utility>

namespace raftarium {

namespace {

std::string reasonOf()
{
    return QCoreApplication::translate(
               "RecordedProcesses",
               "This is a recording of real processes; press F to continue from here in simulation.")
        .toStdString();
}

} // namespace

RecordedProcesses::RecordedProcesses(std::unique_ptr<raft::Cluster> shadow, Captions captions)
    : m_shadow(std::move(shadow)), m_captions(std::move(captions))
{
}

raft::Capabilities RecordedProcesses::capabilities() const
{
    raft::Capabilities can;
    can.byHand = false;
    can.elsewhere = true;
    can.reason = reasonOf();
    return can;
}

raft::ClusterView RecordedProcesses::view() const
{
    raft::ClusterView view = m_shadow->view();
    m_captions.captionNow(view);
    return view;
}

raft::ClusterView RecordedProcesses::viewAt(raft::EventNumber event) const
{
    raft::ClusterView view = m_shadow->viewAt(event);
    m_captions.caption(view);
    return view;
}

raft::ActionResult RecordedProcesses::perform(const raft::Action &)
{
    raft::ActionResult result;
    result.problem = reasonOf();
    return result;
}

std::string RecordedProcesses::obstacle(const raft::Action &) const
{
    return reasonOf();
}

std::unique_ptr<raft::Cluster> RecordedProcesses::branch(raft::EventNumber event, raft::Time at) const
{
    std::unique_ptr<raft::Cluster> here = m_shadow->branch(event, at);
    if (here)
        here->perform(raft::action::GoOnHere{});
    return here;
}

} // namespace raftarium
