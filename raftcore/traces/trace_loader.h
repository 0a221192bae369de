#pragma once

#include "raftcore/traces/any_reader.h"
#include "raftcore/traces/trace.h"
#include "raftcore/traces/trace_form.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

/// Reads one file of a trace as its bytes come in, in bounded memory: finds its form by how it begins, takes
/// lines apart, and hands on what they tell.
class TraceLoader {
public:
    using Take = std::function<void(TraceItem item)>;

    /// Its file is number `file` of the source. All but `take` are shared with the loaders of other files.
    TraceLoader(ServerNames &names, TraceSource &source, std::uint16_t file, Take take);

    /// Takes this form instead of looking for one.
    void setForm(TraceForm form) { m_form = form; }
    /// How sentences of lab logs are to be read.
    void setPatterns(LabPatterns patterns) { m_patterns = std::move(patterns); }
    /// Lines without a server are reported by this one: of logs that each server keeps in a file of its own.
    void setServer(std::string name) { m_server = std::move(name); }

    /// Takes the next bytes of the file.
    void feed(std::string_view bytes);
    /// Nothing comes any more for now: what is complete is handed on. More may follow.
    void flush();
    /// The file is at its end: a last line may lack its end.
    void finish();

    /// The form of the file; nothing as long as none was found.
    std::optional<TraceForm> form() const { return m_form; }

private:
    static constexpr std::size_t lookedAt = 65'536; ///< Bytes at the beginning that tell the form.
    static constexpr std::size_t longestLine = 1U << 24U;

    void begin();
    void learnNames();
    AnyReader reader() const;
    void takeLines();
    void takeLine(std::string_view line);
    void handOn();

    ServerNames &m_names;
    TraceSource &m_source;
    std::uint16_t m_file;
    Take m_take;
    std::optional<TraceForm> m_form;
    LabPatterns m_patterns = LabPatterns::usual();
    std::string m_server;
    std::optional<AnyReader> m_reader; ///< Once the form is known.
    std::string m_rest;                ///< What has not been taken apart yet.
    std::vector<TraceItem> m_items;    ///< Of the line that is read.
    std::uint32_t m_line = 0;
    bool m_isTooLong = false; ///< The line that is being read is skipped.
    bool m_hasTime = false;   ///< A line had a time.
};

} // namespace raft
