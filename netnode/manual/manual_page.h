#pragma once

#include "netnode/manual/program_option.h"

#include <QList>

#include <utility>
#include <variant>

namespace raftarium {

/// A term and what it means, as options, exit codes and files are explained. A term of several lines has
/// several forms.
struct ManualEntry {
    QString term;
    QString text;
};

/// Lines that are printed as they are.
struct ManualExample {
    QStringList lines;
};

/// A title within a section.
struct ManualHeading {
    QString text;
};

/// In texts, what stands between backticks is what one types.
using ManualPart = std::variant<QString, ManualEntry, ManualExample, ManualHeading>;

/// A titled part of a page.
struct ManualSection {
    QString title;
    QList<ManualPart> parts;
};

/// What a page of the manual says, whatever program shows it.
struct Manual {
    QString name;
    int section = 1; ///< Of the manual: 1 for programs, 5 for file formats.
    QString summary; ///< In a few words, without a full stop.
    QStringList synopsis;
    QList<ManualSection> sections;
    QStringList seeAlso; ///< "raftctl(1)".
};

/// Options as parts of a section.
QList<ManualPart> manualParts(const QList<ProgramOption> &options);

/// The page for man(1), in the macros of man(7): ASCII only, a new line for each sentence, lines below 80
/// bytes.
/// @param version "1.0.0"
/// @param date of that version, as 2026-11-30; it stands at the foot of the page
QString manualPage(const Manual &manual, const QString &version, const QString &date);

} // namespace raftarium
