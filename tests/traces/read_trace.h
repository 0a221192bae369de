#pragma once

#include "raftcore/traces/trace_loader.h"

#include <memory>
#include <string_view>

/// What the text of one file tells.
inline std::shared_ptr<raft::Trace> readTrace(std::string_view text, std::size_t atOnce = 1'000'000)
{
    auto trace = std::make_shared<raft::Trace>();
    trace->source().files = {"t.log"};
    raft::TraceLoader loader(trace->names(), trace->source(), 0,
                             [&trace](raft::TraceItem item) { trace->add(std::move(item)); });
    for (std::size_t begin = 0; begin < text.size(); begin += atOnce)
        loader.feed(text.substr(begin, atOnce));
    loader.finish();
    return trace;
}
