#pragma once

#include "netnode/manual/program_option.h"

#include <QList>

#include <optional>

namespace raftarium {

/// What a shell needs to know of a program that has options and no commands.
struct CompletedProgram {
    QString name;
    QList<ProgramOption> options;
    bool files = false;     ///< Whether an argument that is no option is a file.
    QStringList words = {}; ///< What such an argument may be besides.
};

/// A script that completes the program's options and their values in "bash", "zsh" or "fish"; nothing for
/// another shell. A value called FILE or DIR is completed as a path.
std::optional<QString> completionScript(const QString &shell, const CompletedProgram &program);

} // namespace raftarium
