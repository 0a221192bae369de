#pragma once

#include "raftcore/consensus/types.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

/// What can leave the window as a file, in the words of the command line.
namespace raftarium {

/// What can be exported.
enum class ExportedThing : std::uint8_t {
    Window,
    Canvas,
    Timeline,
    LogGrid,
    Diagram,
    Events,
    Operations,
    Logs,
    Report,
    Page,
};

/// The form of a file. Its name's suffix tells it.
enum class ExportForm : std::uint8_t { Png, Svg, Pdf, Webm, Mp4, Gif, Csv, JsonLines, Markdown, Html };

/// A stretch of a run; what is left out is its start or its end.
struct Stretch {
    std::optional<raft::Time> from;
    std::optional<raft::Time> to;
};

/// One file that is asked for.
struct ExportRequest {
    QString path;
    ExportedThing thing = ExportedThing::Window;
    ExportForm form = ExportForm::Png;
    Stretch stretch;    ///< Of films and diagrams.
    double speed = 0.1; ///< Of films: seconds of the run that pass in one of the film.
    int framesPerSecond = 25;

    /// Whether it shows time passing: a film, or pictures with numbers ("frame-%04d.png").
    bool isFilm() const;
};

/// "window", "canvas", "log-grid", …: as it is written on a command line.
QString exportWord(ExportedThing thing);
std::optional<ExportedThing> exportedThingNamed(const QString &word);
/// All of them.
QStringList exportWords();
/// The suffixes that a file with that may have; the first one is the usual one.
QStringList suffixesOf(ExportedThing thing);
/// "png", …
QString suffixOf(ExportForm form);

/// A file for that thing, or, without one, for what files with such a suffix usually hold; else one sentence
/// that says what is wrong.
std::variant<ExportRequest, QString> exportRequestFor(const QString &path,
                                                      const std::optional<ExportedThing> &thing);

/// The name of a numbered file: "frame-%04d.png" and 7 give "frame-0007.png". Nothing when the name has no
/// place for a number, or more than one.
std::optional<QString> numberedName(const QString &pattern, int number);

} // namespace raftarium
