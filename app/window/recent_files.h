#pragma once

#include <QStringList>

class QSettings;

namespace raftarium {

/// The files that were opened or saved lately, remembered in the settings.
class RecentFiles {
public:
    /// The settings are not owned.
    explicit RecentFiles(QSettings *settings) : m_settings(settings) {}

    /// The latest first; only those that are still there.
    QStringList paths() const;
    /// Whether none is remembered, without a look at the disk.
    bool isEmpty() const;
    /// Puts a file before the others. What is built in is not remembered.
    void add(const QString &path);

private:
    QSettings *m_settings;
};

} // namespace raftarium
