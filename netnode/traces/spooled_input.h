#pragma once

#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace raftarium {

/// What comes from a descriptor, as standard input, written to a temporary file while it comes: it can then
/// be read like any file that grows.
class SpooledInput {
public:
    /// Reads in a thread of its own until the descriptor ends.
    explicit SpooledInput(int descriptor);
    SpooledInput(const SpooledInput &) = delete;
    SpooledInput &operator=(const SpooledInput &) = delete;

    /// The file, which is called "standard input" and goes with this object.
    QString path() const { return m_path; }
    bool hasEnded() const { return *m_ended; }

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::shared_ptr<std::atomic<bool>> m_ended; ///< The thread may outlive this: nothing ends a read.
};

} // namespace raftarium
