#include "raftcore/traces/any_reader.h"

namespace raft {

AnyReader readerOf(TraceForm form, const ReaderOptions &options)
{
    switch (form) {
    case TraceForm::Own: return OwnReader();
    case TraceForm::LabLog: return LabReader(options.patterns, options.server);
    case TraceForm::StateTrace: return StateReader();
    case TraceForm::Interaction: return InteractionReader();
    case TraceForm::Counterexample: return TlcReader();
    case TraceForm::Itf: return ItfReader();
    case TraceForm::ServerLog: return ServerLogReader(options.server);
    }
    return OwnReader();
}

} // namespace raft
