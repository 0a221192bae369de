#include "netnode/recording/recorded_processes.h"

#include <QCoreApplication>

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

raft::Capabilities RecordedProcesses::capabilities() const
{
    raft::Capabilities can;
    can.manual = false;
    can.external = true;
    can.reason = reasonOf();
    return can;
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

} // namespace raftarium
