#pragma once

#include <QString>
#include <QStringList>

namespace raftarium {

/// An option of a program or command: what is read, explained by --help and the manual, and completed by
/// shells.
struct ProgramOption {
    QString name; ///< Without the dashes.
    QString text;
    QString value = {};        ///< What stands for its value in the help; empty for a switch.
    QString otherwise = {};    ///< Its value when it is not given.
    QStringList choices = {};  ///< The values it may have; empty when they cannot be listed.
    QString variable = {};     ///< The environment variable that gives it as well; empty: none.
    bool valueMayLack = false; ///< The value may be left out.
    QString letter = {};       ///< A letter that stands for it as well, behind one dash; empty: none.
};

} // namespace raftarium
