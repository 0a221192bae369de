#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_loader.h"

#include <cstdlib>

/// A trace in every form, whatever it seems to be: it is read, checked, and looked at.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace raft;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    traceFormOf(text);
    LabPatterns::read(text, nullptr);
    for (const TraceForm form : allTraceForms()) {
        const auto trace = std::make_shared<Trace>();
        TraceLoader loader(trace->names(), trace->source(), 0,
                           [&trace](TraceItem item) { trace->add(std::move(item)); });
        loader.setForm(form);
        loader.setServer("S1");
        loader.feed(text);
        loader.finish();
        const TraceCluster cluster(trace);
        const EventNumber last = cluster.events().size();
        for (const EventNumber event : {EventNumber{0}, last / 2, last})
            if (cluster.viewAt(event).servers.size() > ServerNames::most)
                std::abort();
        for (EventNumber event = 1; event <= std::min<EventNumber>(last, 16); ++event)
            if (cluster.describe(event).empty())
                std::abort();
    }
    return 0;
}
