#pragma once
// Writes what a Raft server does as a Raftarium trace (*.trace.jsonl).
//
//     RaftTrace trace("run.trace.jsonl", {"S1", "S2", "S3"});
//     trace.line("S1", "timeout", R"("term":2,"role":"candidate","vote":"S1")");
#include <chrono>
#include <fstream>
#include <mutex>
#include <string>
#include <vector>

/// A file that every server of the process may write to.
class RaftTrace {
public:
    RaftTrace(const std::string &path, const std::vector<std::string> &servers) : m_file(path)
    {
        m_file << "{\"raft_trace\":1,\"unit\":\"us\",\"servers\":[";
        for (std::size_t i = 0; i < servers.size(); ++i)
            m_file << (i == 0 ? "\"" : ",\"") << servers[i] << '"';
        m_file << "]}\n" << std::flush;
    }

    /// Something of this kind happened at a server; `fields` are members of JSON. Call it while the server's lock
    /// is held.
    void line(const std::string &server, const std::string &kind, const std::string &fields = {})
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        const auto since = std::chrono::steady_clock::now() - m_start;
        m_file << "{\"t\":" << std::chrono::duration_cast<std::chrono::microseconds>(since).count() << ",\"n\":\""
               << server << "\",\"k\":\"" << kind << '"' << (fields.empty() ? "" : ",") << fields << "}\n"
               << std::flush;
    }

private:
    std::mutex m_mutex;
    std::ofstream m_file;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};
