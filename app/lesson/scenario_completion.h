#pragma once

#include <QString>
#include <QStringList>

/// What the scenario language offers to those who write it.
namespace raftarium {

/// How a line of commands may go on.
struct Completion {
    QString begun;     ///< The word that is being written; may be empty.
    QStringList words; ///< What it may become, in the order of the alphabet.
};

/// For a line of a `raft` block up to the cursor: a command, a condition, an option or a type of message.
Completion completionOf(const QString &line);

/// How the command is written that the cursor stands in: "put n k=v [session=C:Q]"; empty when there is none.
QString formOf(const QString &line);

} // namespace raftarium
