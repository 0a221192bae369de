#include "raftcore/traces/trace_cluster.h"
#include "raftcore/traces/trace_loader.h"

#include <cstdlib>

/// A trace in the form that it seems to have, and in another one: it is read, checked, and looked at. All at
/// once would leave a few inputs a second.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace raft;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    LabPatterns::read(text, nullptr);
    const TraceForm other = allTraceForms()[size % allTraceForms().size()];
    for (const TraceForm form : {traceFormOf(text).value_or(other), other}) {
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
