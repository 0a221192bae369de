#include "app/window/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace raftarium {

namespace {

constexpr qsizetype mostFiles = 8;

QString key()
{
    return QStringLiteral("recentFiles");
}

} // namespace

bool RecentFiles::isEmpty() const
{
    return m_settings->value(key()).toStringList().isEmpty();
}

QStringList RecentFiles::paths() const
{
    QStringList paths = m_settings->value(key()).toStringList();
    paths.removeIf([](const QString &path) { return !QFileInfo(path).isFile(); });
    return paths;
}

void RecentFiles::add(const QString &path)
{
    if (path.startsWith(u':'))
        return;
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList all = paths();
    all.removeAll(absolute);
    all.prepend(absolute);
    m_settings->setValue(key(), all.mid(0, mostFiles));
}

} // namespace raftarium
