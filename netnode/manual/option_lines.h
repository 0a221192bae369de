#pragma once

#include "netnode/manual/program_option.h"

#include <QList>

namespace raftarium {

/// The widest line of a help.
constexpr qsizetype helpColumns = 80;

/// The words of a text in lines of at most `width` columns; a word that is longer has a line of its own.
QStringList wrapped(const QString &text, qsizetype width);

/// An option as one types it, with what stands for its value: "-o, --output FILE".
QString spelled(const ProgramOption &option);

/// Its text, and the values it may have, unless the text names them.
QString explained(const ProgramOption &option);

/// The options as --help explains them, in lines of at most helpColumns. The variable of an option stands at
/// the end of its text.
QString optionLines(const QList<ProgramOption> &options);

/// -h, --help, as every program and command has it.
ProgramOption helpOption();

/// What a program prints about itself instead of running, besides its help.
QList<ProgramOption> informationOptions();

} // namespace raftarium
