#pragma once

#include "netnode/raftctl/command.h"
#include "netnode/raftctl/command_line.h"
#include "netnode/traces/trace_file.h"

namespace raftarium {

/// `raftctl trace show FILE…`, `trace summary FILE…`: what the traces of other implementations tell;
/// `trace convert FILE… -o OUT`: the same in Raftarium's own form; `trace export RUN -o OUT`: one of our own
/// runs in that form. Exit code: 0 done, 2 usage, or a file that cannot be read or understood.
RaftctlCommand traceShowCommand();
RaftctlCommand traceSummaryCommand();
RaftctlCommand traceConvertCommand();
RaftctlCommand traceExportCommand();

/// The options that say how the files of a trace are to be read.
QList<CommandOption> traceReadingOptions();
/// -o FILE.
CommandOption traceOutputOption(const QString &text);
/// What the command line asks for; nothing after having said what is wrong with it.
std::optional<TraceRequest> traceRequestOf(const CommandLine &line);

} // namespace raftarium
