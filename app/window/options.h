#pragma once

#include "app/export/export_request.h"
#include "app/session/process_request.h"
#include "raftcore/cluster/event.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <variant>

namespace raftarium {

/// The files that the program is to make, instead of showing a window. A path that is empty asks for none.
struct MadeFiles {
    QString screenshot;                    ///< A picture of the window.
    QString report;                        ///< The run in words, as Markdown.
    QString handout;                       ///< The lesson for paper.
    QString page;                          ///< The run as a web page.
    std::optional<ExportRequest> exported; ///< Another file that is asked for.

    bool any() const
    {
        return !screenshot.isEmpty() || !report.isEmpty() || !handout.isEmpty() || !page.isEmpty() ||
               exported.has_value();
    }
};

/// What the command line asks for.
struct Options {
    QString file;                 ///< A scenario, a recording or a trace; empty: a new cluster.
    QStringList moreFiles;        ///< Of a trace in several files: the others.
    QString group;                ///< Of a trace of several Raft groups: the one to show; empty: the first.
    std::optional<raft::Time> at; ///< The instant to show; of real processes, when to take their picture.
    std::optional<raft::EventNumber> event; ///< The event to show instead: FILE#event=2722.
    MadeFiles made;
    std::optional<QSize> size;
    std::optional<bool> dark; ///< Nothing: as the system.
    QString language;         ///< Its code; empty: as chosen in the window, else as the system.
    std::optional<std::uint64_t> seed;
    std::optional<std::size_t> servers;
    bool real = false;      ///< Real processes instead of a simulation …
    ProcessRequest process; ///< … and which ones.
    bool tour = false;
    bool help = false;
    bool version = false;
    bool manual = false;
    QString completion; ///< The shell that asks for a script; empty: none.

    /// Whether the program says something about itself instead of running.
    bool printsInstead() const { return help || version || manual || !completion.isEmpty(); }

    QStringList files() const { return QStringList(file) + moreFiles; }

    /// Whether an instant is named.
    bool namesInstant() const { return at.has_value() || event.has_value(); }

    /// Whether a scenario is all that is to be shown, and not a picture or a report of it.
    bool isLesson() const;
    /// Whether no window needs to be seen: pictures, reports and pages are made and that is all.
    bool unattended() const { return made.any(); }
};

/// Understands the arguments (without the program's name), or says in one sentence what is wrong.
std::variant<Options, QString> parseOptions(const QStringList &arguments);

} // namespace raftarium
