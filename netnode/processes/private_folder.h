#pragma once

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace raftarium {

/// A folder for the journals of servers that need not be kept. It goes with this object; when the program
/// was killed, with the next such folder of the same user.
class PrivateFolder {
public:
    /// Below `parent`; empty: where temporary files go. Removes what dead owners left there.
    explicit PrivateFolder(const QString &parent = {});
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder &) = delete;
    PrivateFolder &operator=(const PrivateFolder &) = delete;

    /// Empty when no folder could be made.
    QString path() const;

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_lock = -1; ///< A descriptor; the kernel gives the lock up with the program.
};

} // namespace raftarium
