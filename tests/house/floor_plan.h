#pragma once

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

/// The rooms of the source tree, as the room(...) lines of CMake draw them.
class FloorPlan {
public:
    /// Reads every room(PATH … NEEDS ROOM… …) line of a CMakeLists.txt.
    void read(const QString &cmake);

    QStringList rooms() const { return m_needs.keys(); }
    /// The room itself, the rooms it needs, and those that they need.
    QSet<QString> within(const QString &room) const;
    /// What `source`, the text of a file in `room`, includes against the rules of the house: one sentence
    /// each, "line N: …".
    QStringList trespasses(const QString &room, const QString &source) const;

private:
    QString objection(const QString &room, const QString &header, bool angled) const;

    QMap<QString, QStringList> m_needs;
};
