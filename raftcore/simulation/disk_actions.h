#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/simulation/preconditions.h"

namespace raft {

class Engine;

/// What a person does to disks, and to what is on them.
class DiskActions {
public:
    explicit DiskActions(Engine &engine) : m_engine(engine) {}

    static std::string obstacle(const action::SetDisk &, const Preconditions &must);
    void perform(const action::SetDisk &);
    static std::string obstacle(const action::Sync &, const Preconditions &must);
    void perform(const action::Sync &);
    static std::string obstacle(const action::SyncOldest &, const Preconditions &must);
    void perform(const action::SyncOldest &);
    static std::string obstacle(const action::CompactLog &, const Preconditions &must);
    void perform(const action::CompactLog &);
    static std::string obstacle(const action::CompactLogTo &, const Preconditions &must);
    void perform(const action::CompactLogTo &);
    static std::string obstacle(const action::SlowDisk &, const Preconditions &must);
    void perform(const action::SlowDisk &);
    static std::string obstacle(const action::SetDiskTime &, const Preconditions &must);
    void perform(const action::SetDiskTime &);
    static std::string obstacle(const action::WipeDisk &, const Preconditions &must);
    void perform(const action::WipeDisk &);
    static std::string obstacle(const action::CopyDisk &, const Preconditions &must);
    void perform(const action::CopyDisk &);
    static std::string obstacle(const action::RestoreDisk &, const Preconditions &must);
    void perform(const action::RestoreDisk &);

private:
    void compact(NodeId server, Index upTo);
    void replace(SimulatedServer &server, Stored disk, DiskFate fate);

    Engine &m_engine;
};

} // namespace raft
